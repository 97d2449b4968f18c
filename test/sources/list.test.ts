/** Every source in the room is in the list, under a name of its own. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SOURCES } from '../../src/sources/index.ts';

const ROOM = new URL('../../src/sources/', import.meta.url);

/** What a file exports that describes a provider. */
async function sourcesIn(file: string): Promise<readonly unknown[]> {
  const exports: Record<string, unknown> = await import(new URL(file, ROOM).href);
  return Object.values(exports).filter(value => typeof value === 'object' && value !== null && 'feeds' in value);
}

test('a source that is written is also asked', async () => {
  const files = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && file !== 'index.ts',
  );
  const found = (await Promise.all(files.map(sourcesIn))).flat();
  expect(found.length).toBeGreaterThan(0);
  const listed: readonly unknown[] = SOURCES;
  expect(found.filter(source => !listed.includes(source))).toEqual([]);
  expect(listed.filter(source => !found.includes(source))).toEqual([]);
});

test('ids are told apart', () => {
  const ids = [
    ...SOURCES.map(source => source.id),
    ...SOURCES.flatMap(({ id, feeds }) => feeds.map(feed => `${id} ${feed.id}`)),
  ];
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('every source says where it comes from and how often it may be asked', () => {
  for (const source of SOURCES) {
    expect(source.homepage).toMatch(/^https:\/\//);
    expect(source.perSecond).toBeGreaterThan(0);
    expect(source.feeds.filter(feed => feed.every < 60_000)).toEqual([]);
  }
});
