/** Sentiment, expected volatility, records and the largest treasury around 10 October 2025, as published; between the points the lines are straight. */
import type { Observation } from '../market/observation.ts';
import { ASSETS } from '../units/asset.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../units/time.ts';
import { PRICES } from './october-prices.ts';
import { observe, utc } from './observer.ts';
import { along, type Knot } from './path.ts';

const END = utc('2025-10-11 12:00');

const knots = (points: Readonly<Record<string, number>>): readonly Knot[] =>
  Object.entries(points).map(([time, value]) => [utc(time), value]);

/** alternative.me's index on some days. */
const FEAR_AND_GREED = knots({
  '2025-07-10': 71,
  '2025-08-01': 65,
  '2025-08-14': 75,
  '2025-08-30': 48,
  '2025-09-13': 53,
  '2025-09-26': 28,
  '2025-10-01': 49,
  '2025-10-02': 64,
  '2025-10-05': 74,
  '2025-10-07': 70,
  '2025-10-08': 60,
  '2025-10-09': 70,
  '2025-10-10': 64,
  '2025-10-11': 27,
});

/** Deribit's DVOL of Bitcoin, rounded. */
const DVOL = knots({
  '2025-04-01': 50,
  '2025-04-08': 60,
  '2025-05-01': 47,
  '2025-06-01': 42,
  '2025-07-01': 38,
  '2025-08-15': 36,
  '2025-09-20': 34,
  '2025-10-09': 40,
  '2025-10-10 14:00': 40,
  '2025-10-10 16:00': 42,
  '2025-10-10 20:00': 43,
  '2025-10-10 21:00': 52,
  '2025-10-10 21:30': 59,
  '2025-10-10 22:00': 45,
  '2025-10-11 00:00': 44.5,
  '2025-10-11 12:00': 44.7,
});

/** The filing of 6 October 2025 on holdings of the day before: https://www.sec.gov, form 8-K of Strategy Inc. */
const STRATEGY = { at: utc('2025-10-05'), seenAt: utc('2025-10-06 12:00'), coins: 640_031, averageCost: 73_983 };

export function mood(): readonly Observation[] {
  const fear = every(FEAR_AND_GREED[0]?.[0] ?? END, DAY).map(at =>
    observe('fear_greed', 'MARKET', at, Math.round(along(FEAR_AND_GREED, at)), { seenAt: at + 5 * MINUTE }),
  );
  const daysOfDvol = every(DVOL[0]?.[0] ?? END, DAY).filter(at => at < END - 2 * DAY);
  const expected = [...daysOfDvol, ...every(END - 2 * DAY, HOUR), utc('2025-10-10 21:30')]
    .sort((a, b) => a - b)
    .map(at => observe('implied_volatility', 'BTC', at, along(DVOL, at)));
  const records = ASSETS.flatMap(asset => {
    const record = PRICES[asset].record;
    return record ? [observe('all_time_high', asset, utc(record[0]), record[1])] : [];
  });
  const { at, seenAt, coins, averageCost } = STRATEGY;
  const holding = { subject: 'Strategy', seenAt };
  return [
    ...fear,
    ...expected,
    ...records,
    observe('treasury_holdings', 'BTC', at, coins, holding),
    observe('treasury_average_cost', 'BTC', at, averageCost, holding),
  ];
}

const every = (from: Instant, step: number): readonly Instant[] =>
  Array.from({ length: Math.floor((END - from) / step) + 1 }, (_, i) => from + i * step);
