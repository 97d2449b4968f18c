/** Where levels are looked for. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, roundNumbers, swingLows, thin, within } from '../../src/signals/level-candidates.ts';

const prices = (price: number) => roundNumbers(price).map(candidate => candidate.price);
const candidate = (price: number, origin: Candidate['origin'] = 'round'): Candidate => ({ price, origin });

describe('round numbers', () => {
  it.each([
    [67_083, [55_000, 60_000, 65_000, 70_000, 75_000, 80_000]],
    [112_000, [90_000, 100_000, 110_000, 120_000, 130_000, 140_000]],
    [3800, [3000, 3250, 3500, 3750, 4000, 4250, 4500, 4750]],
    [0.31, [0.25, 0.275, 0.3, 0.325, 0.35, 0.375]],
    [0.05, [0.04, 0.045, 0.05, 0.055, 0.06]],
    [200_000, [150_000, 175_000, 200_000, 225_000, 250_000]],
    [1000, [800, 900, 1000, 1100, 1200]],
    [1.999, [1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.1, 2.2, 2.3, 2.4]],
    [5, [4, 4.5, 5, 5.5, 6]],
    [4.99, [3.75, 4, 4.25, 4.5, 4.75, 5, 5.25, 5.5, 5.75, 6]],
  ])('around %d are %j', (price, expected) => expect(prices(price)).toEqual(expected));

  it('are a handful, evenly spaced, within a quarter of the price and few digits long', () => {
    fc.assert(
      fc.property(fc.double({ min: Math.log(0.05), max: Math.log(200_000), noNaN: true }).map(Math.exp), price => {
        const found = prices(price);
        const step = (found[1] ?? Number.NaN) - (found[0] ?? Number.NaN);
        expect(step / price).toBeGreaterThan(0.049);
        expect(step / price).toBeLessThanOrEqual(0.125 + 1e-9);
        for (const [i, each] of found.entries()) {
          expect(Math.abs(each / price - 1)).toBeLessThanOrEqual(0.25 + 1e-6);
          expect(each).toBeCloseTo((found[0] ?? 0) + i * step, 6);
          expect(each.toExponential()).toMatch(/^\d(\.\d{1,2})?e/);
        }
        expect(found.some(each => each > price && each <= price + step * 1.000_001)).toBe(true);
        expect(found.some(each => each <= price && each >= price - step * 1.000_001)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const lows = (values: readonly number[], reach = 2) => swingLows(values, reach).map(each => each.price);

describe('swing lows', () => {
  it.each([
    [[5, 4, 3, 4, 5], [3]],
    [[5, 4, 3, 4], []],
    [[4, 3, 4, 5], []],
    [[5, 4, 3, 2, 1], []],
    [[5, 4, 3, 3, 4, 5], [3]],
    [[5, 4, 3, 4, 3, 5, 6], [3]],
    [
      [9, 8, 2, 8, 9, 7, 1, 7, 8],
      [2, 1],
    ],
    [[5, 2, 3, 4, 5], []],
  ])('of %j are %j', (values, expected) => expect(lows(values)).toEqual(expected));

  it('are undercut by no bar within reach', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (values, reach) => {
          const expected = values.filter((low, i) => {
            const around = [...values.slice(Math.max(0, i - reach), i), ...values.slice(i + 1, i + reach + 1)];
            return around.length === 2 * reach && around.every((other, j) => (j < reach ? other > low : other >= low));
          });
          expect(lows(values, reach)).toEqual(expected);
        },
      ),
    );
  });
});

describe('thinning', () => {
  it.each([
    ['keeps the first of a crowd', [candidate(100), candidate(104), candidate(98, 'ath')], [100]],
    ['keeps what is far enough apart', [candidate(100), candidate(105), candidate(95)], [100, 105, 95]],
    ['measures from those that were kept', [candidate(100), candidate(104), candidate(108)], [100, 108]],
    [
      'keeps the cost of a treasury',
      [candidate(100), candidate(101, 'treasury_cost'), candidate(102, 'swing_low')],
      [100, 101],
    ],
  ])('%s', (_, candidates, expected) => {
    expect(thin(candidates, 5).map(each => each.price)).toEqual(expected);
  });

  it.each([
    [75, true],
    [74.99, false],
    [125, true],
    [125.01, false],
  ])('finds %d within a quarter of 100: %s', (price, near) =>
    expect(within([candidate(price)], 100)).toHaveLength(near ? 1 : 0),
  );
});
