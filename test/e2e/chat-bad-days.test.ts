/** Bad days on the platforms and at home: slow and broken answers, limits, cut connections. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, EMULATOR_DIR, interactionShape, startEmulator, WORLD } from './chat-emulator.ts';
import { openHouse, type Running } from './chat-house.ts';

const DEFERRED = 5;
const EPHEMERAL = 64;

describe.skipIf(!EMULATOR_DIR)('bad days', () => {
  let emulator: Emulator;
  let house: Running;

  beforeAll(async () => {
    emulator = await startEmulator();
    house = openHouse(emulator.env);
    await house.start();
  });
  afterAll(async () => {
    await house?.stop();
    await emulator?.stop();
  });

  const slash = async (asset: string) =>
    interactionShape.parse(
      await emulator.post('/discord/slash', { name: 'why-down', options: { asset }, waitMs: 8000 }),
    );
  const say = (chatId: number, text: string) => emulator.post('/telegram/message', { chatId, text });
  const fault = (platform: string, route: string, action: object, more: object = { times: 1 }) =>
    emulator.post('/faults', { platform, route, action, ...more });

  test('a slow desk: Discord is told to wait, then the briefing comes', async () => {
    const answer = await slash('SOL');
    expect(answer).toMatchObject({ ackType: DEFERRED, ephemeral: false });
    expect(answer.ackMs).toBeLessThan(3000);
    expect(JSON.stringify(answer.original?.message.components)).toContain('Bitcoin fell sharply');
  });

  test('a slow desk without data: the public "thinking…" goes, a private sentence comes', async () => {
    const { id } = await slash('DOGE');
    const settled = async () => interactionShape.parse(await emulator.get(`/discord/interactions/${id}`));
    await expect.poll(async () => (await settled()).followups.length, { timeout: 8000 }).toBe(1);
    const { original, followups } = await settled();
    expect(original?.deleted).toBe(true);
    expect(followups[0]?.message.content).toContain('still gathering market data');
    expect(Number(followups[0]?.message.flags) & EPHEMERAL).toBe(EPHEMERAL);
  });

  test('a desk that throws: one private sentence on each platform, and a log line', async () => {
    const answer = await slash('XRP');
    expect(answer.ephemeral).toBe(true);
    expect(answer.original?.message.content).toBe(
      'Something went wrong on our side, so there is no answer: please ask again in a minute.',
    );
    await say(WORLD.alice, '/why xrp');
    expect((await emulator.written(WORLD.alice, 1))[0]?.text).toContain('Something went wrong on our side');
    expect(house.logged().match(/the desk is broken on purpose/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('a slow answer in one Telegram chat delays no other', async () => {
    const asked = performance.now();
    await say(WORLD.moderator, '/why sol');
    await say(WORLD.supergroup, '/why_down@stress_test_bot');
    await emulator.written(WORLD.supergroup, 1);
    expect(performance.now() - asked).toBeLessThan(2000);
    await emulator.written(WORLD.moderator, 1);
  });

  test('Telegram: too many requests are obeyed, errors of its servers are outlived', async () => {
    await fault('telegram', 'sendMessage', { kind: 'rate_limit', retryAfter: 2 });
    const [first, second] = [5001, 5002];
    await say(first, '/why');
    await say(second, '/why');
    await emulator.written(second, 1, 1500);
    await emulator.written(first, 1);
    await fault('telegram', 'sendMessage', { kind: 'status', status: 502 }, { times: 2 });
    await say(first, '/why');
    await emulator.written(first, 2, 8000);
    const posts = await emulator.outbox(first);
    expect(posts[0]?.text).toContain('Bitcoin fell sharply');
  });

  test('Telegram: an answer whose receipt was lost is not sent twice', async () => {
    const chat = 5003;
    await fault('telegram', 'sendMessage', { kind: 'drop_after' });
    await say(chat, '/why');
    await wait(3000);
    expect(await emulator.outbox(chat)).toHaveLength(1);
  });

  test('Telegram: who blocks the bot is left in peace', async () => {
    await fault('telegram', 'sendMessage', {
      kind: 'api_error',
      code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    await say(5004, '/why');
    await expect.poll(() => house.logged()).toContain('bot was blocked by the user');
    expect(await emulator.outbox(5004)).toEqual([]);
  });

  test('Telegram: two readers of one bot are named in the log, and reading goes on', async () => {
    await fault('telegram', 'getUpdates', {
      kind: 'api_error',
      code: 409,
      description: 'Conflict: terminated by other getUpdates request',
    });
    await say(5005, '/why');
    await expect.poll(() => house.logged(), { timeout: 35_000 }).toContain('another program reads the messages');
    await say(5005, '/why');
    await emulator.written(5005, 2, 25_000);
  });

  test('Discord: errors of its servers are outlived', async () => {
    await fault('discord', 'callback', { kind: 'status', status: 502 });
    expect((await slash('btc')).original).toBeDefined();
    expect(await emulator.violations('error')).toEqual([]);
  });

  test('Telegram: reading is outlived too, and nothing is answered twice', async () => {
    await fault('telegram', 'getUpdates', { kind: 'status', status: 500 }, { times: 2 });
    await fault('telegram', 'getUpdates', { kind: 'drop_after' });
    await say(5006, '/why');
    await emulator.written(5006, 1);
    await say(5006, '/why');
    await emulator.written(5006, 2, 20_000);
    await wait(4000);
    expect(await emulator.outbox(5006)).toHaveLength(2);
  });

  test.each([
    ['reconnect', {}],
    ['invalid_session', { resumable: false }],
    ['invalid_session', { resumable: true }],
    ['drop', {}],
    ['close', { code: 4000 }],
  ])('Discord: the gateway says %s %j, and the bot is back', async (action, body) => {
    await emulator.post(`/discord/gateway/${action}`, body);
    await wait(1500);
    await emulator.post('/discord/gateway/wait-ready', { timeoutMs: 15_000 });
    await wait(500);
    expect((await slash('eth')).original).toBeDefined();
  });

  test('not one request of all these broke a rule of the platforms', async () => {
    expect(await emulator.violations('error')).toEqual([]);
    expect(house.fatal()).toEqual([]);
  });

  test('Discord: an answer that arrived although an error was reported is left as it is', async () => {
    await fault('discord', 'callback', { kind: 'status_after', status: 502 });
    const answer = await slash('btc');
    expect(answer.original?.deleted).toBe(false);
    await expect.poll(() => house.logged()).toContain('Discord takes no answer to this command any more');
    expect(answer.followups).toEqual([]);
  });
});
