/** A number with its evidence: the only thing a sentence may cite. Field names are those of the briefing's JSON. */
import type { Scope } from '../units/asset.ts';
import type { Instant, Window } from '../units/time.ts';
import type { Unit } from '../units/unit.ts';
import type { SourceId } from './observation.ts';

export const BOUNDS = ['exact', 'at_least', 'at_most', 'range'] as const;
export const QUALITIES = ['ok', 'stale', 'partial', 'capped', 'disputed', 'manual'] as const;

export interface Fact {
  /** `f1`, `f2` … in the order measured; unique within a briefing. */
  readonly id: string;
  /** e.g. `price_change`, see the design's list. */
  readonly metric: string;
  readonly asset: Scope;
  /** Holder, venue, coin or level where the metric speaks of one. */
  readonly subject: string | null;
  /** Null for a level such as a price or a holding. */
  readonly window: Window | null;
  readonly value: number;
  readonly unit: Unit;
  readonly bound: (typeof BOUNDS)[number];
  readonly low: number | null;
  readonly high: number | null;
  /** When the newest number behind it was true. */
  readonly asOf: Instant;
  readonly sources: readonly SourceId[];
  /** What was counted, e.g. `BTC perpetuals on Gate, OKX`. */
  readonly universe: string;
  /** Share of the window for which the sources were heard, 0..1. */
  readonly coverage: number;
  readonly quality: readonly (typeof QUALITIES)[number][];
  /** Method id, e.g. `LQ1`. */
  readonly formula: string;
}

/** A fact before it has a number of its own; what is left out takes the plain case. */
export type Finding = Pick<Fact, 'metric' | 'asset' | 'value' | 'unit' | 'asOf' | 'sources' | 'formula'> &
  Partial<Omit<Fact, 'id'>>;
