/** Lines through known points: straight for readings, with the usual jitter of a market for prices. */
import type { Instant } from '../units/time.ts';
import type { Random } from './random.ts';

/** A known value at a moment; lists of them ascend. */
export type Knot = readonly [at: Instant, value: number];

/** Straight between the knots, level before the first and after the last. */
export function along(knots: readonly Knot[], at: Instant): number {
  const next = knots.findIndex(knot => knot[0] > at);
  const from = knots[(next === -1 ? knots.length : next) - 1] ?? knots[0];
  const to = next === -1 ? from : knots[next];
  if (!from || !to) throw new Error('a line needs a knot');
  return to[0] <= from[0] ? from[1] : from[1] + ((to[1] - from[1]) * (at - from[0])) / (to[0] - from[0]);
}

export interface Jitter {
  readonly step: number;
  /** Deviation of one step's relative change. */
  readonly sigma: number;
  /** No value may leave these bounds. */
  readonly within: readonly [low: number, high: number];
}

/** A random walk that passes exactly through every knot (a Brownian bridge in logarithms). Knots lie on whole steps. */
export function walk(knots: readonly Knot[], { step, sigma, within }: Jitter, random: Random): readonly Knot[] {
  const first = knots[0];
  if (!first) return [];
  return [first, ...knots.slice(1).flatMap((to, i) => bridge(knots[i] ?? first, to, { step, sigma, within }, random))];
}

function bridge(from: Knot, to: Knot, { step, sigma, within }: Jitter, random: Random): Knot[] {
  const steps = Math.round((to[0] - from[0]) / step);
  let level = 0;
  const drift = Array.from({ length: steps }, () => (level += random.normal() * sigma));
  const end = level;
  return drift.map((walked, i) => {
    const share = (i + 1) / steps;
    if (share === 1) return to;
    const value = Math.exp(Math.log(from[1]) * (1 - share) + Math.log(to[1]) * share + walked - end * share);
    return [from[0] + (i + 1) * step, clamp(value, within)];
  });
}

export const clamp = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, value));
