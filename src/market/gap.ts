/** Why a value cannot be told. A gap is an answer: it is named in the briefing and never filled by a guess. */
import type { Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';
import type { MetricId } from './metric.ts';
import type { SourceId } from './observation.ts';

export const GAP_REASONS = ['never_seen', 'stale', 'sources_disagree', 'history_too_short', 'source_down'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

export interface Gap {
  /** Metric of the fact that is missing, e.g. `open_interest_coins`. */
  readonly metric: string;
  readonly asset: Scope;
  readonly reason: GapReason;
}

/** One request that brought nothing usable: kept until the same request succeeds. */
export interface Failure {
  readonly source: SourceId;
  /** Which feed of the source, e.g. `liquidations`. */
  readonly feed: string;
  /** What the request would have told. */
  readonly provides: readonly MetricId[];
  readonly asset: Scope;
  readonly at: Instant;
  /** One plain clause: `answered 451 (blocked from this country)`, `is not JSON`, `price -3 is out of range`. */
  readonly reason: string;
}
