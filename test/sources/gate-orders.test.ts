/** Gate's single forced orders: the sign of a size, what a contract holds, and where a full page ends. */
import { expect, test } from 'vitest';
import { gate } from '../../src/sources/gate/index.ts';
import { MINUTE } from '../../src/units/time.ts';
import { firstOf, readChain } from './read-chain.ts';

const NOON = Date.UTC(2026, 2, 18, 12);
const SEEN = NOON + 7 * MINUTE + 20_000;
const PRICE = 70_000;
const CONTRACT = { name: 'BTC_USDT', quanto_multiplier: '0.0001', funding_interval: 28_800, mark_price: String(PRICE) };
const [, orders] = gate.feeds;

const order = (at: number, size: number | string, fill_price: number | string = PRICE) => ({
  time: Math.floor(at / 1000),
  contract: 'BTC_USDT',
  size,
  fill_price,
});
const read = (rows: readonly unknown[]) => {
  return readChain(firstOf(orders.requests()), (_request, step) => (step === 0 ? CONTRACT : rows), SEEN);
};
const usd = (rows: readonly unknown[]) => read(rows).observations.map(({ metric, at, value }) => [metric, at, value]);

test('the size is that of the position: positive was long, and it is counted in contracts', () => {
  expect(usd([order(NOON - MINUTE, 500), order(NOON - 2 * MINUTE, '-1000')])).toEqual([
    ['liquidations_long', NOON - MINUTE, 3500],
    ['liquidations_short', NOON - 2 * MINUTE, 7000],
    ['liquidations_heard', NOON - 52 * MINUTE, 1],
  ]);
});

test('asks one hour, in seconds', () => {
  const [, asked] = read([order(NOON, 1)]).requests;
  expect(Number(asked?.params?.['to']) - Number(asked?.params?.['from'])).toBe(3600);
  expect(Number(asked?.params?.['to'])).toBe(SEEN / 1000);
});

test('milliseconds would be read as well', () => {
  const seconds = usd([order(NOON - MINUTE, 500)]);
  expect(usd([{ ...order(NOON, 500), time: NOON - MINUTE }])).toEqual(seconds);
});

test('a full page was cut off: its oldest minute is not heard', () => {
  const full = Array.from({ length: 1000 }, (_, i) => order(NOON - i * 1000, 10));
  const heard = read(full).observations.find(o => o.metric === 'liquidations_heard');
  // The oldest of the thousand lies 16 min 39 s back.
  expect(heard?.at).toBe(NOON - 16 * MINUTE);
  expect(read(full.toReversed()).refusal).toContain('oldest orders first');
});

test('a size of nothing, a price far from the market, another contract: refused', () => {
  expect(read([order(NOON, 0)]).refusal).toContain('cannot be');
  expect(read([order(NOON, 5, PRICE * 3)]).refusal).toContain('far from the market');
  expect(read([{ ...order(NOON, 5), contract: 'ETH_USDT' }]).refusal).toContain('contract');
});
