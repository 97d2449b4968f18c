/** Open interest now, and why its change may be missing. */
import { describe, expect, it } from 'vitest';
import { marketOf } from '../../src/market/journal.ts';
import type { Observation } from '../../src/market/observation.ts';
import { openInterest as signal } from '../../src/signals/open-interest.ts';
import { DAY, MINUTE } from '../../src/units/time.ts';
import { failure, market, NOW, openInterest, price } from '../market/build.ts';
import { found, read, valueOf } from './reading.ts';

const flat = price('okx', { 0: 100, [DAY]: 100, [7 * DAY]: 100, [30 * DAY]: 100 });
const of = (...parts: readonly (readonly Observation[])[]) => read(signal, market(...parts));

describe('what is open now', () => {
  it('is told in coins and in dollars, over all venues', () => {
    const reading = of(flat, openInterest('okx', { 0: 30 }), openInterest('gate', { [MINUTE]: 12, [DAY]: 99 }));
    expect(found(reading, 'open_interest_coins')).toMatchObject({ value: 42, unit: 'coin', asOf: NOW - MINUTE });
    expect(found(reading, 'open_interest_usd')).toMatchObject({
      value: 4200,
      sources: ['gate', 'okx'],
      universe: 'BTC perpetuals on gate, okx',
    });
  });

  it('is told in dollars only for the market', () => {
    const ether = [...price('okx', { 0: 10 }, 'ETH'), ...openInterest('okx', { 0: 50 }, 'ETH')];
    const reading = read(signal, market(flat, openInterest('okx', { 0: 30 }), ether), 'MARKET');
    expect(found(reading, 'open_interest_usd')).toMatchObject({ value: 3500, universe: 'BTC, ETH perpetuals on okx' });
    expect(valueOf(reading, 'open_interest_coins')).toBeUndefined();
  });

  it.each([
    [30 * MINUTE - 1, 30],
    [30 * MINUTE, undefined],
  ])('is stale %d ms later: %s', (ago, coins) => {
    expect(valueOf(of(flat, openInterest('okx', { [ago]: 30 })), 'open_interest_coins')).toBe(coins);
  });

  it('is nothing without a price that holds', () => {
    const oi = openInterest('okx', { 0: 30, [DAY]: 40 });
    expect(of(oi).findings).toEqual([]);
    expect(of(oi, flat, price('gate', { 0: 130, [DAY]: 130 })).findings).toEqual([]);
  });

  it('leaves out a venue that tells zero', () => {
    const reading = of(flat, openInterest('okx', { 0: 30 }), openInterest('gate', { 0: 0 }));
    expect(found(reading, 'open_interest_coins')?.sources).toEqual(['okx']);
  });
});

describe('without a change over a day', () => {
  const OI = ['open_interest'] as const;
  it.each([
    ['never_seen', market(flat)],
    ['stale', market(flat, openInterest('okx', { [30 * MINUTE]: 90, [DAY]: 100 }))],
    ['source_down', marketOf(flat, NOW, [failure({ provides: OI })])],
    ['history_too_short', market(flat, openInterest('okx', { 0: 90 }))],
  ] as const)('the gap says %s', (reason, told) => {
    expect(read(signal, told).gaps.map(gap => gap.reason)).toEqual([reason]);
  });

  it('a week does not stand in for it', () => {
    const reading = of(flat, openInterest('okx', { 0: 90, [7 * DAY]: 100 }));
    expect(valueOf(reading, 'open_interest_change_coins_pct', { window: '7d' })).toBeCloseTo(-10, 9);
    expect(reading.gaps.map(gap => gap.reason)).toEqual(['history_too_short']);
  });

  it('there is no gap when the day is known', () => {
    expect(of(flat, openInterest('okx', { 0: 90, [DAY]: 100 })).gaps).toEqual([]);
  });
});
