/** A point-in-time view: everything known as of one moment, and nothing that was learnt later. */
import type { Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';
import type { Failure } from './gap.ts';
import type { MetricId } from './metric.ts';
import type { Observation, SourceId } from './observation.ts';

/** One line of values: same metric, asset, subject, source and span; ascending by `at`. */
export interface Series {
  readonly source: SourceId;
  readonly subject: string | null;
  readonly span: number;
  readonly points: readonly Observation[];
}

export interface Market {
  readonly asOf: Instant;
  /** Every series of a metric, in an order that does not depend on the order of arrival. */
  series(metric: MetricId, asset: Scope): readonly Series[];
  /** When a source last told us anything; 0 for never. */
  heardFrom(source: SourceId): Instant;
  /** Requests that bring nothing usable at present. */
  readonly failures: readonly Failure[];
}

/** Index of the first point at or after `at`. */
export function firstFrom(points: readonly Pick<Observation, 'at'>[], at: Instant): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Points with `from` <= at < `to`. */
export const between = (points: readonly Observation[], from: Instant, to: Instant): readonly Observation[] =>
  points.slice(firstFrom(points, from), firstFrom(points, to));

/** The newest value of each source (and subject) of a level, however old. */
export const latest = (market: Market, metric: MetricId, asset: Scope): readonly Observation[] =>
  market.series(metric, asset).flatMap(series => series.points.at(-1) ?? []);
