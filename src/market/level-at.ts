/** The value of a level at a past moment, between the two readings around it. */
import type { Instant } from '../units/time.ts';
import { firstFrom } from './market.ts';
import type { Observation } from './observation.ts';

/**
 * Linear between the neighbours of `at`; a neighbour at most `reach` ms away may stand alone.
 * Undefined when the record does not reach that far, or has a hole of more than twice `reach` there.
 */
export function levelAt(points: readonly Observation[], at: Instant, reach: number): number | undefined {
  const index = firstFrom(points, at);
  const [before, after] = [points[index - 1], points[index]];
  if (before && after && after.at - before.at <= 2 * reach) {
    return before.value + ((after.value - before.value) * (at - before.at)) / (after.at - before.at);
  }
  if (after && after.at - at <= reach && (!before || after.at - at <= at - before.at)) return after.value;
  return before && at - before.at <= reach ? before.value : undefined;
}
