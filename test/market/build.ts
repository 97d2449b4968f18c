/** Markets made of readable parts. Ages are spans before `NOW`, which is a whole hour: no bar is unfinished unless a test says so. */
import { marketOf } from '../../src/market/journal.ts';
import type { Failure } from '../../src/market/gap.ts';
import type { Market } from '../../src/market/market.ts';
import type { MetricId } from '../../src/market/metric.ts';
import type { Observation } from '../../src/market/observation.ts';
import type { Asset } from '../../src/units/asset.ts';
import { DAY, floorTo, MINUTE } from '../../src/units/time.ts';

export const NOW = Date.UTC(2026, 5, 15, 12);

/** Values by their age, in ms. */
export type Points = Readonly<Record<number, number>>;

type Seed = Partial<Observation> & Pick<Observation, 'metric' | 'value'>;

/** Learnt as soon as it was over. */
export function observe(seed: Seed): Observation {
  const at = seed.at ?? NOW;
  const seenAt = Math.max(at, Math.min(NOW, at + (seed.span ?? 0)));
  return { asset: 'BTC', subject: null, source: 'okx', span: 0, at, seenAt, ...seed };
}

export const line = (seed: Omit<Seed, 'value' | 'at'>, points: Points): readonly Observation[] =>
  Object.entries(points).map(([ago, value]) => observe({ ...seed, at: NOW - Number(ago), value }));

export const price = (source: string, points: Points, asset: Asset = 'BTC'): readonly Observation[] =>
  line({ metric: 'price', source, asset }, points);

export const openInterest = (source: string, points: Points, asset: Asset = 'BTC'): readonly Observation[] =>
  line({ metric: 'open_interest', source, asset }, points);

interface Candles {
  readonly source?: string;
  readonly asset?: Asset;
  /** How long ago the newest bar ended. */
  readonly ended?: number;
}

/** One number of candles, oldest first. */
export function bars(
  metric: MetricId,
  span: number,
  values: readonly number[],
  of: Candles = {},
): readonly Observation[] {
  const { ended = 0, ...rest } = of;
  return values.map((value, i) =>
    observe({ metric, ...rest, span, at: NOW - ended - (values.length - i) * span, value }),
  );
}

/** Candles that open, close and stay at one price each. */
export const candles = (span: number, closes: readonly number[], of: Candles = {}): readonly Observation[] =>
  (['open', 'high', 'low', 'close'] as const).flatMap(metric => bars(metric, span, closes, of));

/** Prices that make these changes in per cent, one after another, and end at `last`. */
export function walk(changes: readonly number[], last = 100): readonly number[] {
  const back = changes
    .toReversed()
    .reduce((prices, pct) => [...prices, (prices.at(-1) ?? last) / (1 + pct / 100)], [last]);
  return back.toReversed();
}

interface Bucket {
  /** How long ago it began. */
  readonly ago: number;
  readonly span: number;
  readonly long?: number;
  readonly short?: number;
}

export const liquidated = (source: string, buckets: readonly Bucket[], asset: Asset = 'BTC'): readonly Observation[] =>
  buckets.flatMap(({ ago, span, long = 0, short = 0 }) => [
    observe({ metric: 'liquidations_long', source, asset, span, at: NOW - ago, value: long }),
    observe({ metric: 'liquidations_short', source, asset, span, at: NOW - ago, value: short }),
  ]);

/** The venue was heard from one age to another. */
export const heard = (source: string, from: number, to = 0, asset: Asset = 'BTC'): readonly Observation[] => [
  observe({ metric: 'liquidations_heard', source, asset, span: from - to, at: NOW - from, value: 1 }),
];

/** Fear and greed of the days up to and with today, oldest first; null for a day without a value. */
export const fear = (values: readonly (number | null)[]): readonly Observation[] =>
  values.flatMap((value, i) => {
    const at = floorTo(NOW, DAY) - (values.length - 1 - i) * DAY;
    return value === null
      ? []
      : [
          observe({
            metric: 'fear_greed',
            asset: 'MARKET',
            source: 'alternative-me',
            at,
            value,
            seenAt: at + 5 * MINUTE,
          }),
        ];
  });

export function holder(subject: string, coins: number, cost?: number, readAgo = 0): readonly Observation[] {
  const of = { source: 'coingecko', subject } as const;
  return [
    ...line({ ...of, metric: 'treasury_holdings' }, { [readAgo]: coins }),
    ...(cost === undefined ? [] : line({ ...of, metric: 'treasury_average_cost' }, { [readAgo]: cost })),
  ];
}

export const failure = (change: Partial<Failure> = {}): Failure => ({
  source: 'okx',
  feed: 'feed',
  provides: ['price'],
  asset: 'BTC',
  at: NOW,
  reason: 'answered 503',
  ...change,
});

export const marketAt = (now: number, ...parts: readonly (readonly Observation[])[]): Market =>
  marketOf(parts.flat(), now);

export const market = (...parts: readonly (readonly Observation[])[]): Market => marketAt(NOW, ...parts);

/** `count` values made from their index. */
export const times = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** A value every so often, from the newest back. */
export const every = (span: number, count: number, value: (i: number) => number, newest = 0): Points =>
  Object.fromEntries(times(count, i => [newest + i * span, value(i)]));
