/** What the README says of the repository is so. */
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { FILES, textOf } from './tree.ts';

/** Npm's own commands beside the scripts. */
const OF_NPM = new Set(['ci', 'install', 'run']);

const rooms = [...new Set(FILES.flatMap(path => /^src\/([^/]+)\//.exec(path)?.[1] ?? []))];

describe('README.md', () => {
  let readme = '';
  beforeAll(() => {
    if (!FILES.includes('README.md')) throw new Error('README.md is missing: write it');
    readme = textOf('README.md');
  });

  it('names every room of src', () => {
    expect(rooms.length).toBeGreaterThan(5);
    expect(rooms.filter(room => !new RegExp(`\\bsrc/${room}(?![\\w-])`).test(readme))).toEqual([]);
  });

  it('names only scripts that exist', () => {
    const named = [...readme.matchAll(/\bnpm (?:run )?(?:--silent )?([a-z][\w:-]*)/g)].flatMap(
      ([, name]) => name ?? [],
    );
    const scripts = new Set([...Object.keys(manifest.scripts), ...OF_NPM]);
    expect(named.filter(name => !scripts.has(name))).toEqual([]);
    expect(named).toContain('start');
    expect(named).toContain('test');
  });

  it('names only files and folders that exist', () => {
    const named = [...readme.matchAll(/\b((?:src|commands|templates|test|docs)\/[\w./-]*\w)/g)].flatMap(
      ([, path]) => path ?? [],
    );
    const missing = named.filter(path => !FILES.some(file => file === path || file.startsWith(`${path}/`)));
    expect(missing).toEqual([]);
  });
});
