/** CoinGecko's treasuries: costs that are not known, two statements of one cost, purchases and sales. */
import { expect, test } from 'vitest';
import { coingecko } from '../../src/sources/coingecko/index.ts';
import { DAY } from '../../src/units/time.ts';
import { SENT_AT } from './fixtures.ts';
import { firstOf, readChain } from './read-chain.ts';

const PRICE = 70_000;
const [, , treasuries] = coingecko.feeds;

const company = (name: string, coins: number, paid: unknown, symbol = 'X.US') => ({
  name,
  symbol,
  total_holdings: coins,
  total_entry_value_usd: paid,
  total_current_value_usd: coins * PRICE,
});
const list = (...companies: { total_holdings: number }[]) => {
  const coins = companies.reduce((sum, { total_holdings }) => sum + total_holdings, 0);
  return { total_holdings: coins, total_value_usd: coins * PRICE, companies };
};
const entity = (average: unknown, coins = 700_000) => ({
  holdings: [{ coin_id: 'bitcoin', amount: coins, current_value_usd: coins * PRICE, average_entry_value_usd: average }],
});
const read = (companies: unknown, strategy: unknown = entity(76_000.5)) => {
  const outcome = readChain(
    firstOf(treasuries.requests()),
    (_request, step) => (step === 0 ? companies : strategy),
    SENT_AT,
  );
  const told = (metric: string) =>
    outcome.observations.filter(o => o.metric === metric).map(({ subject, value }) => [subject, value]);
  return { ...outcome, holdings: told('treasury_holdings'), costs: told('treasury_average_cost') };
};

test('an entry value of zero is a cost that is not known', () => {
  const { holdings, costs } = read(list(company('Zero', 40_000, 0), company('Null', 30_000, null)));
  expect(holdings.slice(0, 2)).toEqual([
    ['Zero', 40_000],
    ['Null', 30_000],
  ]);
  expect(costs).toEqual([['Strategy', 76_000.5]]);
});

test('the exact cost replaces the rounded one: same holder, same moment, later said', () => {
  const { observations } = read(list(company('Strategy', 700_000, 53_200_000_000, 'MSTR.US')));
  const costs = observations.filter(o => o.metric === 'treasury_average_cost');
  expect(costs.map(({ value, subject, at }) => [value, subject, at])).toEqual([
    [76_000, 'Strategy', SENT_AT],
    [76_000.5, 'Strategy', SENT_AT],
  ]);
});

test('the rounded cost stands when the page of the company says nothing', () => {
  const companies = list(company('MicroStrategy', 700_000, 53_200_000_000, 'MSTR.US'));
  expect(read(companies, { error: 'entity not found' }).costs).toEqual([['Strategy', 76_000]]);
  const unknown = read(companies, entity(0));
  expect([unknown.costs, unknown.missing]).toEqual([[['Strategy', 76_000]], []]);
});

test('a cost that is a fiftieth or fifty times of the price is a unit gone wrong', () => {
  const { costs, missing } = read(
    list(company('Cents', 40_000, 40_000 * PRICE * 100), company('Fine', 30_000, 30_000 * 60_000)),
  );
  expect(costs.slice(0, 1)).toEqual([['Fine', 60_000]]);
  expect(missing[0]?.reason).toContain('cannot be');
});

test('only the five largest are told, whatever their order', () => {
  const coins = [10_000, 60_000, 20_000, 50_000, 30_000, 40_000];
  const { holdings } = read(list(...coins.map(amount => company(`C${amount}`, amount, 0))));
  expect(holdings.slice(0, 5).map(([, amount]) => amount)).toEqual([60_000, 50_000, 40_000, 30_000, 20_000]);
  expect(holdings.slice(5)).toEqual([['Strategy', 700_000]]);
});

const trades = (...transactions: unknown[]) => {
  const request = firstOf(treasuries.requests().slice(1));
  const { observations } = request.read({ transactions }, SENT_AT);
  return observations.map(({ at, span, value }) => [at, span, value]);
};
const trade = (type: string, change: number, balance = 700_000, date = Date.UTC(2026, 2, 9), coin_id = 'bitcoin') => ({
  date,
  coin_id,
  type,
  holding_net_change: change,
  holding_balance: balance,
});

test('a purchase is positive and a sale negative, with or without its sign; one day is one number', () => {
  const monday = Date.UTC(2026, 2, 9);
  expect(
    trades(
      trade('buy', 120),
      trade('buy', 80),
      trade('sell', -30, 1, monday + 7 * DAY),
      trade('buy', 5, 9, monday, 'ethereum'),
    ),
  ).toEqual([
    [monday, DAY, 200],
    [monday + 7 * DAY, DAY, -30],
  ]);
  expect(trades(trade('sell', 30))).toEqual(trades(trade('sell', -30)));
});

test('a purchase of more than is held afterwards cannot be', () => {
  expect(() => trades(trade('buy', 800_000))).toThrow('cannot be');
  expect(() => trades(trade('buy', -5))).toThrow('cannot be');
});
