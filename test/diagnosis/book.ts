/** Books of facts in one line each, and what a diagnosis makes of them. */
import * as fc from 'fast-check';
import type { Fact } from '../../src/market/fact.ts';
import { FactBook } from '../../src/market/fact-book.ts';
import type { Driver } from '../../src/diagnosis/diagnosis.ts';
import type { Case, DriverId, DriverRule } from '../../src/diagnosis/drivers/driver.ts';
import { rank } from '../../src/diagnosis/rank.ts';
import type { Scope } from '../../src/units/asset.ts';
import { NOW } from '../market/build.ts';

type Of = Partial<Pick<Fact, 'asset' | 'window' | 'subject' | 'sources'>>;
export type Told = readonly [metric: string, value: number, of?: Of];

export function bookOf(...told: readonly Told[]): FactBook {
  const book = new FactBook();
  for (const [metric, value, of = {}] of told)
    book.add({ metric, value, asset: 'BTC', unit: 'usd', asOf: NOW, sources: ['okx'], formula: 'X', ...of });
  return book;
}

export const DAY_WINDOW = { window: '24h' } as const;

/** Facts over the window of the case, unless they say otherwise. */
export function caseOf(told: readonly Told[], horizon: Case['horizon'] = '24h', scope: Scope = 'BTC'): Case {
  const windowed = told.map(([metric, value, of]): Told => [metric, value, { window: horizon, ...of }]);
  return { scope, lead: scope === 'MARKET' ? 'BTC' : scope, horizon, book: bookOf(...windowed) };
}

/** What each item of a rule says; null for what was not measured. */
export const weighed = (rule: DriverRule, situation: Case): readonly (number | null)[] =>
  rule.items.map(item => item.weigh(situation)?.e ?? null);

export function ranked(id: DriverId, situation: Case, falling = true): Driver {
  const driver = rank(situation, falling).find(each => each.id === id);
  if (!driver) throw new Error(`${id} is not listed`);
  return driver;
}

const signed = fc.oneof(
  fc.constantFrom(-100, -3, -1, -0.5, 0, 0.5, 1, 3),
  fc.double({ min: -120, max: 120, noNaN: true }),
);
const amount = fc.oneof(fc.constantFrom(0, 0.5, 2, 80, 99), fc.double({ min: 0, max: 120, noNaN: true }));
const share = fc.oneof(fc.constantFrom(0, 0.3, 0.5, 0.6, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const RANGES = {
  price: amount,
  price_change: signed,
  price_change_z: signed,
  liquidations_total: amount,
  liquidations_long_share: share,
  liquidations_percentile: amount,
  liquidations_to_open_interest: amount,
  liquidations_pace: amount,
  open_interest_change_coins_pct: signed,
  forced_share_of_closing: amount,
  fall_in_heavy_hours: share,
  deleveraging_cycle: fc.constantFrom(0, 1),
  funding_8h: signed,
  funding_8h_change: signed,
  perp_premium: signed,
  treasury_unrealised_pct: signed,
  treasury_average_cost: amount,
  treasury_trade: signed,
  fear_greed: amount,
} as const;

/** Facts within their ranges, likely together or not, over any window. */
export const anyFacts: fc.Arbitrary<readonly Told[]> = fc.array(
  fc.oneof(
    ...Object.entries(RANGES).map(([metric, range]) =>
      fc
        .tuple(range, fc.constantFrom('24h' as const, '7d' as const, '30d' as const))
        .map(([value, window]): Told => [metric, value, { window }]),
    ),
  ),
  { maxLength: 40 },
);
