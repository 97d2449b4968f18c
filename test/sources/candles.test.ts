/** Candles: which are asked for, and which of the rows may be believed. */
import { expect, test } from 'vitest';
import { candleSlices, readCandles } from '../../src/sources/candles.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';

const NOON = Date.UTC(2026, 2, 18, 12);
const bar = (at: number, open = 100, high = 110, low = 90, close = 105) => [
  at,
  `${open}`,
  `${high}`,
  `${low}`,
  `${close}`,
  '7',
];
const read = (rows: readonly unknown[], seenAt = NOON + 5 * MINUTE) =>
  readCandles(rows, 'binance', seenAt, 'ETH', HOUR);

test('a closed bar tells four numbers at its start', () => {
  const { observations, missing } = read([bar(NOON - HOUR)]);
  expect(observations.map(({ metric, value, at, span }) => [metric, value, at, span])).toEqual([
    ['open', 100, NOON - HOUR, HOUR],
    ['high', 110, NOON - HOUR, HOUR],
    ['low', 90, NOON - HOUR, HOUR],
    ['close', 105, NOON - HOUR, HOUR],
  ]);
  expect(missing).toEqual([]);
});

test('a bar that ends at this very moment is closed, one millisecond earlier it still forms', () => {
  const rows = [bar(NOON - 2 * HOUR), bar(NOON - HOUR)];
  expect(read(rows, NOON).observations).toHaveLength(8);
  expect(read(rows, NOON - 1).observations).toHaveLength(4);
});

test('one bad bar costs itself only, and is named', () => {
  const { observations, missing } = read([bar(NOON - 3 * HOUR), bar(NOON - 2 * HOUR, 100, 99), bar(NOON - HOUR)]);
  expect(observations).toHaveLength(8);
  expect(missing).toEqual([{ asset: 'ETH', reason: 'a bar opens or closes outside its own range' }]);
});

test('a day that begins at 16:00 UTC is not taken for a UTC day', () => {
  const opens = Date.UTC(2026, 2, 15, 16);
  expect(() => readCandles([bar(opens), bar(opens + DAY)], 'okx', NOON, 'ETH', DAY)).toThrow('no whole 24 h of UTC');
});

test('minutes are not taken for hours', () => {
  const minutes = [0, 1, 2].map(i => bar(NOON - HOUR + i * MINUTE));
  expect(() => read(minutes)).toThrow('rows are 1 min apart, 60 were asked for');
});

test('no rows, and only a forming bar, are refused', () => {
  expect(() => read([])).toThrow('holds no rows');
  expect(() => read([bar(NOON)])).toThrow('holds no usable rows');
});

test('the long history is asked for once, the beginnings of the windows every time', () => {
  const depth = { hours: 1000, days: 400 };
  const first = candleSlices(NOON + 31_000, { history: true }, depth);
  const later = candleSlices(NOON + 31_000, { history: false }, depth);
  expect(first.map(({ span, limit }) => [span, limit])).toEqual([
    [HOUR, 1000],
    [DAY, 400],
    [MINUTE, 15],
    [MINUTE, 15],
    [MINUTE, 90],
  ]);
  expect(later.map(({ span, limit }) => [span, limit])).toEqual([
    [HOUR, 3],
    [DAY, 3],
    [MINUTE, 15],
    [MINUTE, 15],
  ]);
  // Ten minutes later the same bars must still cover the moment a week ago.
  const [week] = later.filter(({ from }) => from !== undefined);
  const end = (week?.from ?? 0) + (week?.limit ?? 0) * MINUTE;
  expect(week?.from).toBeLessThan(NOON + 31_000 - 7 * DAY);
  expect(end).toBeGreaterThan(NOON + 31_000 + 10 * MINUTE - 7 * DAY);
});
