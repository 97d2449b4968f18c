/** The one clock of the process, handed in where time matters. */
import type { Instant } from '../units/time.ts';

export interface Clock {
  readonly now: () => Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
