/** A market day that can be played again: what was known, when, and the moments worth looking at. */
import type { Observation } from '../market/observation.ts';
import type { Instant } from '../units/time.ts';

export interface MarketDay {
  readonly id: string;
  readonly title: string;
  /** How much of it is on public record and how much is not. */
  readonly note: string;
  readonly moments: readonly Moment[];
  /** Each with the time at which it could first be known. */
  readonly observations: readonly Observation[];
}

interface Moment {
  readonly at: Instant;
  readonly label: string;
}
