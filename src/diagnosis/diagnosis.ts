/** What explains the fall, as far as the numbers go: the result that all words are made from. */
import type { Fact } from '../market/fact.ts';
import type { FactBook } from '../market/fact-book.ts';
import type { SourceId } from '../market/observation.ts';
import type { Level } from '../signals/level.ts';
import type { Asset, Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';
import type { Condition } from './conditions.ts';
import type { DriverId } from './drivers/driver.ts';
import type { State } from './states.ts';
import type { Ruling } from './verdict.ts';

export const STANDINGS = ['best_fit', 'also_fits', 'does_not_fit', 'could_not_check'] as const;
export const EVIDENCE = ['strong', 'moderate', 'weak', 'none'] as const;

export interface Driver {
  readonly id: DriverId;
  readonly standing: (typeof STANDINGS)[number];
  readonly evidence: (typeof EVIDENCE)[number];
  /** −1..1: the weighed mean of its items. */
  readonly score: number;
  /** Share of the items' weight that could be measured, 0..1. */
  readonly coverage: number;
  readonly for: readonly Fact[];
  readonly against: readonly Fact[];
}

export interface Diagnosis {
  readonly asOf: Instant;
  readonly scope: Scope;
  /** The asset whose price leads. */
  readonly lead: Asset;
  readonly ruling: Ruling;
  /** True when fewer than half of price, liquidations, open interest and funding are known: reasons are not ranked. */
  readonly limited: boolean;
  readonly book: FactBook;
  /** Every driver, best first. */
  readonly drivers: readonly Driver[];
  readonly states: readonly State[];
  readonly levels: readonly Level[];
  readonly conditions: readonly Condition[];
  /** Sources of which every request fails at present. */
  readonly silent: readonly SourceId[];
}
