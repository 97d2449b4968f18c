/** Candles made from a line of prices, and longer candles made from shorter ones. */
import { floorTo, type Instant } from '../units/time.ts';
import { clamp, type Jitter, type Knot } from './path.ts';
import type { Random } from './random.ts';

export interface Bar {
  readonly at: Instant;
  readonly span: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** One candle from each price to the next. Wicks reach as far beyond as the jitter of half a step. */
export function barsBetween(path: readonly Knot[], { step, sigma, within }: Jitter, random: Random): readonly Bar[] {
  const wick = () => Math.abs(random.normal()) * sigma * 0.5;
  return path.slice(1).map(([, close], i) => {
    const [at, open] = path[i] ?? [0, close];
    const high = clamp(Math.max(open, close) * (1 + wick()), within);
    const low = clamp(Math.min(open, close) * (1 - wick()), within);
    return { at, span: step, open, close, high: Math.max(high, open, close), low: Math.min(low, open, close) };
  });
}

/** Whole periods of `span` ms only: one that is not full at its start or end is left out. */
export function joined(bars: readonly Bar[], span: number): readonly Bar[] {
  return [...Map.groupBy(bars, bar => floorTo(bar.at, span))].flatMap(([at, parts]) => {
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last || first.at !== at || last.at + last.span !== at + span) return [];
    const [high, low] = [Math.max(...parts.map(bar => bar.high)), Math.min(...parts.map(bar => bar.low))];
    return [{ at, span, open: first.open, close: last.close, high, low }];
  });
}
