/** CoinGecko's markets: prices of the past, and which tokens count as coins. */
import { expect, test } from 'vitest';
import { coingecko } from '../../src/sources/coingecko/index.ts';
import { DAY } from '../../src/units/time.ts';
import { SENT_AT } from './fixtures.ts';
import { firstOf } from './read-chain.ts';

const [markets] = coingecko.feeds;

const coin = (id: string, price: number, month: number | null, fields = {}) => ({
  id,
  symbol: id.slice(0, 6),
  current_price: price,
  ath: price * 2,
  ath_date: '2025-10-06T00:00:00.000Z',
  last_updated: new Date(SENT_AT - 30_000).toISOString(),
  price_change_percentage_1h_in_currency: 0.2,
  price_change_percentage_24h_in_currency: -20,
  price_change_percentage_7d_in_currency: 0.5,
  price_change_percentage_30d_in_currency: month,
  ...fields,
});
const quiet = { price_change_percentage_24h_in_currency: 0.01 };
const read = (...rows: unknown[]) => {
  const { observations, missing = [] } = firstOf(markets.requests()).read(rows, SENT_AT);
  const changes = observations.filter(o => o.metric === 'coin_change');
  return { observations, missing, changes, coins: [...new Set(changes.map(o => o.subject))] };
};

test('a change states a price of the past', () => {
  const { observations } = read(coin('bitcoin', 80_000, 60));
  const prices = observations.filter(o => o.metric === 'price').map(({ at, value }) => [SENT_AT - 30_000 - at, value]);
  expect(prices.find(([ago]) => ago === DAY)?.[1]).toBeCloseTo(100_000, 6);
  expect(prices.find(([ago]) => ago === 30 * DAY)?.[1]).toBeCloseTo(50_000, 6);
});

test('dollars, wrapped, staked and gold tokens do not count as coins', () => {
  const { coins } = read(
    coin('tether', 1, 0.1, quiet),
    coin('wrapped-bitcoin', 80_000, 3),
    coin('staked-ether', 2200, 3),
    coin('tether-gold', 4100, 3),
    coin('dollar-of-tomorrow', 1.015, -0.4, quiet),
    coin('chainlink', 14, 3),
  );
  expect(coins).toEqual(['CHAINL']);
});

test('a coin that happens to cost a dollar moves, so it counts', () => {
  expect(read(coin('at-a-dollar', 1, -12)).coins).toEqual(['AT-A-D']);
  expect(read(coin('fell-today', 0.99, 0.5)).coins).toEqual(['FELL-T']);
});

test('forty coins count, each under a ticker of its own', () => {
  const rows = Array.from({ length: 55 }, (_, i) => coin(`c${String(i).padStart(5, '0')}`, 10 + i, 5));
  const { coins, changes } = read(coin('tether', 1, 0, quiet), ...rows, coin('c00000-copy', 3, 5));
  expect(coins).toHaveLength(40);
  expect(coins[0]).toBe('C00000');
  expect(changes).toHaveLength(120);
});

test('a young coin has no change over a month; one whose numbers cannot be has none at all', () => {
  expect(read(coin('youngster', 3, null)).changes.map(o => o.span)).toEqual([DAY, 7 * DAY]);
  const { changes, missing } = read(coin('chainlink', 14, 3), coin('broken', 3, 90_000));
  expect(changes.map(o => o.subject)).toEqual(['CHAINL', 'CHAINL', 'CHAINL']);
  expect(missing.find(gap => gap.asset === 'MARKET')?.reason).toContain('cannot be');
});

test('a price that its own market cap contradicts is not used', () => {
  const sound = { market_cap: 1_600_000, circulating_supply: 20 };
  expect(read(coin('bitcoin', 80_000, 3, sound)).observations.filter(o => o.metric === 'price')).toHaveLength(5);
  const { observations, missing } = read(coin('bitcoin', 80, 3, sound));
  expect(observations.filter(o => o.metric === 'price')).toEqual([]);
  expect(missing.find(gap => gap.asset === 'BTC')?.reason).toContain('contradicts the market cap');
});
