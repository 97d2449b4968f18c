/** Deribit's volatility index: its unit, and the candle that still forms. */
import { expect, test } from 'vitest';
import { deribit } from '../../src/sources/deribit.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';

const NOON = Date.UTC(2026, 2, 18, 12);
const SEEN = NOON + 20 * MINUTE;
const [dvol] = deribit.feeds;
const request = (resolution: string) =>
  dvol
    .requests(SEEN, { history: true })
    .find(({ params, asset }) => params?.['resolution'] === resolution && asset === 'BTC');
const read = (resolution: string, data: unknown) =>
  request(resolution)?.read({ result: { data, continuation: null } }, SEEN);
const told = (resolution: string, data: unknown) =>
  read(resolution, data)?.observations.map(({ at, value }) => [at, value]);

test('a close is dated at the end of its hour, the last one now', () => {
  expect(
    told('3600', [
      [NOON - HOUR, 50, 52, 49, 51],
      [NOON, 51, 55, 51, 54],
    ]),
  ).toEqual([
    [NOON, 51],
    [SEEN, 54],
  ]);
});

test('the day that still runs is left to the hours', () => {
  const midnight = NOON - 12 * HOUR;
  expect(
    told('1D', [
      [midnight - DAY, 50, 52, 49, 51],
      [midnight, 51, 55, 51, 54],
    ]),
  ).toEqual([[midnight, 51]]);
});

test('fractions are not taken for per cent', () => {
  expect(() =>
    read('3600', [
      [NOON - HOUR, 0.5, 0.52, 0.49, 0.51],
      [NOON, 0.51, 0.55, 0.51, 0.54],
    ]),
  ).toThrow('not in per cent');
});

test('an error is told in its own words, a candle of another length is refused', () => {
  expect(() => request('1D')?.read({ error: { message: 'Invalid params', code: -32602 } }, SEEN)).toThrow(
    'answered: -32602 Invalid params',
  );
  expect(() =>
    read('1D', [
      [NOON - HOUR, 50, 52, 49, 51],
      [NOON, 51, 55, 51, 54],
    ]),
  ).toThrow('rows are 60 min apart, 1440 were asked for');
});
