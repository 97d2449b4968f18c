/** The embedded engine: one SQLite file, written with a full sync so that what was acknowledged survives a power cut. */
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Observation } from '../market/observation.ts';
import {
  BRIEFING_BY_ID,
  BRIEFINGS_KEPT,
  FORGET_BRIEFINGS,
  fromBriefingRow,
  LATEST_BRIEFING,
  SAVE_BRIEFING,
  toBriefingRow,
} from './briefing-rows.ts';
import { makeFolder } from './make-folder.ts';
import { deletions, fromRow, SELECT_ALL, toRow, UPSERT } from './observation-rows.ts';
import { inWords } from './sqlite-error.ts';
import { migrate } from './sqlite-migrate.ts';
import type { Store } from './store.ts';

/** Rows per commit: about 20 ms of work, after which the event loop gets its turn. */
const CHUNK = 2000;
/** How long another process may hold the file before we give up, ms. */
const BUSY_TIMEOUT = 5000;

/**
 * @param path a file, made with its folder when it is not there, or `:memory:`
 * @throws {SettingError} one sentence that names DATABASE_URL and the path
 */
export function openSqlite(path: string): Store {
  const db = explained(path, () => open(path));
  const upsert = db.prepare(UPSERT);
  const commit = (work: () => void) => explained(path, () => inTransaction(db, work));
  return {
    async saveObservations(observations) {
      for (const chunk of chunks(observations)) {
        commit(() => {
          for (const observation of chunk) upsert.run(...toRow(observation));
        });
        await setImmediate();
      }
    },
    async loadObservations() {
      const rows = explained(path, () => db.prepare(SELECT_ALL).all());
      return rows.flatMap(row => fromRow(row) ?? []);
    },
    async prune(now) {
      for (const { sql, values } of deletions(now)) {
        commit(() => db.prepare(sql).run(...values));
        await setImmediate();
      }
      commit(() => db.prepare(FORGET_BRIEFINGS).run(now - BRIEFINGS_KEPT));
    },
    async saveBriefing(briefing) {
      commit(() => db.prepare(SAVE_BRIEFING).run(...toBriefingRow(briefing)));
    },
    async briefing(id) {
      return fromBriefingRow(explained(path, () => db.prepare(BRIEFING_BY_ID).get(id)));
    },
    async latestBriefing(asset, at) {
      return fromBriefingRow(explained(path, () => db.prepare(LATEST_BRIEFING).get(asset, at)));
    },
    async close() {
      if (db.isOpen) db.close();
    },
  };
}

function open(path: string): DatabaseSync {
  if (path !== ':memory:') makeFolder(dirname(path));
  const db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
  try {
    db.exec('pragma journal_mode = wal; pragma synchronous = full');
    migrate(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('begin immediate');
  try {
    work();
    db.exec('commit');
  } catch (error) {
    if (db.isTransaction) db.exec('rollback');
    throw error;
  }
}

function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inWords(error, path);
  }
}

function* chunks(observations: Iterable<Observation>): Generator<readonly Observation[]> {
  let chunk: Observation[] = [];
  for (const observation of observations) {
    if (chunk.push(observation) < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length) yield chunk;
}
