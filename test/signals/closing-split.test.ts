/** Of the positions that disappeared, how much was closed by force. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/market/observation.ts';
import { closingSplit as signal } from '../../src/signals/closing-split.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { heard, liquidated, market, NOW, openInterest, price } from '../market/build.ts';
import { found, read, valueOf } from './reading.ts';

const prices = price('okx', { 0: 80, [DAY]: 120, [7 * DAY]: 200 });
/** 10 coins closed at 100 dollars on average: 1000 USD. */
const closed = openInterest('okx', { 0: 90, [DAY]: 100 });
const forced = liquidated('okx', [{ ago: HOUR, span: MINUTE, long: 400, short: 5000 }]);
const whole = heard('okx', DAY);
const day = { window: '24h' } as const;
const share = (...parts: readonly (readonly Observation[])[]) =>
  valueOf(read(signal, market(...parts)), 'forced_share_of_closing', day);

const forcedAt = (source: string) => [
  ...heard(source, DAY),
  ...liquidated(source, [{ ago: HOUR, span: MINUTE, long: 9e9 }]),
];

describe('the forced share of closing', () => {
  it('is the longs closed by force over the coins closed, at the mean price', () => {
    expect(found(read(signal, market(prices, closed, forced, whole)), 'forced_share_of_closing', day)).toMatchObject({
      value: 0.4,
      unit: 'x',
      bound: 'at_least',
      sources: ['okx'],
      universe: 'BTC perpetuals on okx',
      asOf: NOW,
    });
  });

  it.each([
    ['heard for 90 % of the day', [prices, closed, forced, heard('okx', 0.9 * DAY)], 0.4],
    ['heard for less', [prices, closed, forced, heard('okx', 0.9 * DAY - MINUTE)], undefined],
    ['no price', [closed, forced, whole], undefined],
    ['no price of a day ago', [price('okx', { 0: 80 }), closed, forced, whole], undefined],
    ['no open interest of a day ago', [prices, openInterest('okx', { 0: 90 }), forced, whole], undefined],
    ['no open interest now', [prices, openInterest('okx', { [DAY]: 100 }), forced, whole], undefined],
    ['open interest of another venue', [prices, openInterest('gate', { 0: 90, [DAY]: 100 }), forced, whole], undefined],
    ['coins that grew', [prices, openInterest('okx', { 0: 110, [DAY]: 100 }), forced, whole], undefined],
    ['coins that stayed', [prices, openInterest('okx', { 0: 100, [DAY]: 100 }), forced, whole], undefined],
    ['nothing forced', [prices, closed, whole], 0],
  ])('%s', (_, parts, value) => expect(share(...parts)).toBe(value));

  it('adds up venues that are known on both sides, and only those', () => {
    const gate = [
      ...openInterest('gate', { 0: 80, [DAY]: 110 }),
      ...liquidated('gate', [{ ago: HOUR, span: MINUTE, long: 200 }]),
      ...heard('gate', DAY),
    ];
    const bybit = [...liquidated('bybit', [{ ago: HOUR, span: MINUTE, long: 9e9 }]), ...heard('bybit', DAY)];
    expect(share(prices, closed, forced, whole, gate, bybit)).toBeCloseTo(600 / 4000, 12);
  });

  it('leaves out whoever lacks one of the four', () => {
    const oneEnd = [
      ...forcedAt('bybit'),
      ...openInterest('bybit', { 0: 5 }),
      ...forcedAt('gate'),
      ...openInterest('gate', { [DAY]: 5e9 }),
    ];
    const ether = [...heard('okx', DAY, 0, 'ETH'), ...openInterest('okx', { 0: 1, [DAY]: 9e9 }, 'ETH')];
    const unpriced = market(prices, closed, forced, whole, oneEnd, ether);
    expect(valueOf(read(signal, unpriced, 'MARKET'), 'forced_share_of_closing', day)).toBeCloseTo(0.4, 12);
    const newlyPriced = market(prices, closed, forced, whole, oneEnd, ether, price('okx', { 0: 10 }, 'ETH'));
    expect(valueOf(read(signal, newlyPriced, 'MARKET'), 'forced_share_of_closing', day)).toBeCloseTo(0.4, 12);
  });

  it('of the market adds up its assets, of a week takes the week', () => {
    const ether = [
      ...price('okx', { 0: 10, [DAY]: 10 }, 'ETH'),
      ...openInterest('okx', { 0: 50, [DAY]: 150 }, 'ETH'),
      ...heard('okx', DAY, 0, 'ETH'),
    ];
    const told = market(prices, closed, forced, whole, ether);
    expect(valueOf(read(signal, told, 'MARKET'), 'forced_share_of_closing', day)).toBeCloseTo(400 / 2000, 12);
    const week = market(prices, openInterest('okx', { 0: 90, [7 * DAY]: 100 }), forced, heard('okx', 7 * DAY));
    expect(valueOf(read(signal, week), 'forced_share_of_closing', { window: '7d' })).toBeCloseTo(400 / 1400, 12);
  });
});
