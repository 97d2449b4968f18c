/** Borders between outside bytes and observations: numbers, times, ranges, lists, a provider's own refusals. */
import * as z from 'zod';
import { METRICS, type MetricId } from '../market/metric.ts';
import type { Observation, SourceId } from '../market/observation.ts';
import { ASSET_FACTS, type Scope } from '../units/asset.ts';
import { fromEpoch, type Instant, MINUTE } from '../units/time.ts';
import { Refusal } from './source.ts';

/** Providers send the same field as a number today and a string tomorrow; an empty string is no number. */
export const numeric = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'is not a number'),
  ])
  .transform(Number)
  .refine(Number.isFinite, 'is not a finite number');

/** A number that a provider may leave out, or leave blank: undefined then. Anything else must be a number. */
export const optionalNumeric = z
  .union([numeric, z.literal('').transform(() => undefined), z.null().transform(() => undefined)])
  .optional();

/** Bitcoin's first block: a moment before it is some other number in the place of a time. */
const GENESIS = Date.UTC(2009, 0, 3);

const isTime = (at: number): boolean => at >= GENESIS;

/** Seconds or milliseconds since 1970, decided by magnitude. */
export const epoch = numeric.transform(fromEpoch).refine(isTime, 'is not a time');

/** A date and time as text, e.g. `2026-05-18T12:49:21.599Z`. */
export const isoInstant = z
  .string()
  .transform(text => Date.parse(text))
  .refine(isTime, 'is not a time');

/** How far ahead of our clock a provider's may be before its answer is refused. */
const FUTURE_TOLERANCE = 5 * MINUTE;

/** Checks a body against a schema; the refusal names the first field that does not fit. */
export function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new Refusal(`unexpected answer${path ? ` at ${path}` : ''}: ${issue?.message ?? 'does not fit'}`.slice(0, 200));
}

/** One field of a row of any shape; undefined when the row has no such field. */
export const fieldOf = (row: unknown, field: string | number): unknown =>
  typeof row === 'object' && row !== null ? Reflect.get(row, field) : undefined;

/** A refusal in the provider's own words and codes, on one line and short. */
export function refusalOf(...words: readonly unknown[]): Refusal {
  const said = words.filter(word => typeof word === 'string' || typeof word === 'number').join(' ');
  return new Refusal(`answered: ${said.replaceAll(/\s+/g, ' ').trim().slice(0, 150) || 'an error without a message'}`);
}

/**
 * The rows of an answer that is a bare list.
 * @throws {Refusal} with the provider's words when it sent an error object instead, or when the list is empty
 */
export function rowsOf(body: unknown): readonly unknown[] {
  const rows = z.array(z.unknown()).safeParse(body);
  const words = ['msg', 'message', 'error'].map(field => fieldOf(body, field)).find(word => typeof word === 'string');
  if (!rows.success && typeof words === 'string') throw refusalOf(words);
  if (!rows.success) throw new Refusal('unexpected answer: is not a list');
  if (rows.data.length === 0) throw new Refusal('holds no rows');
  return rows.data;
}

/**
 * The end of a period, or the moment of the answer while the period still lasts.
 * @throws {Refusal} when the period has not begun
 */
export function endOf(start: Instant, span: number, seenAt: Instant): Instant {
  if (start > seenAt + FUTURE_TOLERANCE) throw new Refusal('tells of a period in the future');
  return Math.min(start + span, seenAt);
}

/** The parts of an observation that a source repeats. */
export type Seed = Omit<Observation, 'subject' | 'span' | 'source' | 'seenAt'> & { subject?: string; span?: number };

/** A maker of observations for one source and one answer; refuses values out of their hard range and times in the future. */
export const observer =
  (source: SourceId, seenAt: Instant) =>
  (seed: Seed): Observation => {
    within(seed.metric, seed.asset, seed.value);
    if (!isTime(seed.at)) throw new Refusal(`${seed.metric} is dated before any market`);
    if (seed.at > seenAt + FUTURE_TOLERANCE) throw new Refusal(`${seed.metric} is dated in the future`);
    return { subject: null, span: 0, ...seed, source, seenAt };
  };

export type Observe = ReturnType<typeof observer>;

/**
 * The value itself when it lies in the hard range of its metric and asset.
 * @throws {Refusal}
 */
export function within(metric: MetricId, asset: Scope, value: number): number {
  if (!inRange(metric, asset, value)) throw new Refusal(`${metric} ${value} is out of range`);
  return value;
}

/** Whether a value can be true at all; NaN never can. */
export function inRange(metric: MetricId, asset: Scope, value: number): boolean {
  const [low, high] = rangeOf(metric, asset);
  return value >= low && value <= high;
}

/** No coin as a whole is worth more, USD: the wealth of the world is about five times as much. */
const COIN_VALUE_CEILING = 1e14;
const PRICES: ReadonlySet<MetricId> = new Set<MetricId>([
  'price',
  'all_time_high',
  'open',
  'high',
  'low',
  'close',
  'treasury_average_cost',
]);

function rangeOf(metric: MetricId, asset: Scope): readonly [number, number] {
  const [low, high] = METRICS[metric].range;
  if (asset === 'MARKET') return [low, high];
  const supply = ASSET_FACTS[asset].supplyCeiling;
  if (PRICES.has(metric)) return [low, Math.min(high, COIN_VALUE_CEILING / supply)];
  // Nobody holds no position at all in a coin this large: a zero is a field that went blank.
  return metric === 'open_interest' ? [1e-9, supply] : [low, high];
}
