/** Bybit: what is easily read wrong. */
import { expect, test } from 'vitest';
import { bybit } from '../../src/sources/bybit.ts';
import { DAY } from '../../src/units/time.ts';
import { SENT_AT } from './fixtures.ts';
import { firstOf } from './read-chain.ts';

const [prices, derivatives, candles] = bybit.feeds;
const tickers = derivatives.requests();
const row = {
  symbol: 'BTCUSDT',
  markPrice: '70000',
  indexPrice: '70000',
  fundingRate: '0.0001',
  fundingIntervalHour: '8',
};

const read = (fields: Record<string, unknown>) => {
  const list = [{ ...row, ...fields }];
  const body = { retCode: 0, retMsg: 'OK', result: { category: 'linear', list }, time: SENT_AT };
  const answers = tickers.map(request => request.read(body, SENT_AT));
  return { observations: answers.flatMap(a => a.observations), missing: answers.flatMap(a => a.missing ?? []) };
};
const openInterest = (fields: Record<string, unknown>) =>
  read(fields).observations.find(o => o.metric === 'open_interest')?.value;
const reasonFor = (fields: Record<string, unknown>) => read(fields).missing.find(gap => gap.asset === 'BTC')?.reason;

test('openInterest counts buyers and sellers: the single side is taken, else half', () => {
  expect(openInterest({ openInterest: '100000', singleOpenInterest: '50000' })).toBe(50_000);
  expect(openInterest({ openInterest: '100000' })).toBe(50_000);
  expect(openInterest({ openInterest: '100000', singleOpenInterest: '' })).toBe(50_000);
});

test('should Bybit ever count one side in both fields, the single one stays right', () => {
  expect(openInterest({ openInterest: '50000', singleOpenInterest: '50000' })).toBe(50_000);
});

test('counts that cannot both be true are not used, nor is a blank', () => {
  expect(reasonFor({ openInterest: '100000', singleOpenInterest: '9' })).toContain('contradict');
  expect(reasonFor({ openInterest: '', singleOpenInterest: '' })).toBe('openInterest is blank');
});

test('a missing number does not take the others of its row along', () => {
  const { observations, missing } = read({ fundingRate: '', openInterest: '100000' });
  expect(observations.map(o => o.metric).sort()).toEqual(['open_interest', 'perp_premium']);
  expect(missing.find(gap => gap.asset === 'BTC')?.reason).toContain('fundingRate');
});

const funding = (hours: unknown) =>
  read({ openInterest: 1000, fundingIntervalHour: hours }).observations.find(o => o.metric === 'funding_8h')?.value;

test('funding follows its own interval', () => {
  expect(funding('8')).toBeCloseTo(1, 9);
  expect(funding(4)).toBeCloseTo(2, 9);
  expect(funding('1')).toBeCloseTo(8, 9);
  expect(funding('0')).toBeUndefined();
});

test('an error comes with status 200 and is told in its own words', () => {
  const error = { retCode: 10001, retMsg: 'params error: symbol invalid', result: {}, time: SENT_AT };
  const request = firstOf(candles.requests(SENT_AT, { history: true }));
  expect(() => request.read(error, SENT_AT)).toThrow('answered: 10001 params error: symbol invalid');
});

test('an answer for another symbol is refused', () => {
  const request = firstOf(candles.requests(SENT_AT, { history: true }));
  const other = { retCode: 0, result: { category: 'spot', symbol: 'ETHUSDT', list: [[1, 1, 1, 1, 1]] }, time: SENT_AT };
  expect(() => request.read(other, SENT_AT)).toThrow('symbol BTCUSDT');
});

test('the price a day ago is dated a day before the answer', () => {
  const request = firstOf(prices.requests());
  const list = [{ symbol: 'BTCUSDT', lastPrice: '70000', prevPrice24h: '72000' }];
  const { observations } = request.read(
    { retCode: 0, result: { category: 'spot', list }, time: SENT_AT - 500 },
    SENT_AT,
  );
  expect(observations.map(({ value, at }) => [value, at])).toEqual([
    [70_000, SENT_AT - 500],
    [72_000, SENT_AT - 500 - DAY],
  ]);
});
