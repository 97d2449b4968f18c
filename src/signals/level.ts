/** A price that people watch, and what became of it (LV1; method 5). A level at or above the price is never support. */
import type { Instant } from '../units/time.ts';

export const LEVEL_STATES = ['intact', 'tested', 'broken', 'reclaimed', 'overhead'] as const;
export const LEVEL_ORIGINS = ['round', 'swing_low', 'ath', 'treasury_cost'] as const;

export interface Level {
  /** USD. */
  readonly price: number;
  readonly side: 'above' | 'below';
  readonly state: (typeof LEVEL_STATES)[number];
  readonly brokenAt: Instant | null;
  /** 100 × (level / price − 1). */
  readonly distancePct: number;
  readonly origin: (typeof LEVEL_ORIGINS)[number];
}

/** One bar of the record that levels are judged by. */
export interface Bar {
  readonly end: Instant;
  readonly low: number;
  readonly close: number;
}

/** Follows a level through the record. `typicalDay` is the average daily range (ATR), USD: small pokes through a level do not count. */
export function judge(
  price: number,
  origin: Level['origin'],
  bars: readonly Bar[],
  now: number,
  asOf: Instant,
  typicalDay: number,
): Level {
  const followed = follow(price, bars, typicalDay);
  const side = price > now ? 'above' : 'below';
  return { price, side, origin, distancePct: 100 * (price / now - 1), ...settle(price, side, followed, bars, asOf) };
}

type Fate = Pick<Level, 'state' | 'brokenAt'>;

function follow(price: number, bars: readonly Bar[], typicalDay: number): Fate {
  const first = bars[0];
  let fate: Fate = { state: first && first.close < price ? 'overhead' : 'intact', brokenAt: null };
  for (const bar of bars) {
    const over = fate.state === 'overhead' || fate.state === 'broken';
    // Won back is only what was lost; a level first crossed from below has simply been passed.
    if (over && bar.close > price + 0.25 * typicalDay)
      fate = { state: fate.state === 'broken' ? 'reclaimed' : 'intact', brokenAt: null };
    else if (!over && bar.close < price - 0.25 * typicalDay) fate = { state: 'broken', brokenAt: bar.end };
    else if (fate.state === 'intact' && bar.low <= price + 0.1 * typicalDay) fate = { state: 'tested', brokenAt: null };
  }
  return fate;
}

/** The side it lies on now has the last word: above the price nothing holds, below it nothing is overhead. */
function settle(price: number, side: Level['side'], fate: Fate, bars: readonly Bar[], asOf: Instant): Fate {
  const holds = fate.state === 'intact' || fate.state === 'tested' || fate.state === 'reclaimed';
  if (side === 'above' && holds) {
    const lastAbove = bars.findLastIndex(bar => bar.close >= price);
    return { state: 'broken', brokenAt: bars[lastAbove + 1]?.end ?? asOf };
  }
  if (side === 'below' && fate.state === 'overhead') return { state: 'tested', brokenAt: null };
  return fate;
}

/** Closer to the price than this, per cent, a level is the price. */
export const isApart = ({ distancePct }: Pick<Level, 'distancePct'>): boolean => Math.abs(distancePct) >= 0.5;
