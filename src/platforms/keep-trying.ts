/** Patience with a network that is down. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../kit/log.ts';
import { SECOND } from '../units/time.ts';
import { reasonOf } from './reason.ts';

const FIRST_PAUSE = SECOND;
const LONGEST_PAUSE = 60 * SECOND;

export interface Patience {
  readonly log: Log;
  /** Ends the waiting; the promise then rejects. */
  readonly signal: AbortSignal;
  /** True for an error that no waiting can mend, such as a refused token. */
  readonly hopeless: (error: unknown) => boolean;
}

/**
 * Repeats an attempt with growing pauses until it succeeds.
 * @param what names the attempt in the log, e.g. `Discord login`
 * @throws the first hopeless error, or the signal's reason
 */
export async function keepTrying<T>(what: string, attempt: () => Promise<T>, patience: Patience): Promise<T> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await attempt();
    } catch (error) {
      if (patience.signal.aborted || patience.hopeless(error)) throw error;
      patience.log.warn({ reason: reasonOf(error) }, `${what} failed, trying again in ${pause / SECOND} s`);
      await wait(pause, undefined, { signal: patience.signal });
    }
  }
}
