/** The embedded engine: the contract on a file and in memory, killed processes, shared files, refusals in words. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettingError } from '../../src/config.ts';
import { openStore } from '../../src/store/index.ts';
import { inWords } from '../../src/store/sqlite-error.ts';
import { observation } from './arbitrary.ts';
import { lastingStoreContract, storeContract } from './contract.ts';

const SAVER = join(import.meta.dirname, 'save-forever.ts');

let folder: string;
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'downdraft-store-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const newUrl = () => `file:${join(folder, `deep/er/${++files}.db`)}`;
let last = '';

const openNew = () => openStore((last = newUrl()));

storeContract('an SQLite file', openNew);
lastingStoreContract('an SQLite file', openNew, () => openStore(last));
storeContract('an SQLite database in memory', () => openStore('file::memory:'));

describe('processes that share an SQLite file', () => {
  it('lose nothing acknowledged when one is killed in the middle of its commits', async () => {
    const url = newUrl();
    for (const round of ['first', 'second', 'third']) {
      const saver = saving(url, round);
      const acknowledged = await untilPrinted(saver, 200);
      saver.kill('SIGKILL');
      await once(saver, 'close');
      const store = await openStore(url);
      const kept = (await store.loadObservations()).filter(each => each.source === round).map(each => each.at);
      await store.close();
      expect(kept.slice(0, acknowledged.length)).toEqual(acknowledged);
    }
  }, 60_000);

  it('may open a new file and write to it at once', async () => {
    const url = newUrl();
    const savers = ['left', 'right', 'middle'].map(source => saving(url, source, 150));
    const codes = await Promise.all(savers.map(saver => once(saver, 'close')));
    expect(codes).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    const store = await openStore(url);
    expect(await store.loadObservations()).toHaveLength(3 * 150);
    await store.close();
  }, 60_000);
});

describe('a database that cannot be used is refused in one sentence', () => {
  it.each([
    [
      'is not a database',
      () => write('plain.db', 'this is a plain text file, longer than a header of a database file'),
    ],
    ['has a file where its folder should be', () => join(write('a-file', 'x'), 'data.db')],
    ['cannot be opened', () => folder],
    ['a folder that cannot be made', () => '/proc/nowhere/data.db'],
    ['a newer version', () => fromTheFuture()],
  ])('%s', async (words, make) => {
    const path = make();
    const refusal = await openStore(`file:${path}`).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SettingError);
    const text = String(refusal);
    expect(text).toContain('DATABASE_URL');
    expect(text).toContain(path);
    expect(text).toContain(words);
    expect(text).not.toContain('\n');
  });

  it.each([
    ['lies in a folder that this user may not write', 'data/new.db', 0o555, 0o644],
    ['cannot be opened; check that its folder exists and that this user may write there', 'new.db', 0o555, 0o644],
    ['cannot be written; give this user the right to write it', 'kept.db', 0o777, 0o444],
  ])('%s', async (words, name, folderMode, fileMode) => {
    const place = mkdtempSync(join(tmpdir(), 'downdraft-locked-'));
    const kept = join(place, 'kept.db');
    const store = await openStore(`file:${kept}`);
    await store.close();
    chmodSync(kept, fileMode);
    chmodSync(place, folderMode);
    const opener = join(import.meta.dirname, 'open-unprivileged.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [opener, `file:${join(place, name)}`]);
    chmodSync(place, 0o777);
    rmSync(place, { recursive: true });
    expect(stdout).toContain(`SettingError: DATABASE_URL names ${join(place, name)}, which ${words}`);
  });

  it('names a full disk', () => {
    const db = new DatabaseSync(':memory:');
    db.exec('create table t (x text); pragma max_page_count = 3');
    let refusal: unknown;
    try {
      db.prepare('insert into t values (?)').run('x'.repeat(100_000));
    } catch (error) {
      refusal = error;
    }
    expect(String(inWords(refusal, 'data/some.db'))).toBe(
      'SettingError: DATABASE_URL names data/some.db, which cannot grow, because the disk is full; free some space',
    );
  });

  it('leaves an error of another kind as it is', () => {
    const error = new TypeError('ours');
    expect(inWords(error, 'x')).toBe(error);
  });

  it('repeats of an unknown URL nothing but its scheme', async () => {
    await expect(openStore('postgres://user:secret@host/db')).rejects.toThrow(
      'DATABASE_URL must be file:PATH; postgres: is not supported yet',
    );
  });
});

it('keeps a failed batch out as a whole and works on', async () => {
  const store = await openStore(newUrl());
  await expect(store.saveObservations([observation(), observation({ at: 1, value: Number.NaN })])).rejects.toThrow(
    /null/i,
  );
  await store.saveObservations([observation({ at: 2 })]);
  expect((await store.loadObservations()).map(each => each.at)).toEqual([2]);
  await store.close();
});

it('leaves rows alone that a later version wrote, without showing them', async () => {
  const url = newUrl();
  const store = await openStore(url);
  await store.saveObservations([observation()]);
  const db = new DatabaseSync(url.slice('file:'.length));
  db.exec("update observations set metric = 'sunspots'");
  db.close();
  expect(await store.loadObservations()).toEqual([]);
  await store.close();
});

it('makes nothing on disk for a database in memory', async () => {
  const store = await openStore(':memory:');
  await store.saveObservations([observation()]);
  expect(existsSync(':memory:')).toBe(false);
  await store.close();
});

const saving = (url: string, source: string, count?: number) =>
  spawn(process.execPath, [SAVER, url, source, ...(count ? [String(count)] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** The numbers that a saver printed, once there are `enough`. */
async function untilPrinted(saver: ReturnType<typeof saving>, enough: number): Promise<number[]> {
  let text = '';
  for await (const chunk of saver.stdout) {
    text += String(chunk);
    const numbers = text.split('\n').slice(0, -1).map(Number);
    if (numbers.length >= enough) return numbers;
  }
  throw new Error(`it ended after ${text}`);
}

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function fromTheFuture(): string {
  const path = join(folder, 'future.db');
  const db = new DatabaseSync(path);
  db.exec('create table migrations (id bigint primary key, applied_at bigint); insert into migrations values (99, 0)');
  db.close();
  return path;
}
