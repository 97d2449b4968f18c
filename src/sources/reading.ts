/** Borders between outside bytes and observations: numbers, times, ranges. */
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

/** Seconds or milliseconds since 1970, decided by magnitude. */
export const epoch = numeric.refine(value => value > 0, 'is not a time').transform(fromEpoch);

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

/** The parts of an observation that a source repeats. */
type Seed = Omit<Observation, 'subject' | 'span' | 'source' | 'seenAt'> & { subject?: string; span?: number };

/** A maker of observations for one source and one answer; refuses values out of their hard range and times in the future. */
export const observer =
  (source: SourceId, seenAt: Instant) =>
  (seed: Seed): Observation => {
    const [low, high] = rangeOf(seed.metric, seed.asset);
    if (!(seed.value >= low && seed.value <= high)) throw new Refusal(`${seed.metric} ${seed.value} is out of range`);
    if (seed.at > seenAt + FUTURE_TOLERANCE) throw new Refusal(`${seed.metric} is dated in the future`);
    return { subject: null, span: 0, ...seed, source, seenAt };
  };

function rangeOf(metric: MetricId, asset: Scope): readonly [number, number] {
  const range = METRICS[metric].range;
  return metric === 'open_interest' && asset !== 'MARKET' ? [range[0], ASSET_FACTS[asset].supplyCeiling] : range;
}
