/** Sums of flows over a window, per source, with how much of the window that source was heard. Nothing is scaled up. */
import type { Asset } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';
import { sum } from '../units/statistics.ts';
import { between, firstFrom, type Market, type Series } from './market.ts';
import type { SourceId } from './observation.ts';

export interface Heard {
  readonly source: SourceId;
  /** USD closed by force in [from, to). */
  readonly long: number;
  readonly short: number;
  /** Share of the window heard, 0..1. */
  readonly coverage: number;
  /** End of the newest interval heard. */
  readonly until: Instant;
}

/** Liquidations of one asset, one entry per source that was heard at all in [from, to). */
export function liquidationsBetween(market: Market, asset: Asset, from: Instant, to: Instant): readonly Heard[] {
  const bySource = Map.groupBy(market.series('liquidations_heard', asset), series => series.source);
  return [...bySource].flatMap(([source, lines]) => {
    const heard = lines.flatMap(line =>
      line.points.map(point => [Math.max(point.at, from), Math.min(point.at + point.span, to)] as const),
    );
    const coverage = unionLength(heard) / (to - from);
    if (coverage <= 0) return [];
    const side = (metric: 'liquidations_long' | 'liquidations_short') =>
      finestSum(
        market.series(metric, asset).filter(line => line.source === source),
        from,
        to,
        market.asOf,
      );
    return [
      {
        source,
        long: side('liquidations_long'),
        short: side('liquidations_short'),
        coverage,
        until: Math.max(...heard.map(([, end]) => end)),
      },
    ];
  });
}

/**
 * Adds the buckets that lie wholly inside the window, finest first. A coarser bucket adds only what the finer ones
 * inside it have not already told, so a venue that gives minutes, hours and days is never counted twice.
 */
function finestSum(lines: readonly Series[], from: Instant, to: Instant, now: Instant): number {
  let counted: Told[] = [];
  for (const line of [...lines].sort((a, b) => a.span - b.span)) {
    const told = tally(counted);
    const inside = between(line.points, from, to).filter(({ at }) => at + line.span <= to || to >= now);
    const news = inside.map(({ at, value }) => ({ at, value: Math.max(0, value - told(at, at + line.span)) }));
    counted = [...counted, ...news].sort((a, b) => a.at - b.at);
  }
  return sum(counted.map(bucket => bucket.value));
}

interface Told {
  readonly at: Instant;
  readonly value: number;
}

/** Answers "how much was told for [from, to)" in logarithmic time. */
function tally(buckets: readonly Told[]): (from: Instant, to: Instant) => number {
  const upTo = [0];
  for (const bucket of buckets) upTo.push((upTo.at(-1) ?? 0) + bucket.value);
  const before = (at: Instant) => upTo[firstFrom(buckets, at)] ?? 0;
  return (from, to) => before(to) - before(from);
}

function unionLength(intervals: readonly (readonly [Instant, Instant])[]): number {
  return sum(merge(intervals.filter(([start, end]) => end > start)).map(([start, end]) => end - start));
}

function merge(intervals: readonly (readonly [Instant, Instant])[]): [Instant, Instant][] {
  const merged: [Instant, Instant][] = [];
  for (const [start, end] of [...intervals].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
