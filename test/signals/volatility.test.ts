/** How much prices swing, measured and expected. */
import { describe, expect, it } from 'vitest';
import { marketOf } from '../../src/market/journal.ts';
import { volatility as signal } from '../../src/signals/volatility.ts';
import { DAY, HOUR } from '../../src/units/time.ts';
import { bars, every, failure, line, market, NOW, type Points, times } from '../market/build.ts';
import { found, read, valueOf } from './reading.ts';

/** Up and down by one per cent (of logarithms) each hour. */
const swinging = (hours: number, size = 0.01) => times(hours + 1, i => 100 * Math.exp((i % 2) * size));
const hourly = (hours: number, size?: number) => market(bars('close', HOUR, swinging(hours, size)));
const realised = (hours: number, window: '24h' | '7d' | '30d') =>
  found(read(signal, hourly(hours)), 'realised_volatility', { window });
const YEARLY = 100 * 0.01 * Math.sqrt(365 * 24);

describe('realised volatility', () => {
  it('is the root of the mean square, a year', () => {
    for (const window of ['24h', '7d', '30d'] as const) {
      expect(realised(800, window)?.value).toBeCloseTo(YEARLY, 9);
      expect(realised(800, window)?.coverage).toBe(1);
    }
  });

  it('looks no further back than its window', () => {
    const calmOnce = [...times(700, () => 100), ...swinging(24)];
    const reading = read(signal, market(bars('close', HOUR, calmOnce)));
    expect(valueOf(reading, 'realised_volatility', { window: '24h' })).toBeCloseTo(YEARLY, 9);
    expect(valueOf(reading, 'realised_volatility', { window: '7d' })).toBeCloseTo(YEARLY / Math.sqrt(7), 9);
  });

  it.each([
    ['24h', 22, 21 / 24],
    ['7d', 152, 151 / 168],
    ['30d', 648, 647 / 720],
  ] as const)('over %s needs %d closes', (window, closes, coverage) => {
    expect(realised(closes - 1, window)?.coverage).toBeCloseTo(coverage, 12);
    expect(realised(closes - 2, window)).toBeUndefined();
  });

  it('is dated by the end of its newest bar', () => {
    expect(realised(30, '24h')).toMatchObject({ asOf: NOW, sources: ['okx'], unit: 'pct', asset: 'BTC' });
  });
});

const dvol = (points: Points, asset: 'BTC' | 'ETH' = 'BTC') =>
  line({ metric: 'implied_volatility', source: 'deribit', asset }, points);
const of = (points: Points) => read(signal, market(dvol(points)));
/** A value an hour before noon, every day. */
const days = (count: number, value: (i: number) => number, newest = HOUR) => every(DAY, count, value, newest);

const rank = (points: Points) => valueOf(of(points), 'implied_volatility_percentile');

const change = (ago: number) => found(of({ 0: 55, [ago]: 70 }), 'implied_volatility_change');

describe('expected volatility', () => {
  it('changes in a day by points', () => {
    expect(change(DAY)).toMatchObject({ value: -15, unit: 'pp', window: '24h' });
    expect(change(DAY + 2 * HOUR)?.value).toBe(-15);
    expect(change(DAY + 2 * HOUR + 1)).toBeUndefined();
  });

  it.each([
    [2 * HOUR - 1, 55],
    [2 * HOUR, undefined],
  ])('%d ms old is %s', (ago, value) => expect(valueOf(of({ [ago]: 55 }), 'implied_volatility')).toBe(value));
  it.each([
    [179, undefined],
    [180, 100 - 50 / 180],
  ])('is ranked among %d days at %s', (count, expected) => {
    expect(rank(days(count, i => 100 - i / 10))).toBe(expected);
  });

  it('is ranked by the last value of each day', () => {
    expect(rank({ 0: 60, ...days(200, () => 50), ...days(200, () => 999, 2 * HOUR) })).toBe(100);
  });

  it('is ranked over a year', () => {
    expect(rank({ 0: 60, ...days(600, i => (i < 365 ? 50 : 90)) })).toBe(100);
    expect(rank({ ...days(100, () => 50), ...days(200, () => 50, 300 * DAY) })).toBeUndefined();
  });

  it.each([
    ['never_seen', market()],
    ['stale', market(dvol({ [3 * HOUR]: 50 }))],
    ['source_down', marketOf([], NOW, [failure({ provides: ['implied_volatility'] })])],
  ] as const)('is a gap: %s', (reason, told) => {
    expect(read(signal, told, 'MARKET').gaps).toEqual([{ metric: 'implied_volatility', asset: 'BTC', reason }]);
  });

  it('is missed for Bitcoin and Ether only', () => {
    expect(read(signal, market(), 'ETH').gaps).toHaveLength(1);
    expect(read(signal, market(), 'SOL').gaps).toEqual([]);
    expect(read(signal, market(dvol({ 0: 50 }, 'ETH')), 'ETH').gaps).toEqual([]);
  });
});
