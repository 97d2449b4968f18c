/** What holds for every diagnosis, of markets with any parts missing and any path of prices. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Market } from '../../src/market/market.ts';
import type { Observation } from '../../src/market/observation.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import {
  bars,
  candles,
  every,
  fear,
  heard,
  holder,
  line,
  liquidated,
  marketAt,
  NOW,
  openInterest,
  price,
  times,
  walk,
} from '../market/build.ts';

/** Made of noise: numbers between −1 and 1, the same for the same seed. */
type Part = (noise: (i: number) => number, now: number) => readonly Observation[];

const PARTS: Readonly<Record<string, Part>> = {
  price: (noise, now) => price('okx', { 0: now, [HOUR]: now * (1 + noise(1) / 50), [DAY]: now * (1 + noise(2) / 10) }),
  second: (noise, now) => price('gate', { 0: now * (1 + noise(3) / 60), [DAY]: now * (1 + noise(4) / 10) }),
  ether: noise => price('okx', { 0: 100, [DAY]: 100 + 9 * noise(5) }, 'ETH'),
  days: (noise, now) =>
    candles(
      DAY,
      walk(
        times(130, i => 4 * noise(i)),
        now,
      ),
    ),
  hours: (noise, now) =>
    candles(
      HOUR,
      walk(
        times(220, i => noise(i + 7)),
        now,
      ),
    ),
  forced: noise =>
    liquidated(
      'gate',
      times(220, i => ({ ago: (i + 1) * HOUR, span: HOUR, long: 1e6 * (1 + noise(i)), short: 2e5 })),
    ),
  record: noise =>
    liquidated(
      'gate',
      times(170, i => ({ ago: 12 * HOUR + (i + 1) * DAY, span: DAY, long: 2e7 * (1 + noise(i)), short: 1e6 })),
    ),
  heard: noise => heard('gate', DAY * (noise(8) > 0 ? 9 : 1)),
  open: noise =>
    openInterest(
      'gate',
      every(DAY, 95, i => 1e6 * (1 + noise(i) / 20 + i / 300)),
    ),
  openElsewhere: noise => openInterest('okx', { 0: 1e6, [DAY]: 1e6 * (1 + noise(9) / 9) }),
  funding: noise => line({ metric: 'funding_8h', source: 'gate' }, { 0: 2 * noise(10), [DAY]: 2 * noise(11) }),
  premium: noise => line({ metric: 'perp_premium', source: 'gate' }, { [MINUTE]: 20 * noise(12) }),
  fear: noise => fear(times(9, i => Math.round(30 + 25 * noise(i)))),
  treasury: (noise, now) => holder('Strategy', 700_000, now * (1 + noise(13) / 4)),
  volatility: noise =>
    line(
      { metric: 'implied_volatility', source: 'deribit' },
      every(DAY, 200, i => 50 + 20 * noise(i)),
    ),
  highest: (noise, now) =>
    line({ metric: 'all_time_high', source: 'coingecko' }, { [300 * DAY]: now * (1.5 + noise(14)) }),
  highs: (noise, now) =>
    bars(
      'high',
      DAY,
      walk(
        times(130, i => 4 * noise(i)),
        now,
      ),
      { source: 'gate' },
    ),
};

const scopes = fc.constantFrom('BTC' as const, 'ETH' as const, 'MARKET' as const);
const observations = fc
  .record({
    names: fc.subarray(Object.keys(PARTS), { minLength: 4 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
    now: fc.double({ min: 0.05, max: 200_000, noNaN: true }),
  })
  .map(({ names, seed, now }) =>
    names.flatMap((name, part) => PARTS[name]?.(i => Math.sin(seed * (i + 1) + part * 17), now) ?? []),
  );

const told = (market: Market, scope: 'BTC' | 'ETH' | 'MARKET') => {
  const { book, ...rest } = diagnose(market, scope);
  return { ...rest, facts: book.facts, gaps: book.gaps };
};

it('every number is one, is known by now and names its source', () => {
  fc.assert(
    fc.property(observations, scopes, (list, scope) => {
      for (const fact of told(marketAt(NOW, list), scope).facts) {
        expect(Number.isFinite(fact.value)).toBe(true);
        expect(fact.asOf).toBeLessThanOrEqual(NOW);
        expect(fact.sources.length > 0 || fact.metric === 'condition_threshold').toBe(true);
        expect(fact.coverage >= 0 && fact.coverage <= 1 + 1e-12).toBe(true);
        expect(fact.unit !== 'ratio' || (fact.value >= 0 && fact.value <= 1 + 1e-12)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

it('nothing fits unless it falls, and nothing above the price holds', () => {
  fc.assert(
    fc.property(observations, scopes, (list, scope) => {
      const { ruling, drivers, levels, conditions } = told(marketAt(NOW, list), scope);
      const fits = drivers.some(driver => driver.standing === 'best_fit' || driver.standing === 'also_fits');
      expect(!fits || ruling.verdict === 'falling').toBe(true);
      expect(conditions.length === 0 || ruling.verdict !== 'unknown').toBe(true);
      for (const { side, state, distancePct } of levels) {
        expect(side === 'above').toBe(distancePct > 0);
        expect(side === 'below' || state === 'broken' || state === 'overhead').toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

it('neither the order of arrival nor what is learnt later matters', () => {
  fc.assert(
    fc.property(observations, observations, scopes, (list, others, scope) => {
      const later = others.map(each => ({ ...each, at: each.at + 1, seenAt: NOW + MINUTE }));
      const now = told(marketAt(NOW, list), scope);
      expect(told(marketAt(NOW, list.toReversed()), scope)).toEqual(now);
      expect(told(marketAt(NOW, later, list), scope)).toEqual(now);
    }),
    { numRuns: 25 },
  );
});
