/** Sums of forced closures over a window: its edges, and how much of it was heard. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liquidationsBetween } from '../../src/market/flow.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import type { Observation } from '../../src/market/observation.ts';
import { heard, liquidated, market, marketAt, NOW } from './build.ts';

const day = (...parts: readonly (readonly Observation[])[]) =>
  liquidationsBetween(market(...parts), 'BTC', NOW - DAY, NOW);
const whole = heard('okx', DAY);

/** Long and short of a window that ended a while ago. */
const counted = (ago: number, span: number, ended = 0) => {
  const told = market(whole, liquidated('okx', [{ ago, span, long: 7, short: 5 }]));
  const [venue] = liquidationsBetween(told, 'BTC', NOW - DAY, NOW - ended);
  return venue && [venue.long, venue.short];
};

describe('a bucket', () => {
  it.each([
    ['at the start of the window', DAY, MINUTE, [7, 5]],
    ['that began before the window', DAY + 1, MINUTE, [0, 0]],
    ['that ends with the window', MINUTE, MINUTE, [7, 5]],
    ['that is not over yet', 30_000, MINUTE, [7, 5]],
    ['of an hour that is not over yet', MINUTE, HOUR, [7, 5]],
    ['of a day that is not over yet', 12 * HOUR, DAY, [7, 5]],
    ['that begins when the window ends', 0, MINUTE, [0, 0]],
  ])('%s', (_, ago, span, sums) => expect(counted(ago, span)).toEqual(sums));

  it('that reaches over the end of a past window is left out', () => {
    expect(counted(2 * HOUR, HOUR, HOUR)).toEqual([7, 5]);
    expect(counted(2 * HOUR - 1, HOUR, HOUR)).toEqual([0, 0]);
    expect(counted(HOUR, HOUR, HOUR)).toEqual([0, 0]);
  });
});

const sumOf = (...buckets: Parameters<typeof liquidated>[1][number][]) =>
  day(whole, liquidated('okx', buckets))[0]?.long;

describe('buckets of several lengths', () => {
  const minute = { ago: 2 * HOUR, span: MINUTE, long: 3 };
  const five = { ago: 2 * HOUR, span: 5 * MINUTE, long: 10 };
  const hour = { ago: 2 * HOUR, span: HOUR, long: 25 };

  it('tell the same moment once', () => {
    expect(sumOf(minute, five)).toBe(10);
    expect(sumOf(five, hour)).toBe(25);
    expect(sumOf(minute, five, hour)).toBe(25);
    expect(sumOf(hour, five, minute)).toBe(25);
    expect(sumOf(minute, hour, { ago: HOUR, span: MINUTE, long: 1 })).toBe(26);
  });

  it('never take back what the finer ones told', () => {
    expect(sumOf(five, { ...hour, long: 4 })).toBe(10);
    expect(sumOf(five, { ...hour, long: 4 }, { ago: 12 * HOUR, span: DAY, long: 6 })).toBe(10);
  });

  it('of another venue or asset are another story', () => {
    const both = day(whole, heard('gate', DAY), liquidated('okx', [minute]), liquidated('gate', [hour]));
    expect(both.map(({ source, long }) => [source, long])).toEqual([
      ['gate', 25],
      ['okx', 3],
    ]);
    expect(day(whole, liquidated('okx', [minute], 'ETH'))[0]?.long).toBe(0);
  });
});

describe('coverage', () => {
  it.each([
    ['the whole window', [[DAY, 0]], 1],
    ['more than the window', [[3 * DAY, 0]], 1],
    ['half of it', [[12 * HOUR, 0]], 0.5],
    ['one minute', [[MINUTE, 0]], 1 / 1440],
    [
      'two halves that touch',
      [
        [DAY, 12 * HOUR],
        [12 * HOUR, 0],
      ],
      1,
    ],
    [
      'two that overlap',
      [
        [DAY, 10 * HOUR],
        [12 * HOUR, 6 * HOUR],
      ],
      0.75,
    ],
    [
      'one inside another',
      [
        [DAY, 0],
        [12 * HOUR, 6 * HOUR],
      ],
      1,
    ],
    [
      'two with a hole',
      [
        [DAY, 18 * HOUR],
        [6 * HOUR, 0],
      ],
      0.5,
    ],
    ['one that reaches in from before', [[30 * HOUR, 18 * HOUR]], 0.25],
  ] as const)('of %s', (_, intervals, coverage) => {
    const [venue] = day(...intervals.map(([from, to]) => heard('okx', from, to)));
    expect(venue?.coverage).toBeCloseTo(coverage, 12);
  });

  it.each([
    ['unheard', []],
    ['heard up to the start of the window', [heard('okx', 2 * DAY, DAY)]],
    ['heard on another asset', [heard('okx', DAY, 0, 'ETH')]],
  ])('a venue %s is not listed, whatever it told', (_, parts) => {
    expect(day(...parts, liquidated('okx', [{ ago: HOUR, span: MINUTE, long: 9 }]))).toEqual([]);
  });

  it('tells calm from silence', () => {
    expect(day(whole)).toEqual([{ source: 'okx', long: 0, short: 0, coverage: 1, until: NOW }]);
  });

  it('knows when the venue was heard last', () => {
    expect(day(heard('okx', DAY, 5 * HOUR), heard('okx', 20 * HOUR, 7 * HOUR))[0]?.until).toBe(NOW - 5 * HOUR);
  });

  it('is the union of what was heard, minute by minute', () => {
    const interval = fc.record({ from: fc.integer({ min: 1, max: 90 }), length: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 8 }), intervals => {
        const minutes = new Set(
          intervals.flatMap(({ from, length }) =>
            Array.from({ length }, (_, i) => from - i).filter(m => m > 0 && m <= 60),
          ),
        );
        const told = marketAt(
          NOW,
          ...intervals.map(({ from, length }) => heard('okx', from * MINUTE, (from - length) * MINUTE)),
        );
        const [venue] = liquidationsBetween(told, 'BTC', NOW - HOUR, NOW);
        expect(venue?.coverage ?? 0).toBeCloseTo(minutes.size / 60, 12);
      }),
    );
  });
});
