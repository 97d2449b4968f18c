/** The levels of a market. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/market/observation.ts';
import { levelSubject, levels as signal } from '../../src/signals/levels.ts';
import { DAY, HOUR } from '../../src/units/time.ts';
import { bars, candles, line, market, NOW, times } from '../market/build.ts';
import { found, known, read } from './reading.ts';

/** A year of days around 65,000, each with a range of 2000 dollars, and two weeks of hours. */
const days = (count: number, source = 'okx') => [
  ...bars(
    'high',
    DAY,
    times(count, () => 66_000),
    { source },
  ),
  ...bars(
    'low',
    DAY,
    times(count, () => 64_000),
    { source },
  ),
  ...bars(
    'close',
    DAY,
    times(count, () => 65_000),
    { source },
  ),
];
const hours = (closes: readonly number[], source = 'okx') => candles(HOUR, closes, { source });
const QUIET = times(336, () => 65_000);

const at = (price: number, ...parts: readonly (readonly Observation[])[]) =>
  read(signal, market(...parts), 'BTC', known({ metric: 'price', value: price }));
const named = (reading: ReturnType<typeof at>) => reading.levels?.map(level => [level.price, level.side, level.state]);

describe('levels', () => {
  it('stand on both sides, nearest first', () => {
    expect(named(at(67_083, days(60), hours(times(336, () => 67_000))))).toEqual([
      [70_000, 'above', 'overhead'],
      [75_000, 'above', 'overhead'],
      [65_000, 'below', 'tested'],
      [60_000, 'below', 'intact'],
    ]);
  });

  it('are two round ones and two others at most on each side', () => {
    const dips = new Map([
      [60, 64_200],
      [120, 63_100],
      [180, 62_200],
    ]);
    const reading = at(65_500, days(60), hours(QUIET.map((close, i) => dips.get(i) ?? close)));
    expect(reading.levels?.map(level => [level.price, level.origin])).toEqual([
      [70_000, 'round'],
      [75_000, 'round'],
      [65_000, 'round'],
      [64_200, 'swing_low'],
      [63_100, 'swing_low'],
      [60_000, 'round'],
    ]);
  });

  it('are broken by an hourly close and say when', () => {
    const lost = at(68_000, days(60), hours([...times(300, () => 72_000), ...times(36, () => 68_000)]));
    const level = lost.levels?.find(each => each.price === 70_000);
    expect(level).toMatchObject({ side: 'above', state: 'broken', brokenAt: NOW - 35 * HOUR });
    expect(found(lost, 'level_broken', { subject: 'round 70000' })).toMatchObject({
      value: 70_000,
      // The last moment of that hour: a close at midnight belongs to the day that ends.
      asOf: NOW - 35 * HOUR - 1,
    });
  });

  it('come as facts, found by their name', () => {
    const reading = at(65_500, days(60), hours(QUIET));
    for (const level of reading.levels ?? []) {
      const subject = levelSubject(level);
      expect(found(reading, 'level_price', { subject })?.value).toBe(level.price);
      expect(found(reading, 'level_distance', { subject })?.value).toBe(level.distancePct);
      expect(found(reading, 'level_broken', { subject }) === undefined).toBe(level.brokenAt === null);
    }
    expect(reading.findings.length).toBeGreaterThanOrEqual(8);
  });

  it('are known by days before the hours begin', () => {
    const lower = days(60).map(o => (o.at < NOW - 30 * DAY ? { ...o, value: o.value + 9000 } : o));
    const level = at(65_500, lower, hours(QUIET)).levels?.find(each => each.price === 70_000);
    expect(level).toMatchObject({ state: 'broken', brokenAt: NOW - 29 * DAY });
  });
});

const originOf = (reading: ReturnType<typeof at>, price: number) =>
  reading.levels?.find(level => level.price === price)?.origin;
const dippedHour = (hoursAgo: number) =>
  at(65_500, days(60), hours(QUIET.map((close, i) => (i === 336 - hoursAgo ? 62_345 : close))));
/** Days of which one has another low. */
const lowOf = (daysAgo: number, value: number, count: number) =>
  days(count).map(o => (o.metric === 'low' && o.at === NOW - daysAgo * DAY ? { ...o, value } : o));
