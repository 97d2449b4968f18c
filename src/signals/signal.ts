/**
 * The contract of a signal: one measured side of the market. Pure: the same market gives the same reading.
 * What cannot be measured is a gap and never a number; calm and "we do not know" are different answers.
 */
import type { FactBook } from '../market/fact-book.ts';
import type { Finding } from '../market/fact.ts';
import type { Gap } from '../market/gap.ts';
import type { Market } from '../market/market.ts';
import type { Scope } from '../units/asset.ts';
import type { Level } from './level.ts';

export interface Reading {
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
  readonly levels?: readonly Level[];
}

export interface Signal {
  readonly id: string;
  /** Method ids of what it computes, e.g. `LQ1`. */
  readonly measures: readonly string[];
  /** @param known facts of the signals listed before this one */
  readonly measure: (market: Market, scope: Scope, known: FactBook) => Reading;
}
