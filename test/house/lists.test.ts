/** Each room that people add to has a written list: nothing in it may be forgotten. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { SIGNALS } from '../../src/signals/index.ts';
import { SOURCES } from '../../src/sources/index.ts';
import { importsOf } from './source-text.ts';
import { FILES, ROOT, textOf } from './tree.ts';

/** `entries`: where the room is entered. The console is no member of the platforms' list: it is what is left without tokens. */
const ROOMS = [
  { room: 'src/sources', entries: ['src/sources/index.ts'] },
  { room: 'src/signals', entries: ['src/signals/index.ts'] },
  { room: 'commands', entries: ['commands/index.ts'] },
  { room: 'src/platforms', entries: ['src/platforms/index.ts', 'src/platforms/console.ts'] },
] as const;

const filesIn = (room: string): readonly string[] =>
  FILES.filter(path => path.startsWith(`${room}/`) && path.endsWith('.ts'));

describe.each(ROOMS)('$room', ({ room, entries }) => {
  const reached = new Set<string>(entries);
  for (const path of reached)
    for (const target of importsOf(path, textOf(path))) if (target.startsWith(`${room}/`)) reached.add(target);

  it('reaches every file from its list', () => {
    const forgotten = filesIn(room).filter(path => !reached.has(path));
    expect(forgotten.map(path => `add ${path} to ${room}/index.ts, or delete it`)).toEqual([]);
  });
});

/** What a member looks like, so that one which is imported but not listed is found too. */
const LISTS = [
  { room: 'src/sources', list: SOURCES, mark: 'feeds' },
  { room: 'src/signals', list: SIGNALS, mark: 'measure' },
  { room: 'commands', list: COMMANDS, mark: 'run' },
] as const;

describe.each(LISTS)('the list of $room', ({ room, list, mark }) => {
  it('holds every member that a file of the room exports', async () => {
    const listed: readonly unknown[] = list;
    const forgotten: string[] = [];
    for (const path of filesIn(room)) {
      const exported: Record<string, unknown> = await import(join(ROOT, path));
      for (const [name, value] of Object.entries(exported))
        if (typeof value === 'object' && value !== null && mark in value && !listed.includes(value))
          forgotten.push(`add ${name} of ${path} to the list in ${room}/index.ts`);
    }
    expect(forgotten).toEqual([]);
  });

  it('names each member once', () => {
    const names = list.map(member => ('id' in member ? member.id : member.name));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });
});
