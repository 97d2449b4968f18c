/** The contract of a reason for a fall: when it may be considered at all, and which measured items weigh for or against it. */
import type { Fact } from '../../market/fact.ts';
import type { FactBook } from '../../market/fact-book.ts';
import type { Asset, Scope } from '../../units/asset.ts';
import type { Horizon } from '../verdict.ts';

/** All names of the contract, in the order in which equal ones are listed. */
export const DRIVER_IDS = [
  'forced_liquidations',
  'voluntary_deleveraging',
  'new_shorts',
  'spot_selling',
  'macro_risk_off',
  'etf_outflows',
  'large_holder',
  'stablecoin_drain',
  'dated_event',
] as const;
export type DriverId = (typeof DRIVER_IDS)[number];

/** What a rule looks at: the facts, over the window of the fall. */
export interface Case {
  readonly scope: Scope;
  readonly lead: Asset;
  readonly horizon: Horizon;
  readonly book: FactBook;
}

/** Null: what it asks for was not measured. */
interface Gate {
  readonly open: boolean | null;
  readonly facts: readonly Fact[];
}

/** Items made from the same raw series belong to one family: agreement counts only across families. */
export type Family = 'price' | 'positions' | 'flows' | 'other_markets' | 'sentiment';

export interface Weighed {
  /** −1 speaks fully against, +1 fully for. */
  readonly e: number;
  readonly facts: readonly Fact[];
}

export interface Item {
  readonly weight: number;
  readonly family: Family;
  /** Null when it cannot be measured; its weight then lowers the coverage. */
  readonly weigh: (situation: Case) => Weighed | null;
}

export interface DriverRule {
  readonly id: DriverId;
  readonly gate: (situation: Case) => Gate;
  readonly items: readonly Item[];
}

/** An item of the method that no source of ours can measure yet: it stays in the sum of weights, so coverage is honest. */
export const unmeasured = (weight: number, family: Family): Item => ({ weight, family, weigh: () => null });

/** An item that rests on one fact. */
export const onFact = (
  weight: number,
  family: Family,
  fact: (situation: Case) => Fact | undefined,
  e: (value: number, situation: Case) => number,
): Item => ({
  weight,
  family,
  weigh: situation => {
    const found = fact(situation);
    return found ? { e: e(found.value, situation), facts: [found] } : null;
  },
});

export const coinChange = ({ book, scope, horizon }: Case): Fact | undefined =>
  book.find('open_interest_change_coins_pct', { asset: scope, window: horizon });
