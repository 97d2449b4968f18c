/** Brings an SQLite file to the newest shape. Safe when two processes open it at once. */
import type { DatabaseSync } from 'node:sqlite';
import { SettingError } from '../config.ts';
import { MIGRATIONS } from './migrations.ts';

/** @throws {SettingError} when a newer version of the program wrote the file */
export function migrate(db: DatabaseSync, path: string): void {
  db.exec('create table if not exists migrations (id bigint primary key, applied_at bigint not null)');
  db.exec('begin immediate');
  try {
    const applied = new Set(
      db
        .prepare('select id from migrations')
        .all()
        .map(row => Number(row['id'])),
    );
    const newest = MIGRATIONS.at(-1)?.id ?? 0;
    if ([...applied].some(id => id > newest))
      throw new SettingError(
        `DATABASE_URL names ${path}, which a newer version of this program wrote; update it or choose another file`,
      );
    const note = db.prepare('insert into migrations (id, applied_at) values (?, ?)');
    for (const { id, sql } of MIGRATIONS) {
      if (applied.has(id)) continue;
      db.exec(sql);
      note.run(id, Date.now());
    }
    // A write at every start: a file that cannot be written is refused now and not when something is to be kept.
    db.exec(`pragma user_version = ${newest}; commit`);
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}