const dippedDay = (daysAgo: number) => at(65_500, lowOf(daysAgo, 61_234, 250), hours(QUIET));
const highest = (value: number) => line({ metric: 'all_time_high', source: 'coingecko' }, { [90 * DAY]: value });

describe('a level', () => {
  it('may be an hourly low, confirmed by a day on either side', () => {
    expect(originOf(dippedHour(100), 62_345)).toBe('swing_low');
    expect(originOf(dippedHour(25), 62_345)).toBe('swing_low');
    expect(originOf(dippedHour(24), 62_345)).toBeUndefined();
  });

  it('may be a daily low of the last 180 days, confirmed by three days', () => {
    expect(originOf(dippedDay(100), 61_234)).toBe('swing_low');
    expect(originOf(dippedDay(4), 61_234)).toBe('swing_low');
    expect(originOf(dippedDay(3), 61_234)).toBeUndefined();
    expect(originOf(dippedDay(177), 61_234)).toBe('swing_low');
    expect(originOf(dippedDay(178), 61_234)).toBeUndefined();
  });

  it('may be the record or the cost of a treasury', () => {
    const told = market(days(60), hours(QUIET), highest(77_777));
    const book = known({ metric: 'price', value: 65_500 }, { metric: 'treasury_average_cost', value: 66_666 });
    const reading = read(signal, told, 'MARKET', book);
    expect(originOf(reading, 77_777)).toBe('ath');
    expect(originOf(reading, 66_666)).toBe('treasury_cost');
  });

  it('is dropped a quarter of a typical day from a rounder one', () => {
    for (const [value, origin] of [
      [70_499, undefined],
      [70_500, 'ath'],
    ] as const)
      expect(originOf(at(65_500, days(60), hours(QUIET), highest(value)), value)).toBe(origin);
  });
});

it('the day that ends with the first hour counts', () => {
  for (const [low, state] of [
    [60_200, 'tested'],
    [60_201, 'intact'],
  ] as const) {
    const reading = at(65_500, lowOf(15, low, 60), hours(times(337, () => 65_000)));
    expect(reading.levels?.find(level => level.price === 60_000)?.state).toBe(state);
  }
});

describe('levels need', () => {
  it.each([
    [15, true],
    [14, false],
  ])('fifteen days for a typical day: %d are enough: %s', (count, enough) => {
    const reading = at(65_500, days(count), hours(QUIET));
    expect((reading.levels?.length ?? 0) > 0).toBe(enough);
    expect(reading.gaps).toEqual(enough ? [] : [{ metric: 'levels', asset: 'BTC', reason: 'history_too_short' }]);
  });

  it('a price, of the asset that leads', () => {
    const told = market(days(60), hours(QUIET));
    expect(read(signal, told, 'BTC', known())).toEqual({ findings: [], gaps: [] });
    expect(read(signal, told, 'ETH', known({ metric: 'price', value: 65_500 }))).toEqual({ findings: [], gaps: [] });
    expect(read(signal, told, 'MARKET', known({ metric: 'price', value: 65_500 })).levels).toHaveLength(4);
  });

  it('one source for days and hours, the one with most hours', () => {
    expect(at(65_500, days(60, 'gate'), hours(QUIET, 'okx')).levels).toBeUndefined();
    const both = at(65_500, days(60, 'gate'), hours(QUIET.slice(9), 'gate'), days(60, 'okx'), hours(QUIET, 'okx'));
    expect(found(both, 'level_price')?.sources).toEqual(['okx']);
  });

  it('bars that are whole', () => {
    const missing = hours(QUIET).filter(o => !(o.metric === 'low' && o.at >= NOW - 40 * HOUR));
    const lost = missing.map(o => (o.metric === 'close' && o.at >= NOW - 40 * HOUR ? { ...o, value: 50_000 } : o));
    expect(at(65_500, days(60), lost).levels?.find(level => level.price === 60_000)?.state).toBe('intact');
  });
});

it('a typical day takes the gap from the close before', () => {
  // Ranges of 2000 dollars about 65,000 with closes 5000 dollars above: from high to low it is 2000, from the close before 6000.
  const jumping = days(60).map(o => (o.metric === 'close' ? { ...o, value: 70_000 } : o));
  for (const [told, origin] of [
    [days(60), 'ath'],
    [jumping, undefined],
  ] as const)
    expect(originOf(at(65_500, told, hours(QUIET), highest(71_400)), 71_400)).toBe(origin);
});
