/** How much of a day's fall fell into hours with many forced closures. */
import { describe, expect, it } from 'vitest';
import { fallOverlap as signal } from '../../src/signals/fall-overlap.ts';
import { DAY, HOUR } from '../../src/units/time.ts';
import { bars, liquidated, market, NOW, times } from '../market/build.ts';
import { found, read } from './reading.ts';

interface Day {
  /** Fall of the price in each of the last hours, oldest first, in per cent (of logarithms). */
  readonly falls: readonly number[];
  /** Forced closures in each of the last hours, oldest first. */
  readonly forced: readonly number[];
  /** Hours of the record before. */
  readonly before?: number;
  readonly usual?: number;
}

const closesOf = (falls: readonly number[]) =>
  falls.reduce<readonly number[]>((closes, fall) => [...closes, (closes.at(-1) ?? 0) * Math.exp(-fall / 100)], [100]);

function share({ falls, forced, before = 180, usual = 100 }: Day) {
  const hours = [...times(before, () => usual), ...forced];
  const told = liquidated(
    'gate',
    hours.map((long, i) => ({ ago: (hours.length - i) * HOUR, span: HOUR, long })),
  );
  return found(read(signal, market(bars('close', HOUR, closesOf(falls)), told)), 'fall_in_heavy_hours');
}

const last = (count: number, value: number, rest = 0) => times(24, i => (i >= 24 - count ? value : rest));
/** Heavy in the last two hours. */
const forced = [...times(23, () => 100), 300, 300];

describe('the overlap', () => {
  it('is the part of the fall in heavy hours, of all 24', () => {
    const fact = share({ falls: last(2, 3).map((fall, i) => (i === 0 ? 2 : fall)), forced });
    expect(fact?.value).toBeCloseTo(6 / 8, 9);
    expect(fact).toMatchObject({ unit: 'ratio', window: '24h', sources: ['gate', 'okx'], asOf: NOW });
  });

  it('leaves out what fell the day before', () => {
    expect(share({ falls: [9, 9, 9, 0, 0, ...last(2, 3)], forced })?.value).toBe(1);
  });

  it('counts falls only, no rises', () => {
    const falls = last(1, 2).map((fall, i) => (i === 3 ? -9 : i === 4 ? 6 : fall));
    expect(share({ falls, forced })?.value).toBeCloseTo(2 / 8, 9);
  });

  it.each([
    [300, 1],
    [299.9, 0],
  ])('takes %d for a heavy hour beside a usual 100: %d', (usd, value) => {
    expect(share({ falls: last(1, 2), forced: [...times(24, () => 100), usd] })?.value).toBe(value);
  });

  it('compares with the week before, not with the day itself', () => {
    expect(share({ falls: last(1, 2), forced: times(25, () => 400) })?.value).toBe(1);
    expect(share({ falls: last(1, 2), forced: times(25, () => 400), usual: 200 })?.value).toBe(0);
  });
});

describe('the overlap is not told', () => {
  it('without most of a week before', () => {
    expect(share({ falls: last(1, 2), forced, before: 152 })?.value).toBe(1);
    expect(share({ falls: last(1, 2), forced, before: 151 })).toBeUndefined();
  });

  it('when a usual hour has no forced closures', () => {
    expect(share({ falls: last(1, 2), forced, usual: 0 })).toBeUndefined();
  });

  it('without twenty hours of prices', () => {
    expect(share({ falls: last(1, 2).slice(-20), forced })?.value).toBe(1);
    expect(share({ falls: last(1, 2).slice(-19), forced })).toBeUndefined();
  });

  it('when the price did not fall', () => {
    expect(share({ falls: last(1, -2), forced })).toBeUndefined();
    expect(share({ falls: last(0, 0), forced })).toBeUndefined();
  });

  it('from buckets of other lengths', () => {
    const days = liquidated(
      'gate',
      times(9, i => ({ ago: (i + 1) * DAY, span: DAY, long: 5 })),
    );
    expect(read(signal, market(bars('close', HOUR, closesOf(last(1, 2))), days)).findings).toEqual([]);
  });
});
