/** How far the price is below past highs. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/market/observation.ts';
import { drawdown as signal } from '../../src/signals/drawdown.ts';
import { DAY } from '../../src/units/time.ts';
import { bars, line, market, NOW, times } from '../market/build.ts';
import { found, known, read } from './reading.ts';

const top = (value: number, source = 'coingecko') => line({ metric: 'all_time_high', source }, { [900 * DAY]: value });
const daily = (highs: readonly number[]) => bars('high', DAY, highs);
const of = (price: number, ...parts: readonly (readonly Observation[])[]) =>
  read(signal, market(...parts), 'BTC', known({ metric: 'price', value: price }));
const below = (price: number, subject: 'record' | 'ninety-day high', ...parts: readonly (readonly Observation[])[]) =>
  found(of(price, ...parts), 'drawdown', { subject })?.value;

const ours = (high: number) => daily(times(81, i => (i === 70 ? high : 50)));

describe('the record', () => {
  it('is the one that a provider states', () => {
    expect(below(67_083, 'record', top(126_200))).toBeCloseTo(-46.84, 2);
    expect(found(of(67_083, top(126_200)), 'high', { subject: 'record' })).toMatchObject({
      value: 126_200,
      asOf: NOW - 900 * DAY,
    });
    expect(below(50, 'record', top(100), top(125, 'other'))).toBeCloseTo(-60, 9);
  });

  it('may be newer in our own bars', () => {
    expect(below(50, 'record', top(100), ours(200))).toBeCloseTo(-75, 9);
    expect(below(50, 'record', top(100), ours(80))).toBeCloseTo(-50, 9);
    expect(found(of(50, top(100), ours(200)), 'high', { subject: 'record' })?.sources).toEqual(['okx']);
    expect(found(of(50, top(100), ours(100)), 'high', { subject: 'record' })?.sources).toEqual(['coingecko']);
  });

  it('is not taken from our own bars alone', () => {
    expect(below(50, 'record', daily(times(400, () => 100)))).toBeUndefined();
  });

  it('that is below the price is no distance', () => {
    expect(below(101, 'record', top(100))).toBe(0);
    expect(below(100, 'record', top(100))).toBe(0);
  });
});

const years = (age: number) => daily(times(200, i => (i === 200 - age ? 500 : 100)));

describe('the ninety-day high', () => {
  it.each([
    [81, -50],
    [80, undefined],
  ])('from %d days is %s', (count, pct) => {
    expect(below(50, 'ninety-day high', daily(times(count, i => (i === 3 ? 100 : 60))))).toBe(pct);
  });

  it('is dated by the day it was reached first', () => {
    const twice = daily(times(90, i => (i === 10 || i === 40 ? 100 : 60)));
    expect(found(of(50, twice), 'high', { subject: 'ninety-day high' })?.asOf).toBe(NOW - 80 * DAY);
  });

  it('is not older than that', () => {
    expect(below(50, 'ninety-day high', years(90))).toBeCloseTo(-90, 9);
    expect(below(50, 'ninety-day high', years(91))).toBeCloseTo(-50, 9);
  });
});

it('is nothing without a price, and takes that of the asset that leads', () => {
  const told = market(top(100));
  expect(read(signal, told, 'BTC', known())).toEqual({ findings: [], gaps: [] });
  const book = known({ metric: 'price', value: 1, asset: 'ETH' }, { metric: 'price', value: 50, asset: 'BTC' });
  expect(found(read(signal, told, 'MARKET', book), 'drawdown')).toMatchObject({ asset: 'BTC', value: -50 });
});
