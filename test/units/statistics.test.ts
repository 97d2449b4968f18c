/** The statistics against values worked out by hand. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall, median, midrank, ramp, robustSigma, sum, theilSen } from '../../src/units/statistics.ts';

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 });

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[10, 9, 2, 1], 5.5],
    [[-5, 5], 0],
    [[100, 20, 3], 20],
  ])('of %j is %d', (values, expected) => expect(median(values)).toBe(expected));

  it('of nothing is not a number', () => expect(median([])).toBeNaN());

  it('leaves its input as it was', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('has as many values above as below', () => {
    fc.assert(
      fc.property(numbers, values => {
        const centre = median(values);
        expect(values.filter(value => value < centre).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter(value => value > centre).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe('robustSigma', () => {
  it.each([
    [[1, 2, 3, 4, 100], 1.4826],
    [[-2, -1, 0, 1, 2], 1.4826],
    [[5, 5, 5], 0],
    [[0, 10], 1.4826 * 5],
  ])('of %j is %d', (values, expected) => expect(robustSigma(values)).toBeCloseTo(expected, 12));
});

it('sums', () => {
  expect(sum([])).toBe(0);
  expect(sum([1, 2, -4])).toBe(-1);
});

describe('midrank', () => {
  it.each([
    [0, 0],
    [1, 12.5],
    [2, 50],
    [2.5, 75],
    [3, 87.5],
    [4, 100],
  ])('ranks %d among 1, 2, 2, 3 at %d', (value, rank) => expect(midrank([1, 2, 2, 3], value)).toBe(rank));

  it('is one half among equals', () => expect(midrank([7, 7, 7], 7)).toBe(50));
});

describe('ramp', () => {
  it.each([
    [79, 80, 99, 0],
    [80, 80, 99, 0],
    [89.5, 80, 99, 0.5],
    [99, 80, 99, 1],
    [100, 80, 99, 1],
    [-1, -1.5, -6, 0],
    [-1.5, -1.5, -6, 0],
    [-3.75, -1.5, -6, 0.5],
    [-6, -1.5, -6, 1],
    [-9, -1.5, -6, 1],
  ])('puts %d between %d and %d at %d', (value, low, high, share) =>
    expect(ramp(value, low, high)).toBeCloseTo(share, 12),
  );
});

describe('theilSen', () => {
  it.each([
    [[1, 2, 4], 1.5],
    [[10, 8, 6, 4], -2],
    [[1, 2, 3, 1000, 5], 1],
    [[4, 4], 0],
  ])('of %j is %d a step', (values, slope) => expect(theilSen(values)).toBe(slope));
});

describe('mannKendall', () => {
  it.each([
    [[1, 2, 3, 4], 0.0894],
    [[5, 4, 3, 2, 1], 0.02748],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.0000831],
    // 20 of the 28 pairs rise, 8 fall: S = 12.
    [[6, 1, 2, 3, 4, 8, 7, 5], 0.17355],
  ])('of %j is %d', (values, p) => expect(mannKendall(values)).toBeCloseTo(p, 4));

  it.each([[[3, 3, 3, 3]], [[1, 3, 2]], [[5]], [[]], [[1, 2, 2, 1]]])('of %j is 1', values =>
    expect(mannKendall(values)).toBeCloseTo(1, 6),
  );

  it('does not depend on the direction', () => {
    fc.assert(
      fc.property(numbers, values => {
        expect(mannKendall(values)).toBeCloseTo(mannKendall(values.toReversed()), 12);
      }),
    );
  });
});
