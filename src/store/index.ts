/** Every engine by the form of DATABASE_URL. To add one: a file beside this one, and its line here. */
import { SettingError } from '../config.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/**
 * @param databaseUrl `file:PATH`, relative to the working folder; `file::memory:` or `:memory:` forgets everything at the end
 * @throws {SettingError} one sentence that names DATABASE_URL and what was given
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  if (databaseUrl === ':memory:') return openSqlite(databaseUrl);
  const path = /^file:(?:\/\/(?=\/))?(.+)$/.exec(databaseUrl)?.[1];
  if (path) return openSqlite(path);
  const scheme = /^[a-z]+(?=:)/i.exec(databaseUrl)?.[0];
  // Only the scheme is repeated: the rest of such a URL may hold a password.
  throw new SettingError(`DATABASE_URL must be file:PATH${scheme ? `; ${scheme}: is not supported yet` : ''}`);
}
