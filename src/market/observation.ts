/** One number that one provider stated, with both clocks: the provider's and ours. */
import type { Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';
import type { MetricId } from './metric.ts';

/** Provider names as the briefing prints them in `sources`, e.g. `binance`, `alternative-me`. */
export type SourceId = string;

export interface Observation {
  readonly metric: MetricId;
  readonly asset: Scope;
  /** Holder or coin, where the metric speaks of one. */
  readonly subject: string | null;
  readonly source: SourceId;
  /** Value time by the provider's clock; for a flow or bar, where its span begins. */
  readonly at: Instant;
  /** Length of a flow or bar, or of the window of a stated change, ms; 0 for a moment. */
  readonly span: number;
  readonly value: number;
  /** When we learnt it. Nothing may use it before. */
  readonly seenAt: Instant;
}

/** What makes two observations the same statement: a later one replaces the earlier (a revision). */
export const observationKey = (o: Observation): string =>
  `${o.metric}|${o.asset}|${o.subject ?? ''}|${o.source}|${o.span}|${o.at}`;
