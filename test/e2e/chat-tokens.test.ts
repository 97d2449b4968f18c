/** What the operator meets: tokens that are refused or withdrawn, and a network that is down. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Emulator, EMULATOR_DIR, startEmulator, WORLD } from './chat-emulator.ts';
import { openHouse } from './chat-house.ts';

describe.skipIf(!EMULATOR_DIR)('tokens and dead networks', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator?.stop());

  const without = (name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(emulator.env).filter(([key]) => key !== name));

  test.each([
    ['DISCORD_TOKEN', 'TELEGRAM_TOKEN', 'OTAwMDAwMDAwMDAwMDAwMDAx.GEmulA.another-token-of-the-right-shape-000000'],
    ['TELEGRAM_TOKEN', 'DISCORD_TOKEN', '123456789:AAAnotherTokenOfTheRightShape0000000'],
  ])('a refused %s names the variable and the remedy, and is not printed', async (name, other, token) => {
    const house = openHouse({ ...without(other), [name]: token });
    const error = await house.start().catch((reason: unknown) => reason);
    await house.stop();
    expect(error).toMatchObject({
      name: 'SettingError',
      message: expect.stringMatching(new RegExp(`^${name} is refused`)),
    });
    expect(`${String(error)}${house.logged()}`).not.toContain(token);
  });

  test.each([
    ['DISCORD_TOKEN', 4004, /^DISCORD_TOKEN is refused/],
    ['DISCORD_TOKEN', 4014, /code 4014/],
  ])('a %s whose connection is closed for good with %i ends the process', async (_, code, message) => {
    const house = openHouse(without('TELEGRAM_TOKEN'));
    await house.start();
    await emulator.post('/discord/gateway/close', { code });
    await expect.poll(() => house.fatal()).toEqual([expect.stringMatching(message)]);
    await house.stop();
  });

  test('a Telegram token that is withdrawn while the bot runs ends the process', async () => {
    const house = openHouse(without('DISCORD_TOKEN'));
    await house.start();
    await emulator.post('/faults', {
      platform: 'telegram',
      method: 'getUpdates',
      action: { kind: 'api_error', code: 401, description: 'Unauthorized' },
    });
    await emulator.post('/telegram/message', { chatId: WORLD.alice, text: 'x' });
    await expect
      .poll(() => house.fatal(), { timeout: 10_000 })
      .toEqual([expect.stringMatching(/^TELEGRAM_TOKEN is refused/)]);
    await house.stop();
    await emulator.post('/reset', {});
  });

  test('a dead network at start is tried again until it is back, or until the bot is stopped', async () => {
    const dead = createServer().listen(0, '127.0.0.1');
    await once(dead, 'listening');
    const { port } = z.object({ port: z.number() }).parse(dead.address());
    dead.close();
    await once(dead, 'close');
    const nowhere = `http://127.0.0.1:${port}`;
    const house = openHouse({
      ...emulator.env,
      DISCORD_API_URL: `${nowhere}/api`,
      TELEGRAM_API_URL: nowhere,
      TELEGRAM_RICH_MESSAGES: 'on',
    });
    const started = house.start();
    await expect.poll(() => house.logged(), { timeout: 10_000 }).toMatch(/Telegram login failed, trying again in 2 s/);
    expect(house.logged()).toMatch(/Discord login failed, trying again in 2 s/);
    expect(house.logged()).toContain('rich messages are not built yet');
    await house.stop();
    await started;
    expect(house.fatal()).toEqual([]);
  });
});
