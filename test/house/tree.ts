/** The files of the repository, as the rules of the house see them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Not ours: installed, made at run time, or kept by git. */
const FOREIGN = new Set(['node_modules', '.git', 'data', 'package-lock.json', '.env']);

/** Paths from the root, with `/`. */
export const FILES: readonly string[] = walk(ROOT).toSorted();

function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (FOREIGN.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [relative(ROOT, path).replaceAll('\\', '/')];
  });
}

/** The program itself, without its tests. */
export const SOURCES: readonly string[] = FILES.filter(path => /^(src|commands|templates)\/.*\.ts$/.test(path));

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
