/** Rooms import only what the table allows, and pure rooms stay pure. */
import { describe, expect, it } from 'vitest';
import { ROOMS, stands } from './rooms.ts';
import { importsOf } from './source-text.ts';
import { FILES, SOURCES, textOf } from './tree.ts';
import { violations } from './violations.ts';

describe('the house', () => {
  it('has files to judge', () => {
    expect(SOURCES.length).toBeGreaterThan(50);
  });

  it('keeps to its rooms', () => {
    expect(SOURCES.flatMap(path => violations(path, textOf(path)))).toEqual([]);
  });

  it('has no row for a room that is gone', () => {
    const gone = Object.keys(ROOMS).filter(room => !FILES.some(path => stands(path, room)));
    expect(gone).toEqual([]);
  });

  it('allows no circle of rooms', () => {
    expect(Object.keys(ROOMS).filter(room => reachable(room).has(room))).toEqual([]);
  });

  it('lets demo data reach the console only', () => {
    const importers = SOURCES.filter(path =>
      importsOf(path, textOf(path)).some(target => target.startsWith('src/demo/')),
    );
    const outside = importers.filter(path => !path.startsWith('src/demo/'));
    expect(outside).toEqual(['src/console-start.ts']);
    const rows = Object.keys(ROOMS).filter(room => ROOMS[room]?.rooms.includes('src/demo'));
    expect(rows).toEqual(['src/console-start.ts']);
  });
});

describe('the checker', () => {
  it.each([
    [
      'src/signals/x.ts',
      `import { brief } from '../briefing.ts';`,
      'src/signals/x.ts imports src/briefing.ts; src/signals may import src/units, src/market',
    ],
    ['src/signals/x.ts', `import type { Log } from "../kit/log.ts"`, 'imports src/kit/log.ts'],
    ['src/units/x.ts', `export * from '../market/fact.ts';`, 'src/units may import nothing'],
    ['src/market/x.ts', `const load = () => import('../kit/http.ts');`, 'imports src/kit/http.ts'],
    ['src/market/x.ts', 'const load = () => import(`../kit/http.ts`);', 'imports src/kit/http.ts'],
    ['src/message/x.ts', `import {\n  a,\n  b,\n} from 'discord.js';`, 'imports discord.js'],
    ['src/message/x.ts', `import 'node:fs';`, 'imports node:fs'],
    ['src/narrative/x.ts', `import { object } from 'zod/mini';`, 'imports zod'],
    ['src/platforms/discord/x.ts', `import { y } from '../telegram/y.ts';`, 'imports src/platforms/telegram/y.ts'],
    [
      'src/platforms/telegram/x.ts',
      `import { october2025 } from '../../demo/october-2025.ts';`,
      'imports src/demo/october-2025.ts',
    ],
    ['src/platforms/x.ts', `import { FluentBundle } from '@fluent/bundle';`, 'imports @fluent/bundle'],
    ['commands/x.ts', `import { signal } from '../src/signals/signal.ts';`, 'imports src/signals/signal.ts'],
    ['src/newcomer.ts', '', 'src/newcomer.ts stands in no room'],
    ['src/signals/x.ts', `import { x } from '../../test/x.ts';`, 'imports test/x.ts'],
    ['src/kit/x.ts', `import axios from 'axios';`, 'src/kit/x.ts imports axios; only src/kit/http.ts may'],
    ['src/market/x.ts', 'const at = Date.now();', 'uses Date.now'],
    ['src/diagnosis/x.ts', 'const at = new Date();', 'uses new Date()'],
    ['src/diagnosis/x.ts', 'const at = +new Date;', 'uses new Date'],
    ['src/signals/x.ts', 'const luck = Math.random();', 'uses Math.random'],
    ['src/sources/x.ts', 'const home = process.cwd();', 'uses process'],
    ['src/narrative/x.ts', 'setTimeout(() => {}, 1);', 'uses setTimeout'],
    ['src/message/x.ts', 'const text = `at ${Date.now()}`;', 'uses Date.now'],
    ['src/kit/x.ts', 'const token = process.env.TOKEN;', 'reads process.env; only src/config.ts may'],
    ['src/kit/x.ts', `const token = process['env'].TOKEN;`, 'reads process.env'],
  ])('catches what is planted in %s: %s', (path, text, sentence) => {
    expect(violations(path, text).join('\n')).toContain(sentence);
  });

  it.each([
    ['src/signals/x.ts', `import { DAY } from '../units/time.ts';\nimport { own } from './own.ts';`],
    ['src/signals/x.ts', `// import { brief } from '../briefing.ts';\n/* Date.now() */`],
    ['src/signals/x.ts', `const words = "import { x } from y, Date.now(), process.env";`],
    ['src/signals/x.ts', `const quote = /['"\`]/; const url = 'https://a.example'; const at = new Date(0);`],
    ['src/market/x.ts', 'const process2 = 1; const update = 2; const candidate = update / process2;'],
    ['src/kit/http.ts', `import axios from 'axios';\nimport { once } from 'node:events';`],
  ])('leaves alone what is allowed in %s: %s', (path, text) => {
    expect(violations(path, text)).toEqual([]);
  });
});

/** Every room that can be reached from one, over one arrow or more. */
function reachable(room: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (from: string) => {
    for (const next of ROOMS[from]?.rooms ?? [])
      if (!found.has(next)) {
        found.add(next);
        visit(next);
      }
  };
  visit(room);
  return found;
}
