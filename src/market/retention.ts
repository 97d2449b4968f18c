/** How long observations stay of use: one rule for the memory and for the database. */
import { DAY, HOUR, type Instant, MINUTE } from '../units/time.ts';
import { METRICS } from './metric.ts';
import type { Observation } from './observation.ts';

/** Flows go by how long they are. Minutes stay as long as hours do: a window of 30 days adds up both. */
export const FLOWS_BY_SPAN = [
  { upTo: 4 * HOUR, keep: 45 * DAY },
  { upTo: Number.POSITIVE_INFINITY, keep: 800 * DAY },
] as const;

/** Bars go by how long they are: minutes, hours, days. */
export const BARS_BY_SPAN = [
  { upTo: 15 * MINUTE, keep: 2 * DAY },
  { upTo: 4 * HOUR, keep: 45 * DAY },
  { upTo: Number.POSITIVE_INFINITY, keep: 800 * DAY },
] as const;

/**
 * Readings of a level are thinned as they age: past `keep` only the newest of each `bucket` stays, so that a month of
 * open interest and a year of expected volatility survive without every minute of them.
 */
export const THINNING = [
  { keep: 2 * DAY, bucket: HOUR },
  { keep: 45 * DAY, bucket: DAY },
  { keep: 800 * DAY, bucket: Number.POSITIVE_INFINITY },
] as const;

/** A change over a window as a provider states it is asked for its newest value only. */
export const STATED_CHANGE_KEPT = 2 * DAY;

/**
 * What stays of one series.
 * @param points ascending by `at`; the newest always stays
 */
export const retained = (points: readonly Observation[], now: Instant): Observation[] =>
  points.filter((point, i) => {
    const next = points[i + 1];
    return !next || !isPast(point, next, now);
  });

function isPast(point: Observation, next: Observation, now: Instant): boolean {
  /** Values learnt recently stay, however old the moment they speak of. */
  const age = now - Math.max(point.at, point.seenAt);
  const { kind } = METRICS[point.metric];
  if (kind !== 'level') {
    const rules = kind === 'flow' ? FLOWS_BY_SPAN : BARS_BY_SPAN;
    return age >= (rules.find(rule => point.span <= rule.upTo)?.keep ?? 0);
  }
  if (point.span > 0) return age >= STATED_CHANGE_KEPT;
  return THINNING.some(({ keep, bucket }) => age >= keep && bucketOf(point.at, bucket) === bucketOf(next.at, bucket));
}

const bucketOf = (at: Instant, bucket: number): number => (Number.isFinite(bucket) ? Math.floor(at / bucket) : 0);
