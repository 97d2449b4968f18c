/** Builds the parts that the bot and the one-shot briefing share. */
import { hasWords } from '../templates/words.ts';
import { loadSettings, secretsOf, SettingError, type Settings } from './config.ts';
import { type Clock, systemClock } from './kit/clock.ts';
import { createHttp } from './kit/http.ts';
import { createLog, type Log } from './kit/log.ts';
import { Journal } from './market/journal.ts';
import { createPolling, type Polling } from './polling.ts';
import { SOURCES } from './sources/index.ts';
import type { Source } from './sources/source.ts';
import type { Store } from './store/store.ts';
import { openStore } from './store/index.ts';

export interface Assembly {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly journal: Journal;
  readonly sources: readonly Source[];
  readonly polling: Polling;
}

/** @param databaseUrl overrides the setting, e.g. for a briefing that leaves no trace */
export async function assemble(databaseUrl?: string): Promise<Assembly> {
  const settings = loadSettings();
  if (!hasWords(settings.DEFAULT_LANGUAGE))
    throw new SettingError(`DEFAULT_LANGUAGE "${settings.DEFAULT_LANGUAGE.slice(0, 40)}" has no templates yet; use en`);
  const clock = systemClock;
  const log = createLog(levelFor(settings), secretsOf(settings));
  const sources = chosen(settings.SOURCES);
  const store = await openStore(databaseUrl ?? settings.DATABASE_URL);
  const journal = new Journal();
  const known = await store.loadObservations();
  if (known.length) journal.record(known);
  const http = createHttp({ mirror: settings.MARKET_MIRROR_URL, clock });
  const keys = { COINGECKO_KEY: settings.COINGECKO_KEY };
  const polling = createPolling({ sources, http, journal, store, clock, log, keys });
  return { settings, clock, log, store, journal, sources, polling };
}

/** Somebody sits before the console and reads briefings: there, only what is broken is worth a log line. */
const levelFor = (settings: Settings): string =>
  settings.LOG_LEVEL ?? (settings.DISCORD_TOKEN || settings.TELEGRAM_TOKEN ? 'info' : 'error');

function chosen(ids: readonly string[] | undefined): readonly Source[] {
  const known = SOURCES.map(source => source.id);
  const unknown = ids?.find(id => !known.includes(id));
  if (unknown !== undefined)
    throw new SettingError(`SOURCES names "${unknown.slice(0, 40)}", which is none of ${known.join(', ')}`);
  return ids?.length ? SOURCES.filter(source => ids.includes(source.id)) : SOURCES;
}
