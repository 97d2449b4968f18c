/** Answers from the bundled market day, each marked DEMO. For the console only: a platform with a token never gets this desk. */
import type { Desk } from '../../commands/command.ts';
import { languageOf } from '../../templates/words.ts';
import { brief } from '../briefing.ts';
import type { Log } from '../kit/log.ts';
import { marketOf } from '../market/journal.ts';
import { october2025, WHOLE_DAY } from './october-2025.ts';

export function demoDesk(log: Log): Desk {
  const day = october2025();
  const market = marketOf(day.observations, WHOLE_DAY);
  log.debug({ day: day.id }, 'answering from the bundled market day');
  return {
    brief: async (scope, detail, language) =>
      brief(market, scope, { language: languageOf(language), detail, demo: true }).message,
  };
}
