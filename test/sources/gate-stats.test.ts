/** Gate's statistics: two counts of the same thing, rows that are not there, and what was heard. */
import { expect, test } from 'vitest';
import { gate } from '../../src/sources/gate/index.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { firstOf, readChain } from './read-chain.ts';

const NOON = Date.UTC(2026, 2, 18, 12);
const SEEN = NOON + 7 * MINUTE + 20_000;
const PRICE = 70_000;
/** Coins held open according to the ticker: 200 million contracts of a ten-thousandth. */
const OPEN = 20_000;

const CONTRACT = { name: 'BTC_USDT', quanto_multiplier: '0.0001', funding_interval: 14_400, mark_price: String(PRICE) };
const TICKER = {
  contract: 'BTC_USDT',
  mark_price: String(PRICE),
  index_price: String(PRICE),
  funding_rate: '0.0001',
  total_size: '200000000',
};

const [statistics] = gate.feeds;

/** A row of the statistics in which the contracts, the dollars and the open interest agree. */
const row = (at: number, fields = {}) => ({
  time: at / 1000,
  mark_price: String(PRICE),
  long_liq_size: '1000',
  long_liq_usd_new: 7000,
  short_liq_size: '0',
  short_liq_usd_new: 0,
  open_interest_usd: OPEN * PRICE,
  ...fields,
});

/** Reads the chain with these five-minute rows; hours and days are left out. */
const readRows = (rows: readonly unknown[], ticker: object = TICKER) => {
  const first = firstOf(statistics.requests(SEEN, { history: false }));
  const answers = [CONTRACT, [ticker], rows];
  return readChain(first, (_request, step) => answers[step] ?? [], SEEN);
};

const five = NOON + 5 * MINUTE;

const longIn = (fields: object): number | undefined =>
  readRows([row(NOON, fields)]).observations.find(o => o.metric === 'liquidations_long')?.value;

test('long_liq is what longs lost, dated at the start of its interval', () => {
  const told = readRows([row(NOON)]).observations.filter(o => o.metric.startsWith('liquidations_'));
  expect(told.map(({ metric, at, span, value }) => [metric, at, span, value])).toEqual([
    ['liquidations_long', NOON, 5 * MINUTE, 7000],
    ['liquidations_short', NOON, 5 * MINUTE, 0],
    ['liquidations_heard', NOON, 5 * MINUTE, 1],
  ]);
});

test('seconds and milliseconds, numbers and strings read the same', () => {
  const [seconds, milliseconds] = [NOON / 1000, String(NOON)].map(time => readRows([row(NOON, { time })]).observations);
  expect(milliseconds).toEqual(seconds);
});

test('the new dollar figure goes before the old one, which still serves where the new one is missing', () => {
  expect(longIn({ long_liq_usd: 6500 })).toBe(7000);
  expect(longIn({ long_liq_usd: 6500, long_liq_usd_new: undefined })).toBe(6500);
  expect(longIn({ long_liq_usd_new: undefined })).toBeUndefined();
});

test('dollars that the contracts contradict are neither counted nor heard', () => {
  const { observations, missing } = readRows([row(NOON), row(five, { long_liq_usd_new: 7_000_000_000 })]);
  expect(observations.filter(o => o.metric === 'liquidations_long').map(o => o.at)).toEqual([NOON]);
  expect(observations.filter(o => o.metric === 'liquidations_heard').map(o => [o.at, o.span])).toEqual([
    [NOON, 5 * MINUTE],
  ]);
  expect(missing[0]?.reason).toContain('contradict');
});

test('what was heard ends with the last whole minute, and has a hole where rows are missing', () => {
  const { observations } = readRows([row(NOON - 20 * MINUTE), row(NOON - 15 * MINUTE), row(NOON), row(five)]);
  expect(observations.filter(o => o.metric === 'liquidations_heard').map(o => [o.at, o.span])).toEqual([
    [NOON - 20 * MINUTE, 10 * MINUTE],
    [NOON, 7 * MINUTE],
  ]);
});

test('open interest is dated at the end of its interval, or now while it lasts', () => {
  const { observations } = readRows([row(NOON), row(five)]);
  expect(observations.filter(o => o.metric === 'open_interest').map(o => [o.at, o.value])).toEqual([
    [five, OPEN],
    [SEEN, OPEN],
  ]);
});

test('a row may come without open interest', () => {
  const { observations, missing } = readRows([row(NOON, { open_interest_usd: undefined }), row(five)]);
  expect(observations.filter(o => o.metric === 'open_interest').map(o => o.at)).toEqual([SEEN]);
  expect(observations.filter(o => o.metric === 'liquidations_long')).toHaveLength(2);
  expect(missing).toEqual([]);
});

test('a history that counts both sides is halved', () => {
  const rows = [
    row(NOON, { open_interest_usd: 2.1 * OPEN * PRICE }),
    row(five, { open_interest_usd: 2 * OPEN * PRICE }),
  ];
  const told = readRows(rows).observations.filter(o => o.metric === 'open_interest');
  expect(told.map(o => o.value)).toEqual([1.05 * OPEN, OPEN]);
});

test.each([
  ['half of what the ticker says', { open_interest_usd: 0.5 * OPEN * PRICE }, TICKER],
  ['four times as much', { open_interest_usd: 4 * OPEN * PRICE }, TICKER],
  ['a ticker that does not say', {}, { ...TICKER, total_size: undefined }],
])('a history that cannot be reconciled with the ticker is dropped: %s', (_, fields, ticker) => {
  const { observations, missing } = readRows([row(five, fields)], ticker);
  expect(observations.filter(o => o.metric === 'open_interest')).toEqual([]);
  expect(observations.filter(o => o.metric === 'liquidations_long')).toHaveLength(1);
  expect(missing.map(gap => gap.reason)).toEqual(['open_interest_usd does not fit total_size']);
});

test('hours sent for minutes are refused', () => {
  expect(readRows([row(NOON - HOUR), row(NOON)]).refusal).toBe('rows are 60 min apart, 5 were asked for');
});

test('funding paid every four hours counts twice as much per eight', () => {
  const told = readRows([row(NOON)]).observations.find(o => o.metric === 'funding_8h');
  expect(told?.value).toBeCloseTo(2, 9);
});

test('never asks further back than 180 days, and the newest rows first', () => {
  const first = firstOf(statistics.requests(SEEN, { history: true }));
  const answers = [CONTRACT, [TICKER], [row(five)], [row(five)], [row(NOON)], [row(Date.UTC(2026, 2, 18))]];
  const asked = readChain(first, (_request, step) => answers[step], SEEN).requests.slice(2);
  expect(asked.map(({ params }) => [params?.['interval'], params?.['limit']])).toEqual([
    ['5m', 8],
    ['5m', 300],
    ['1h', 745],
    ['1d', 180],
  ]);
  expect(asked.filter(({ params }) => Number(params?.['from']) * 1000 < SEEN - 180 * DAY)).toEqual([]);
  expect(asked.filter(({ headers }) => headers?.['X-Gate-Size-Decimal'] !== '1')).toEqual([]);
});

test("a contract that Gate does not know is refused in Gate's words", () => {
  const first = firstOf(statistics.requests(SEEN, { history: false }));
  expect(() => first.read({ label: 'CONTRACT_NOT_FOUND', message: '' }, SEEN)).toThrow('answered: CONTRACT_NOT_FOUND');
});
