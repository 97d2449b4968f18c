/** Start here: builds every room and hands each what it needs. */
import { COMMANDS } from '../commands/index.ts';
import { type Assembly, assemble } from './assembly.ts';
import { SettingError } from './config.ts';
import { openConsole } from './console-start.ts';
import { createDesk } from './desk.ts';
import { createPlatforms } from './platforms/index.ts';
import type { Platform } from './platforms/platform.ts';
import { SECOND } from './units/time.ts';

/** A graceful end takes this long at most. */
const PATIENCE = 10 * SECOND;

async function main(): Promise<void> {
  const assembly = await assemble();
  const { settings, log, polling, store } = assembly;
  const desk = createDesk({ ...assembly, settled: polling.settled });
  const platforms = createPlatforms(settings, {
    commands: COMMANDS,
    desk,
    log,
    onFatal: error => void end(assembly, platforms, error),
  });
  if (platforms.length === 0) {
    await openConsole(assembly);
    await polling.stop();
    await store.close();
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(assembly, platforms));
  polling.start();
  await Promise.all(platforms.map(platform => platform.start()));
  if (!ending) log.info({ platforms: platforms.map(platform => platform.id) }, 'ready');
}

let ending = false;

async function end({ log, polling, store }: Assembly, platforms: readonly Platform[], error?: Error): Promise<void> {
  ending = true;
  setTimeout(() => process.exit(1), PATIENCE).unref();
  if (error) log.fatal({ error: error.message }, 'a platform cannot go on');
  await Promise.allSettled(platforms.map(platform => platform.stop()));
  await polling.stop();
  await store.close();
  process.exit(error ? 1 : 0);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
