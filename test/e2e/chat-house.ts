/** The real platforms with the real commands, over a desk that answers from plain data and fails on request. */
import { setTimeout as wait } from 'node:timers/promises';
import { Writable } from 'node:stream';
import type { Desk } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/index.ts';
import { readSettings } from '../../src/config.ts';
import { createLog } from '../../src/kit/log.ts';
import { createPlatforms } from '../../src/platforms/index.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { sampleMessage } from '../platforms/sample.ts';

/** Longer than the second after which Discord is told to wait. */
const SLOW = 2500;

/** ADA: no data. XRP: breaks. SOL: slow. DOGE: slow, then no data. */
const desk: Desk = {
  brief: async scope => {
    if (scope === 'SOL' || scope === 'DOGE') await wait(SLOW);
    if (scope === 'XRP') throw new Error('the desk is broken on purpose');
    return scope === 'ADA' || scope === 'DOGE' ? null : { ...sampleMessage, scope };
  },
};

export interface Running {
  readonly platforms: readonly Platform[];
  /** Everything logged so far. */
  readonly logged: () => string;
  readonly fatal: () => readonly string[];
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export function openHouse(env: Readonly<Record<string, string>>): Running {
  let logged = '';
  const fatal: string[] = [];
  const out = new Writable({
    write: (chunk, _encoding, done) => {
      logged += String(chunk);
      done();
    },
  });
  const platforms = createPlatforms(readSettings(env), {
    commands: COMMANDS,
    desk,
    log: createLog('info', [], out),
    onFatal: error => fatal.push(error.message),
  });
  return {
    platforms,
    logged: () => logged,
    fatal: () => fatal,
    start: async () => void (await Promise.all(platforms.map(platform => platform.start()))),
    stop: async () => void (await Promise.all(platforms.map(platform => platform.stop()))),
  };
}
