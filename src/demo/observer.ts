/** Writes observations of a reconstruction in the form in which sources give them. */
import type { MetricId } from '../market/metric.ts';
import type { Observation } from '../market/observation.ts';
import type { Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';

/** The name that facts made from these numbers carry: no provider said them. */
const RECONSTRUCTION = 'reconstruction';

interface Extra {
  readonly span?: number;
  readonly subject?: string;
  /** Default: at the end of the span, when a flow or bar is complete. */
  readonly seenAt?: Instant;
}

/** Prices and amounts as providers print them, six digits long. */
export const observe = (metric: MetricId, asset: Scope, at: Instant, value: number, extra: Extra = {}): Observation => {
  const { span = 0, subject = null, seenAt = at + span } = extra;
  return { metric, asset, subject, source: RECONSTRUCTION, at, span, value: Number(value.toPrecision(6)), seenAt };
};

/** `utc('2025-10-10 21:20')` */
export const utc = (text: string): Instant =>
  Date.parse(`${text.replace(' ', 'T')}${text.includes(' ') ? '' : 'T00:00'}Z`);
