/** What holds for every change of open interest, whatever the numbers. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Observation } from '../../src/market/observation.ts';
import { openInterest as signal } from '../../src/signals/open-interest.ts';
import { sum } from '../../src/units/statistics.ts';
import { DAY } from '../../src/units/time.ts';
import { market, openInterest, price } from '../market/build.ts';
import { near } from '../market/near.ts';
import { read, valueOf } from './reading.ts';

const ASSETS = ['BTC', 'ETH'] as const;
const usd = fc.double({ min: 0.01, max: 200_000, noNaN: true });
const prices = fc.record({ BTC: fc.tuple(usd, usd), ETH: fc.tuple(usd, usd) });
/** Close enough to one another that no venue contradicts another. */
const venue = fc.record({
  name: fc.constantFrom('binance', 'bybit', 'gate', 'okx'),
  asset: fc.constantFrom(...ASSETS),
  coins: fc.double({ min: 1, max: 1e7, noNaN: true }),
  change: fc.double({ min: -0.049, max: 0.049, noNaN: true }),
});
const venues = fc.uniqueArray(venue, { selector: ({ name, asset }) => `${name} ${asset}`, minLength: 1, maxLength: 8 });
type Venue = typeof venue extends fc.Arbitrary<infer T> ? T : never;
type Prices = typeof prices extends fc.Arbitrary<infer T> ? T : never;

const priced = (of: Prices, factor = 1) =>
  ASSETS.flatMap(asset => price('okx', { 0: of[asset][0] * factor, [DAY]: of[asset][1] * factor }, asset));
const held = (list: readonly Venue[]) =>
  list.flatMap(({ name, asset, coins, change }) =>
    openInterest(name, { 0: coins * (1 + change), [DAY]: coins }, asset),
  );

function changes(told: readonly Observation[], scope: 'BTC' | 'MARKET' = 'MARKET') {
  const reading = read(signal, market(told), scope);
  const value = (metric: string) => valueOf(reading, `open_interest_${metric}`, { window: '24h' }) ?? Number.NaN;
  return {
    total: value('change_usd'),
    pct: value('change_usd_pct'),
    byPrice: value('price_effect'),
    byPosition: value('position_effect'),
    coins: value('change_coins_pct'),
  };
}

it('price effect and position effect add up to the change', () => {
  fc.assert(
    fc.property(prices, venues, (of, list) => {
      const { total, pct, byPrice, byPosition } = changes([...priced(of), ...held(list)]);
      const before = sum(list.map(each => each.coins * of[each.asset][1]));
      const after = sum(list.map(each => each.coins * (1 + each.change) * of[each.asset][0]));
      const scale = before + after;
      expect(Math.abs(byPrice + byPosition - total) / scale).toBeLessThan(1e-9);
      expect(Math.abs(total - (after - before)) / scale).toBeLessThan(1e-9);
      expect(Math.abs(pct - (100 * (after - before)) / before) / (scale / before)).toBeLessThan(1e-7);
    }),
  );
});

it('the price alone never moves the coins of one asset', () => {
  fc.assert(
    fc.property(prices, prices, venues, (of, others, list) => {
      const bitcoin = held(list.filter(each => each.asset === 'BTC'));
      const { coins } = changes([...priced(of), ...bitcoin], 'BTC');
      expect(changes([...priced(others), ...bitcoin], 'BTC').coins).toEqual(near(coins));
    }),
  );
});

it('prices that all scale alike never move the coins of the market', () => {
  fc.assert(
    fc.property(prices, venues, fc.double({ min: 0.1, max: 10, noNaN: true }), (of, list, factor) => {
      const { coins } = changes([...priced(of), ...held(list)]);
      expect(changes([...priced(of, factor), ...held(list)]).coins).toBeCloseTo(coins, 9);
    }),
  );
});

it('a venue known at one end only changes nothing', () => {
  fc.assert(
    fc.property(prices, venues, fc.boolean(), fc.double({ min: 1, max: 1e9, noNaN: true }), (of, list, now, coins) => {
      const known = [...priced(of), ...held(list)];
      const oneEnd = openInterest('bitget', { [now ? 0 : DAY]: coins });
      expect(changes([...known, ...oneEnd])).toEqual(changes(known));
    }),
  );
});

it('unmoved coins make no position effect, an unmoved price no price effect', () => {
  fc.assert(
    fc.property(prices, venues, (of, list) => {
      const still = changes([...priced(of), ...held(list.map(each => ({ ...each, change: 0 })))]);
      expect([still.byPosition, still.coins]).toEqual([0, 0]);
      const level = { BTC: [of.BTC[0], of.BTC[0]], ETH: [of.ETH[0], of.ETH[0]] } satisfies Prices;
      expect(changes([...priced(level), ...held(list)]).byPrice).toBe(0);
    }),
  );
});
