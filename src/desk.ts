/** Answers for commands: the current briefing, made once for all who ask at the same time, and kept. */
import type { Desk } from '../commands/command.ts';
import { languageOf } from '../templates/words.ts';
import { type Briefing, brief, type Manner } from './briefing.ts';
import type { Clock } from './kit/clock.ts';
import type { Log } from './kit/log.ts';
import type { Journal } from './market/journal.ts';
import type { Store } from './store/store.ts';
import type { Scope } from './units/asset.ts';
import { type Instant, SECOND } from './units/time.ts';

export interface DeskParts {
  readonly journal: Journal;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** True once every source had its first turn: before, a missing price only means that we have just begun. */
  readonly settled: () => boolean;
  /** Marks everything as a demonstration: only the console may be given such a desk. */
  readonly demo?: boolean;
}

/** An answer this old is given again as it is: prices move on, but not for a person who reads. */
const FRESH = 10 * SECOND;

export function createDesk({ journal, store, clock, log, settled, demo = false }: DeskParts): Desk {
  const made = new Map<string, { readonly at: Instant; readonly briefing: Briefing }>();

  const current = (scope: Scope, manner: Manner): Briefing => {
    const key = [scope, manner.detail, manner.language].join('|');
    const now = clock.now();
    const known = made.get(key);
    if (known && now - known.at < FRESH) return known.briefing;
    const briefing = brief(journal.view(now), scope, { ...manner, demo });
    made.set(key, { at: now, briefing });
    if (!demo) keep(briefing);
    return briefing;
  };

  /** Kept for questions about the past; an answer never waits for it. */
  const keep = ({ record, message }: Briefing): void => {
    const { id, asset, language, detail } = record;
    store
      .saveBriefing({ id, asOf: message.asOf, asset, language, detail, json: JSON.stringify(record), snapshot: null })
      .catch((error: unknown) => log.error({ error: String(error) }, 'a briefing could not be kept'));
  };

  return {
    brief: async (scope, detail, language) => {
      const { message } = current(scope, { detail, language: languageOf(language) });
      return message.verdict === 'unknown' && !settled() ? null : message;
    },
  };
}
