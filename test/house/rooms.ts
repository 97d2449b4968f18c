/** Who may import whom. A room or package that is not named is forbidden; so is a file in no room. */

interface Rule {
  /** Other rooms, by the names of this table. */
  readonly rooms: readonly string[];
  /** `node:*` stands for everything the runtime brings. */
  readonly packages: readonly string[];
}

/** A key is a file, or a folder with all below it; the longest one that fits a path is its room. */
export const ROOMS: Readonly<Record<string, Rule>> = {
  'src/units': { rooms: [], packages: [] },
  'src/kit': { rooms: ['src/units'], packages: ['axios', 'cockatiel', 'p-queue', 'pino', 'node:*'] },
  'src/config.ts': { rooms: ['src/units'], packages: ['zod', 'node:*'] },
  'src/market': { rooms: ['src/units'], packages: [] },
  'src/sources': { rooms: ['src/units', 'src/market'], packages: ['zod'] },
  'src/signals': { rooms: ['src/units', 'src/market'], packages: [] },
  'src/diagnosis': { rooms: ['src/units', 'src/market', 'src/signals'], packages: [] },
  'src/narrative': { rooms: ['src/units', 'src/market', 'src/signals', 'src/diagnosis'], packages: [] },
  templates: { rooms: [], packages: ['@fluent/bundle', 'node:*'] },
  'src/message': {
    rooms: ['src/units', 'src/market', 'src/signals', 'src/diagnosis', 'src/narrative', 'templates'],
    packages: ['@fluent/bundle', 'zod'],
  },
  'src/store': { rooms: ['src/units', 'src/market', 'src/narrative', 'src/config.ts'], packages: ['node:*'] },
  commands: { rooms: ['src/units', 'src/message', 'src/narrative', 'templates'], packages: [] },
  'src/platforms': {
    rooms: ['src/units', 'src/kit', 'src/message', 'src/config.ts', 'commands'],
    packages: ['node:*'],
  },
  'src/platforms/discord': {
    rooms: ['src/units', 'src/kit', 'src/message', 'src/config.ts', 'commands', 'src/platforms'],
    packages: ['discord.js', 'node:*'],
  },
  'src/platforms/telegram': {
    rooms: ['src/units', 'src/kit', 'src/message', 'src/config.ts', 'commands', 'src/platforms'],
    packages: ['grammy', '@grammyjs/auto-retry', '@grammyjs/runner', 'p-queue', 'node:*'],
  },
  'src/platforms/index.ts': {
    rooms: ['src/config.ts', 'src/platforms', 'src/platforms/discord', 'src/platforms/telegram'],
    packages: [],
  },
  'src/read-feed.ts': {
    rooms: ['src/units', 'src/kit', 'src/market', 'src/sources'],
    packages: [],
  },
  'src/polling.ts': {
    rooms: ['src/units', 'src/kit', 'src/market', 'src/sources', 'src/store', 'src/read-feed.ts'],
    packages: ['node-cron'],
  },
  'src/briefing.ts': {
    rooms: ['src/units', 'src/market', 'src/diagnosis', 'src/narrative', 'src/message', 'templates'],
    packages: ['node:*'],
  },
  'src/desk.ts': {
    rooms: ['src/units', 'src/kit', 'src/market', 'src/store', 'src/briefing.ts', 'commands', 'templates'],
    packages: [],
  },
  'src/demo': {
    rooms: ['src/units', 'src/kit', 'src/market', 'src/message', 'src/briefing.ts', 'commands', 'templates'],
    packages: ['node:*'],
  },
  'src/assembly.ts': {
    rooms: ['src/kit', 'src/market', 'src/sources', 'src/store', 'src/config.ts', 'src/polling.ts', 'templates'],
    packages: [],
  },
  'src/brief-wish.ts': { rooms: ['src/units', 'src/narrative', 'templates'], packages: ['node:*'] },
  'src/brief.ts': {
    rooms: [
      'src/units',
      'src/message',
      'src/config.ts',
      'src/assembly.ts',
      'src/brief-wish.ts',
      'src/briefing.ts',
      'templates',
    ],
    packages: ['node:*'],
  },
  /** With main.ts the only ways to demo data: what platforms with a token post is never invented. */
  'src/console-start.ts': {
    rooms: ['src/units', 'src/platforms', 'src/demo', 'src/assembly.ts', 'src/desk.ts', 'commands', 'templates'],
    packages: [],
  },
  'src/main.ts': {
    rooms: [
      'src/units',
      'src/platforms',
      'src/platforms/index.ts',
      'src/config.ts',
      'src/assembly.ts',
      'src/console-start.ts',
      'src/desk.ts',
      'commands',
    ],
    packages: [],
  },
};

/** Packages that stand in single files, whatever the rest of their room may import: what we do not own is wrapped once. */
export const CONFINED: Readonly<Record<string, readonly string[]>> = {
  axios: ['src/kit/http.ts'],
  cockatiel: ['src/kit/host.ts'],
  pino: ['src/kit/log.ts'],
  'node-cron': ['src/polling.ts'],
  'p-queue': ['src/kit/host.ts', 'src/platforms/telegram/pacing.ts'],
  zod: ['src/config.ts', 'src/message/briefing-schema.ts', 'src/sources'],
};

/** The same market gives the same words: these rooms see no clock, network, file, environment or chance. */
export const PURE: readonly string[] = [
  'src/units',
  'src/market',
  'src/sources',
  'src/signals',
  'src/diagnosis',
  'src/narrative',
  'src/message',
];

/** Undefined for a file that stands in no room. */
export const roomOf = (path: string): string | undefined =>
  Object.keys(ROOMS)
    .filter(room => stands(path, room))
    .toSorted((a, b) => b.length - a.length)[0];

/** Whether a path is a file or lies below a folder. */
export const stands = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);
