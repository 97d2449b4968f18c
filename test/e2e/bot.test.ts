/** The whole bot as `npm start` runs it: simulated providers on one side, emulated chat platforms on the other. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { EMULATOR_DIR, type Emulator, interactionShape, startEmulator, WORLD } from './chat-emulator.ts';
import { SCENARIOS_DIR, SIMULATOR_DIR, type Simulator, startSimulator } from './market-sim.ts';

const ready = Boolean(EMULATOR_DIR && SIMULATOR_DIR && SCENARIOS_DIR);

interface Bot {
  readonly child: ChildProcess;
  readonly printed: () => string;
}

function startBot(env: Readonly<Record<string, string>>): Bot {
  const child = spawn(process.execPath, ['src/main.ts'], { env: { PATH: process.env['PATH'] ?? '', ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (text += String(chunk)));
  return { child, printed: () => text };
}

async function endBot({ child }: Bot): Promise<number | null> {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Every number with at least two digits: enough to tell one briefing from another. */
const numbersIn = (text: string): readonly string[] => text.match(/\d[\d,.]*\d/g) ?? [];

describe.skipIf(!ready)('the bot', () => {
  let simulator: Simulator;
  let emulator: Emulator;
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    [simulator, emulator] = await Promise.all([startSimulator('seed-article.json'), startEmulator()]);
    folder = mkdtempSync(join(tmpdir(), 'downdraft-'));
    env = {
      ...emulator.env,
      MARKET_MIRROR_URL: simulator.url,
      DATABASE_URL: `file:${folder}/bot.db`,
      LOG_LEVEL: 'info',
    };
  });
  afterAll(async () => {
    await Promise.all([simulator.stop(), emulator.stop()]);
    rmSync(folder, { recursive: true });
  });

  const ask = async (options: Record<string, string>) =>
    interactionShape.parse(await emulator.post('/discord/slash', { name: 'why-down', options, waitMs: 8000 }));

  test('answers on both platforms with the numbers of the briefing it keeps, and again after a restart without asking', async () => {
    const bot = startBot(env);
    await expect.poll(() => bot.printed().includes('"ready"'), { timeout: 30_000 }).toBe(true);
    // Before the sources have told enough there is one sentence, for the asker alone; then there is a briefing.
    await expect
      .poll(async () => (await ask({ asset: 'BTC' })).ephemeral, { timeout: 40_000, interval: 1000 })
      .toBe(false);
    await expect
      .poll(async () => JSON.stringify((await ask({ asset: 'BTC' })).original), { timeout: 40_000, interval: 2000 })
      .toContain('713,502');
    const discord = await ask({ asset: 'BTC' });
    expect(discord.ackMs).toBeLessThan(3000);
    const asked = Date.now();
    await emulator.post('/telegram/message', { chatId: WORLD.alice, text: '/why_down btc' });
    const [post] = await emulator.written(WORLD.alice, 1);
    expect(Date.now() - asked).toBeLessThan(3000);
    expect(await endBot(bot)).toBe(0);

    const store = await openStore(`file:${folder}/bot.db`);
    const kept = await store.latestBriefing('BTC', Date.now());
    const observations = await store.loadObservations();
    await store.close();
    expect(observations.length).toBeGreaterThan(10_000);
    const numbers = new Set(numbersIn(kept?.json ?? ''));
    expect(numbersIn(post?.text ?? '').length).toBeGreaterThan(20);
    for (const number of numbersIn(post?.text ?? '')) expect(numbers).toContain(number);

    await simulator.fault({ host: '*', mode: 'down' });
    const again = startBot(env);
    await expect.poll(() => again.printed().includes('"ready"'), { timeout: 30_000 }).toBe(true);
    const warm = await ask({ asset: 'BTC' });
    expect(warm.ephemeral).toBe(false);
    expect(JSON.stringify(warm.original)).toContain('713,502');
    expect(await endBot(again)).toBe(0);
    await simulator.fault({ clear: true });

    expect(await emulator.violations('error')).toEqual([]);
    for (const token of [env['DISCORD_TOKEN'], env['TELEGRAM_TOKEN']]) {
      expect(bot.printed() + again.printed()).not.toContain(token);
    }
  });

  test('a malformed token ends it with one clear sentence', async () => {
    const bot = startBot({ ...env, TELEGRAM_TOKEN: '12345:tooshort-but-secret' });
    await once(bot.child, 'exit');
    expect(bot.child.exitCode).toBe(2);
    expect(bot.printed()).toMatch(/^TELEGRAM_TOKEN is not a Telegram bot token; .*BotFather\n$/);
    expect(bot.printed()).not.toContain('tooshort');
  });
});
