/** What SQLite's refusals mean for the person who runs the bot. */
import { SettingError } from '../config.ts';

/** @see https://sqlite.org/rescode.html */
const MEANING: Readonly<Record<number, string>> = {
  5: 'is held by another process; stop the other one or choose another file',
  8: 'cannot be written; give this user the right to write it, or choose another file',
  10: 'cannot be read or written reliably; check the disk',
  11: 'is damaged; restore a backup or move the file away',
  13: 'cannot grow, because the disk is full; free some space',
  14: 'cannot be opened; check that its folder exists and that this user may write there',
  26: 'is not a database; choose another file',
};

/** The same failures as the file system names them, when the folder is made. */
const FOLDER_MEANING: Readonly<Record<string, string>> = {
  EACCES: 'lies in a folder that this user may not write; give the right to write it, or choose another folder',
  EPERM: 'lies in a folder that this user may not write; give the right to write it, or choose another folder',
  EROFS: 'lies on a disk that cannot be written; choose another folder',
  ENOTDIR: 'has a file where its folder should be; choose another folder',
  EEXIST: 'has a file where its folder should be; choose another folder',
  ENOENT: 'lies in a folder that cannot be made; choose another folder',
  ENOSPC: 'cannot be made, because the disk is full; free some space',
};

/** A sentence that names DATABASE_URL and the path where the failure is one of those above; any other error as it is. */
export function inWords(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof SettingError) return error;
  const meaning = 'errcode' in error ? MEANING[Number(error.errcode) & 0xff] : FOLDER_MEANING[codeOf(error)];
  return meaning ? new SettingError(`DATABASE_URL names ${path}, which ${meaning}`, { cause: error }) : error;
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');
