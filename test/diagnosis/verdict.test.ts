/** Is it falling, and over which window: every border of the ruling. */
import { describe, expect, it } from 'vitest';
import { rule } from '../../src/diagnosis/verdict.ts';
import type { Told } from './book.ts';
import { bookOf } from './book.ts';

type Z = number | undefined;

const zOf = (day: Z, week: Z, month: Z, asset: 'BTC' | 'ETH' = 'BTC'): readonly Told[] =>
  (['24h', '7d', '30d'] as const).flatMap((window, i): Told[] => {
    const z = [day, week, month][i];
    return z === undefined ? [] : [['price_change_z', z, { window, asset }]];
  });
const ruled = (day: Z, week?: Z, month?: Z) => {
  const { verdict, horizon, bounceIn } = rule(bookOf(['price', 1], ...zOf(day, week, month)), 'BTC');
  return [verdict, horizon, bounceIn];
};

describe('the verdict', () => {
  it.each<[Z, Z, Z, string, string | null, string | null]>([
    [-1, undefined, undefined, 'falling', '24h', null],
    [-1, 5, 5, 'falling', '24h', null],
    [-9, -9, -9, 'falling', '24h', null],
    [-0.999, undefined, undefined, 'flat', null, null],
    [-0.999, -0.999, -0.999, 'flat', null, null],
    [-0.999, -1, undefined, 'falling', '7d', null],
    [-0.999, -1, -9, 'falling', '7d', null],
    [-0.999, -0.999, -1, 'falling', '30d', null],
    [-0.999, undefined, -1, 'falling', '30d', null],
    [0, 0, 0, 'flat', null, null],
    [0.999, -0.999, -0.999, 'flat', null, null],
    [0.999, -1, undefined, 'falling', '7d', null],
    [0.999, 9, 9, 'flat', null, null],
    [1, undefined, undefined, 'rising', null, null],
    [1, 5, 5, 'rising', null, null],
    [1, -0.999, -0.999, 'rising', null, null],
    [1, -1, 5, 'rising', null, '7d'],
    [1, -1, -1, 'rising', null, '7d'],
    [1, -0.999, -1, 'rising', null, '30d'],
    [undefined, undefined, undefined, 'unknown', null, null],
    [undefined, -9, -9, 'unknown', null, null],
  ])('of z %d, %d, %d is %s, horizon %s, bounce in %s', (day, week, month, ...ruling) => {
    expect(ruled(day, week, month)).toEqual(ruling);
  });

  it('is unknown without a price, whatever else is known', () => {
    expect(rule(bookOf(...zOf(-5, -5, -5)), 'BTC').verdict).toBe('unknown');
    expect(rule(bookOf(['price', 1, { asset: 'ETH' }], ...zOf(-5, -5, -5)), 'BTC').verdict).toBe('unknown');
  });

  it('is that of the asset that leads', () => {
    const book = bookOf(['price', 1], ['price', 1, { asset: 'ETH' }], ...zOf(-5, 0, 0, 'ETH'), ...zOf(5, 0, 0));
    expect(rule(book, 'ETH').verdict).toBe('falling');
    expect(rule(book, 'BTC').verdict).toBe('rising');
    expect(rule(book, 'SOL').verdict).toBe('unknown');
  });
});
