/**
 * Gate's statistics of one contract by 5 minutes, hours and days: forced orders of either side, and open interest.
 * The only free record of forced orders that reaches back half a year. `long` means that long positions were closed.
 */
import * as z from 'zod';
import type { Observation } from '../../market/observation.ts';
import { DAY, floorTo, HOUR, type Instant, MINUTE, SECOND } from '../../units/time.ts';
import { heard } from '../forced-orders.ts';
import { gather } from '../gather.ts';
import {
  endOf,
  epoch,
  fieldOf,
  numeric,
  type Observe,
  observer,
  optionalNumeric,
  parse,
  rowsOf,
  within,
} from '../reading.ts';
import { Refusal, type SourceRequest } from '../source.ts';
import { checkSpacing } from '../spacing.ts';
import { calibration } from './calibration.ts';
import { API, type Contract, contractOf, HEADERS } from './contract.ts';

/** One interval's worth of rows, newest last. */
interface Slice {
  readonly interval: '5m' | '1h' | '1d';
  readonly span: number;
  readonly rows: number;
}

const slice = (interval: Slice['interval'], span: number, rows: number): Slice => ({ interval, span, rows });

/** The few newest rows come first: they show how the history counts open interest. Gate refuses a `from` of 180 days ago. */
const NEWEST = slice('5m', 5 * MINUTE, 8);
const NEWS = [NEWEST, slice('1h', HOUR, 3), slice('1d', DAY, 2)] as const;
const HISTORY = [NEWEST, slice('5m', 5 * MINUTE, 300), slice('1h', HOUR, 745), slice('1d', DAY, 180)] as const;

export const slicesOf = (history: boolean): readonly Slice[] => (history ? HISTORY : NEWS);

interface Reading {
  readonly contract: Contract;
  /** Coins held open now according to the ticker. */
  readonly openNow: number | undefined;
  /** What the open interest of the rows is multiplied with; undefined before the first rows were read. */
  readonly scale?: number;
}

/** @see https://www.gate.com/docs/developers/apiv4/en/#futures-statistics */
export function statsRequest(reading: Reading, slices: readonly Slice[], now: Instant): SourceRequest | undefined {
  const [current, ...later] = slices;
  if (!current) return undefined;
  const { asset } = reading.contract;
  const { interval, span, rows } = current;
  return {
    url: `${API}/contract_stats`,
    params: {
      contract: contractOf(asset),
      interval,
      from: (floorTo(now, span) - (rows - 1) * span) / SECOND,
      limit: rows,
    },
    headers: HEADERS,
    asset,
    read: (body, seenAt) => {
      const stats = rowsOf(body);
      checkSpacing(
        stats.map(row => fieldOf(row, 'time')),
        span,
      );
      const known = { ...reading, scale: reading.scale ?? scaleOf(stats, reading, seenAt, span) };
      const next = statsRequest(known, later, seenAt);
      return { ...readStats(stats, known, seenAt, span), ...(next ? { next } : {}) };
    },
  };
}

function readStats(stats: readonly unknown[], reading: Reading, seenAt: Instant, span: number) {
  const { contract, scale = Number.NaN } = reading;
  const { asset } = contract;
  const observe = observer('gate', seenAt);
  const answer = gather(
    stats.flatMap(row => [
      { asset, read: () => forcedOrders(row, contract, observe, span) },
      { asset, read: () => openInterestAt(row, contract, observe, seenAt, span, scale) },
    ]),
  );
  const starts = answer.observations.flatMap(({ metric, at }) => (metric === 'liquidations_long' ? [at] : []));
  const intervals = runs(starts, span).flatMap(([from, to]) => heard(observe, asset, from, Math.min(to, seenAt)));
  return { ...answer, observations: [...answer.observations, ...intervals] };
}

const sums = z.object({
  time: epoch,
  mark_price: optionalNumeric,
  long_liq_usd: optionalNumeric,
  long_liq_usd_new: optionalNumeric,
  long_liq_size: optionalNumeric,
  short_liq_usd: optionalNumeric,
  short_liq_usd_new: optionalNumeric,
  short_liq_size: optionalNumeric,
});

function forcedOrders(row: unknown, contract: Contract, observe: Observe, span: number): readonly Observation[] {
  const { asset } = contract;
  const { time: at, mark_price: mark, ...stated } = parse(sums, row);
  const usd = (side: 'long' | 'short'): number => {
    const value = stated[`${side}_liq_usd_new`] ?? stated[`${side}_liq_usd`];
    if (value === undefined) throw new Refusal(`${side}_liq_usd is missing`);
    const contracts = stated[`${side}_liq_size`];
    if (mark !== undefined && contracts !== undefined) {
      checkSum(value, contracts * contract.size * within('price', asset, mark));
    }
    return value;
  };
  return [
    observe({ metric: 'liquidations_long', asset, at, span, value: usd('long') }),
    observe({ metric: 'liquidations_short', asset, at, span, value: usd('short') }),
  ];
}

/** A sum in dollars and the same in contracts must tell of the same orders; the slack is for contracts cut to integers. */
function checkSum(usd: number, fromContracts: number): void {
  const slack = 1000;
  if (usd > 2 * fromContracts + slack || fromContracts > 2 * usd + slack) {
    throw new Refusal(`forced orders of ${usd} USD and of ${fromContracts} USD contradict each other`);
  }
}

const positions = z.object({ time: epoch, mark_price: optionalNumeric, open_interest_usd: optionalNumeric });

/** Coins as the row counts them; undefined when it does not tell. */
function coinsIn(row: unknown, { asset }: Contract): { readonly start: Instant; readonly coins: number } | undefined {
  const { time, mark_price: mark, open_interest_usd: usd } = parse(positions, row);
  if (mark === undefined || usd === undefined) return undefined;
  return { start: time, coins: within('open_interest', asset, usd / within('price', asset, mark)) };
}

function openInterestAt(
  row: unknown,
  contract: Contract,
  observe: Observe,
  seenAt: Instant,
  span: number,
  scale: number,
): readonly Observation[] {
  const told = coinsIn(row, contract);
  if (!told) return [];
  if (Number.isNaN(scale)) throw new Refusal('open_interest_usd does not fit total_size');
  const at = endOf(told.start, span, seenAt);
  return [observe({ metric: 'open_interest', asset: contract.asset, at, value: told.coins * scale })];
}

/** NaN when the newest rows and the ticker cannot be reconciled, or one of them says nothing. */
function scaleOf(stats: readonly unknown[], { contract, openNow }: Reading, seenAt: Instant, span: number): number {
  const newest = stats
    .flatMap(row => {
      const time = epoch.safeParse(fieldOf(row, 'time')).data;
      return time !== undefined && time <= seenAt && time + 3 * span > seenAt ? [{ time, row }] : [];
    })
    .sort((a, b) => b.time - a.time)
    .find(({ row }) => numeric.safeParse(fieldOf(row, 'open_interest_usd')).success);
  if (!newest || openNow === undefined) return Number.NaN;
  try {
    return calibration(coinsIn(newest.row, contract)?.coins ?? Number.NaN, openNow);
  } catch (error) {
    if (error instanceof Refusal) return Number.NaN;
    throw error;
  }
}

/** Intervals without a gap: where rows follow one another. */
function runs(starts: readonly Instant[], span: number): readonly (readonly [Instant, Instant])[] {
  const found: [Instant, Instant][] = [];
  for (const start of [...starts].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last?.[1] === start) last[1] = start + span;
    else found.push([start, start + span]);
  }
  return found;
}
