/** What a change of open interest is made of, and which venues count in it. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/market/observation.ts';
import { openInterest as signal } from '../../src/signals/open-interest.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { market, openInterest, price } from '../market/build.ts';
import { read, valueOf } from './reading.ts';

const flat = price('okx', { 0: 100, [DAY]: 100, [7 * DAY]: 100, [30 * DAY]: 100 });
const of = (...parts: readonly (readonly Observation[])[]) => read(signal, market(...parts));
const coinChange = (...parts: readonly (readonly Observation[])[]) =>
  valueOf(of(flat, ...parts), 'open_interest_change_coins_pct', { window: '24h' });

/** What part of the change is the price alone, and by how much the coins changed. */
const share = (from: number, to: number, before: number, after: number) => {
  const prices = price('okx', { 0: to, [DAY]: from });
  const reading = of(prices, openInterest('okx', { 0: after / to, [DAY]: before / from }));
  const value = (metric: string) => valueOf(reading, metric, { window: '24h' }) ?? Number.NaN;
  return [
    value('open_interest_price_effect') / value('open_interest_change_usd'),
    value('open_interest_change_coins_pct'),
  ];
};

describe('a change', () => {
  it('has the sign of the coins and of the price', () => {
    const prices = price('okx', { 0: 80, [DAY]: 100 });
    const reading = of(prices, openInterest('okx', { 0: 90, [DAY]: 100 }));
    const value = (metric: string) => valueOf(reading, metric, { window: '24h' });
    expect(value('open_interest_change_coins_pct')).toBeCloseTo(-10, 9);
    expect(value('open_interest_change_usd')).toBeCloseTo(90 * 80 - 100 * 100, 9);
    expect(value('open_interest_change_usd_pct')).toBeCloseTo(-28, 9);
    expect(value('open_interest_position_effect')).toBeCloseTo(90 * -10, 9);
    expect(value('open_interest_price_effect')).toBeCloseTo(95 * -20, 9);
  });

  it('tells 10 October 2025 as positions closed, and the turn of January 2026 as price', () => {
    const [october, january] = [share(121.7e3, 113e3, 70e9, 58e9), share(84.65e3, 70.5e3, 61e9, 49e9)];
    expect(october[0]).toBeCloseTo(0.39, 2);
    expect(october[1]).toBeCloseTo(-10.8, 1);
    expect(january[0]).toBeCloseTo(0.83, 2);
    expect(january[1]).toBeCloseTo(-3.5, 1);
  });

  it.each([
    ['24h', DAY, 3 * HOUR],
    ['7d', 7 * DAY, 13 * HOUR],
    ['30d', 30 * DAY, DAY],
  ] as const)('over %s may start that far from a reading', (window, span, reach) => {
    const value = (ago: number) =>
      valueOf(of(flat, openInterest('okx', { 0: 90, [ago]: 100 })), 'open_interest_change_coins_pct', { window });
    expect(value(span + reach)).toBeCloseTo(-10, 9);
    expect(value(span + reach + 1)).toBeUndefined();
    expect(value(span - reach)).toBeCloseTo(-10, 9);
    expect(value(span - reach - 1)).toBeUndefined();
  });

  it('needs a venue at both ends', () => {
    const both = openInterest('okx', { 0: 90, [DAY]: 100 });
    expect(coinChange(both)).toBeCloseTo(-10, 9);
    expect(coinChange(both, openInterest('gate', { 0: 5000 }))).toBeCloseTo(-10, 9);
    expect(coinChange(both, openInterest('gate', { [DAY]: 5000 }))).toBeCloseTo(-10, 9);
    expect(coinChange(both, openInterest('gate', { [30 * MINUTE]: 4000, [DAY]: 5000 }))).toBeCloseTo(-10, 9);
    expect(coinChange(openInterest('gate', { 0: 5000 }), openInterest('okx', { [DAY]: 100 }))).toBeUndefined();
  });

  it('weighs venues by their coins', () => {
    const small = openInterest('gate', { 0: 95, [DAY]: 100 });
    expect(coinChange(openInterest('okx', { 0: 270, [DAY]: 300 }), small)).toBeCloseTo((100 * 365) / 400 - 100, 9);
  });

  it('weighs assets by their dollars at the start', () => {
    const told = market(
      price('okx', { 0: 1, [DAY]: 10 }),
      price('okx', { 0: 900, [DAY]: 30 }, 'ETH'),
      openInterest('okx', { 0: 100, [DAY]: 100 }),
      openInterest('okx', { 0: 90, [DAY]: 100 }, 'ETH'),
    );
    const change = valueOf(read(signal, told, 'MARKET'), 'open_interest_change_coins_pct', { window: '24h' });
    expect(change).toBeCloseTo(-7.5, 9);
  });

  it.each([
    [50, 60, true],
    [50, 60.1, false],
    [60, 50, true],
    [60.1, 50, false],
  ])('of venues at %d and %d of 100 coins is told: %s', (one, other, told) => {
    const reading = of(
      flat,
      openInterest('okx', { 0: one, [DAY]: 100 }),
      openInterest('gate', { 0: other, [DAY]: 100 }),
    );
    expect(valueOf(reading, 'open_interest_change_coins_pct', { window: '24h' }) !== undefined).toBe(told);
    const disagree = { metric: 'open_interest_change_coins_pct', asset: 'BTC', reason: 'sources_disagree' };
    expect(reading.gaps.filter(gap => gap.reason === 'sources_disagree')).toEqual(told ? [] : [disagree]);
  });
});
