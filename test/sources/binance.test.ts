/** Binance: what is easily read wrong. */
import { expect, test } from 'vitest';
import { binance } from '../../src/sources/binance.ts';
import { DAY, HOUR } from '../../src/units/time.ts';
import { fixtureOf, SENT_AT } from './fixtures.ts';
import { firstOf, readChain } from './read-chain.ts';

const [prices, , openInterest, funding] = binance.feeds;
const fundingOf = (info: unknown) => {
  const { observations, refusal } = readChain(
    firstOf(funding.requests()),
    (request, step) => (step === 0 ? info : fixtureOf('binance', request)),
    SENT_AT,
  );
  const rates: Record<string, number> = {};
  for (const { metric, asset, value } of observations) if (metric === 'funding_8h') rates[asset] = value;
  return { refusal, rates };
};

test('a rate paid every four hours counts twice as much per eight', () => {
  const usual = fundingOf([]).rates;
  const unusual = fundingOf([{ symbol: 'SOLUSDT', fundingIntervalHours: 4 }]).rates;
  expect(usual['SOL']).toBeCloseTo(0.6, 9);
  expect(unusual['SOL']).toBeCloseTo(1.2, 9);
  expect(unusual['BTC']).toBeCloseTo(-0.41, 9);
  expect(unusual['BTC']).toBe(usual['BTC']);
});

test('an unreadable interval costs that coin only, a nameless one all: it could be anybody', () => {
  const odd = fundingOf([{ symbol: 'SOLUSDT', fundingIntervalHours: 'soon' }]);
  expect(Object.keys(odd.rates).sort()).toEqual(['BTC', 'DOGE', 'ETH']);
  expect(fundingOf([{ fundingIntervalHours: 4 }]).refusal).toContain('symbol');
});

test('the premium is mark over index, in basis points', () => {
  const first = firstOf(funding.requests());
  const outcome = readChain(first, request => fixtureOf('binance', request), SENT_AT);
  const premium = outcome.observations.find(o => o.metric === 'perp_premium' && o.asset === 'BTC');
  expect(premium?.value).toBeCloseTo((70498.1 / 70520.4 - 1) * 10_000, 9);
});

test('the price a day ago is dated where the window opened', () => {
  const first = firstOf(prices.requests());
  const outcome = readChain(first, request => fixtureOf('binance', request), SENT_AT);
  const [now, then] = outcome.observations ?? [];
  expect([now?.value, then?.value]).toEqual([70511.2, 71903]);
  expect((now?.at ?? 0) - (then?.at ?? 0)).toBeGreaterThan(DAY - 60_000);
  expect((now?.at ?? 0) - (then?.at ?? 0)).toBeLessThan(DAY + 60_000);
});

test('a ticker of another coin, or of another window, is no answer', () => {
  const first = firstOf(prices.requests());
  const ticker = { symbol: 'BTCUSDT', lastPrice: 1, openPrice: 1, openTime: SENT_AT - DAY, closeTime: SENT_AT };
  expect(() => first.read({ ...ticker, symbol: 'ETHUSDT' }, SENT_AT)).toThrow('symbol');
  expect(() => first.read({ ...ticker, openTime: SENT_AT - 4 * HOUR }, SENT_AT)).toThrow('does not cover 24 hours');
});

test('statistics of another period than was asked for are refused', () => {
  const every = openInterest.requests(SENT_AT, { history: true });
  const request = firstOf(every.filter(({ params }) => params?.['period'] === '2h'));
  const rows = [0, 1, 2].map(i => ({ sumOpenInterest: '90000', timestamp: SENT_AT - i * 300_000 }));
  expect(() => request.read(rows, SENT_AT)).toThrow('rows are 5 min apart, 120 were asked for');
});

test("an error inside a good status keeps Binance's own words", () => {
  const first = firstOf(funding.requests());
  expect(() => first.read({ code: -1003, msg: 'Too many requests;\n use streams' }, SENT_AT)).toThrow(
    'answered: Too many requests; use streams',
  );
});
