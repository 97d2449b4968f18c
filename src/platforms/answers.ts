/** The answers that are under way, so that stopping can wait for them. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../kit/log.ts';
import { SECOND } from '../units/time.ts';
import { reasonOf } from './reason.ts';

/** A stopping process is given about ten seconds by most supervisors, and has more to do. */
const FAREWELL = 5 * SECOND;

export interface Answers {
  /** Lets an answer run by itself; its failure is logged, never thrown. */
  readonly run: (answer: () => Promise<void>) => void;
  /** Waits for what is under way, but not for ever. */
  readonly finish: () => Promise<void>;
}

export function createAnswers(log: Log): Answers {
  const running = new Set<Promise<void>>();
  return {
    run: answer => {
      const done = answer()
        .catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'an answer could not be given'))
        .finally(() => running.delete(done));
      running.add(done);
    },
    finish: async () => {
      const enough = new AbortController();
      const limit = wait(FAREWELL, undefined, { signal: enough.signal }).catch(() => {});
      await Promise.race([Promise.all(running), limit]);
      enough.abort();
      if (running.size > 0) log.warn({ answers: running.size }, 'stopped before every answer was sent');
    },
  };
}
