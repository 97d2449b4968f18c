/** How many coins move together. */
import { describe, expect, it } from 'vitest';
import { marketOf } from '../../src/market/journal.ts';
import { breadth as signal } from '../../src/signals/breadth.ts';
import { ASSETS } from '../../src/units/asset.ts';
import { DAY, MINUTE } from '../../src/units/time.ts';
import { failure, line, market, NOW } from '../market/build.ts';
import { found, known, read, valueOf } from './reading.ts';

const coins = (changes: readonly number[], span = DAY, ago = 0) =>
  changes.flatMap((pct, i) =>
    line({ metric: 'coin_change', asset: 'MARKET', source: 'coingecko', subject: `C${i}`, span }, { [ago]: pct }),
  );
const day = { window: '24h' } as const;
const of = (changes: readonly number[]) => read(signal, market(coins(changes)), 'MARKET');

describe('breadth of large coins', () => {
  it('counts those that fell, those that rose and those that stayed', () => {
    const reading = of([-1, -0.001, 0, 0.001, -5, 3, -9, -4]);
    expect(valueOf(reading, 'breadth_down_share', day)).toBe(5 / 8);
    expect(valueOf(reading, 'breadth_down_count', day)).toBe(5);
    expect(valueOf(reading, 'breadth_up_count', day)).toBe(2);
    expect(found(reading, 'breadth_coins', day)).toMatchObject({
      value: 8,
      asset: 'MARKET',
      sources: ['coingecko'],
      asOf: NOW,
    });
    expect(reading.gaps).toEqual([]);
  });

  it.each([
    [5, 5],
    [4, undefined],
  ])('%d coins make %s', (count, counted) => {
    expect(valueOf(of([-1, -2, -3, -4, -5].slice(0, count)), 'breadth_coins', day)).toBe(counted);
  });

  it.each([
    [25 * MINUTE - 1, 5],
    [25 * MINUTE, undefined],
  ])('%d ms old: %s', (ago, counted) => {
    const reading = read(signal, market(coins([-1, -2, -3, -4, -5], DAY, ago)), 'MARKET');
    expect(valueOf(reading, 'breadth_coins', day)).toBe(counted);
  });

  it('takes the newest of each coin and is dated by the newest of all', () => {
    const told = market(coins([1, 1, 1, 1, 1], DAY, 9 * MINUTE), coins([-1, -1, -1], DAY, 2 * MINUTE));
    const down = found(read(signal, told, 'MARKET'), 'breadth_down_count', day);
    expect(down).toMatchObject({ value: 3, asOf: NOW - 2 * MINUTE });
  });

  it('keeps windows apart', () => {
    const told = market(
      coins([-1, -2, -3, -4, -5]),
      coins([1, 2, 3, 4, 5], 7 * DAY),
      coins([1, 2, -3, 4, 5, 6], 30 * DAY),
    );
    const reading = read(signal, told, 'MARKET');
    const shares = (['24h', '7d', '30d'] as const).map(window => valueOf(reading, 'breadth_down_share', { window }));
    expect(shares).toEqual([1, 0, 1 / 6]);
  });

  it('is a matter of the market alone', () => {
    expect(read(signal, market(coins([-1, -2, -3, -4, -5])), 'BTC')).toEqual({ findings: [], gaps: [] });
  });
});

const book = (count: number) =>
  known(
    ...ASSETS.slice(0, count).map((asset, i) => ({
      metric: 'price_change',
      asset,
      window: '24h' as const,
      value: i - 1,
      asOf: NOW - i,
    })),
  );

describe('breadth of the tracked assets', () => {
  it('stands in when there are too few large coins', () => {
    const told = market(coins([-1, -2, -3, -4]));
    const reading = read(signal, told, 'MARKET', book(6));
    expect(found(reading, 'breadth_down_share', day)).toMatchObject({
      value: 1 / 6,
      universe: 'BTC, ETH, SOL, XRP, DOGE, BNB',
      asOf: NOW - 5,
    });
    expect(read(signal, told, 'MARKET', book(5)).findings).toHaveLength(4);
    expect(read(signal, told, 'MARKET', book(4)).findings).toHaveLength(0);
  });

  it('gives way to large coins', () => {
    expect(
      valueOf(read(signal, market(coins([-1, -2, -3, -4, -5])), 'MARKET', book(7)), 'breadth_down_share', day),
    ).toBe(1);
  });
});

it.each([
  ['never_seen', market()],
  ['stale', market(coins([-1, -2, -3, -4, -5], DAY, 30 * MINUTE))],
  ['stale', market(coins([-1, -2, -3, -4, -5], 7 * DAY))],
  ['source_down', marketOf([], NOW, [failure({ provides: ['coin_change'], asset: 'MARKET' })])],
] as const)('without a day the gap says %s', (reason, told) => {
  expect(read(signal, told, 'MARKET').gaps).toEqual([{ metric: 'breadth_down_share', asset: 'MARKET', reason }]);
});
