/** Some providers ignore a parameter that they do not know and answer with another interval: the rows must show it. */
import { type Instant, MINUTE } from '../units/time.ts';
import { epoch } from './reading.ts';
import { Refusal } from './source.ts';

/**
 * Rows may be missing, but those that are there must lie on one grid of `span` ms, neighbours one step apart.
 * @param times as sent, in any order; unreadable ones are somebody else's concern
 * @throws {Refusal}
 */
export function checkSpacing(times: readonly unknown[], span: number): void {
  const readable = times.map(time => epoch.safeParse(time).data).filter(time => time !== undefined);
  const moments: readonly Instant[] = [...new Set(readable)].sort((a, b) => a - b);
  const gaps = moments.slice(1).map((at, i) => at - (moments[i] ?? at));
  const smallest = Math.min(...gaps);
  if (gaps.length > 0 && (smallest !== span || gaps.some(gap => gap % span !== 0))) {
    throw new Refusal(`rows are ${smallest / MINUTE} min apart, ${span / MINUTE} were asked for`);
  }
}
