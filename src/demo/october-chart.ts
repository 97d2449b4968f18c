/** One coin's price line around 10 October 2025: days, then hours, then minutes, each passing through the coarser one. */
import type { Asset } from '../units/asset.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../units/time.ts';
import { type Bar, barsBetween, joined } from './bars.ts';
import { crashOf, daysOf, PRICES } from './october-prices.ts';
import { utc } from './observer.ts';
import { type Jitter, type Knot, walk } from './path.ts';
import { seeded } from './random.ts';

/** Hours are told from here on, minutes from the first point of the fall. */
const HOURS_FROM = utc('2025-09-06');

export interface Chart {
  readonly minutes: readonly Bar[];
  readonly hours: readonly Bar[];
  readonly days: readonly Bar[];
  /** The last price at or before a moment; undefined before the record begins. */
  readonly priceBefore: (at: Instant) => number | undefined;
}

export function chartOf(asset: Asset): Chart {
  const { sigma, record } = PRICES[asset];
  const random = seeded(`chart ${asset}`);
  const crash = crashOf(asset);
  const top = record?.[1] ?? Number.POSITIVE_INFINITY;
  const jitter = (step: number, low = 0): Jitter => ({
    step,
    sigma: sigma * Math.sqrt(step / DAY),
    within: [low, top],
  });

  const start = crash[0] ?? [0, 0];
  const dayPath = walk([...daysOf(asset), start], jitter(DAY), random);
  const before = dayPath.filter(([at]) => at >= HOURS_FROM);
  const hourPath = walk(withRecord(before, record), jitter(HOUR), random);
  const ofMinutes = jitter(MINUTE, Math.min(...crash.map(([, price]) => price)));
  const minutePath = walk(crash, ofMinutes, random);

  const minutes = barsBetween(minutePath, ofMinutes, random);
  const hours = [...barsBetween(hourPath, jitter(HOUR), random), ...joined(minutes, HOUR)];
  const early = dayPath.filter(([at]) => at <= HOURS_FROM);
  const days = [...barsBetween(early, jitter(DAY), random), ...joined(hours, DAY)];
  const path = [...early, ...hourPath, ...minutePath];
  return { minutes, hours, days, priceBefore: at => path.findLast(knot => knot[0] <= at)?.[1] };
}

/** The record is touched in its hour, when that hour is among the hours told. */
function withRecord(path: readonly Knot[], record: readonly [string, number] | undefined): readonly Knot[] {
  if (!record || utc(record[0]) < HOURS_FROM) return path;
  const touch: Knot = [utc(record[0]), record[1]];
  return [...path, touch].sort(([a], [b]) => a - b);
}
