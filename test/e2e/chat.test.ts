/** The bot on both platforms, played by an emulator of their servers: what people ask, and what they see. */
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../src/message/message.ts';
import { sampleMessage } from '../platforms/sample.ts';
import { type Emulator, EMULATOR_DIR, interactionShape, startEmulator, WORLD } from './chat-emulator.ts';
import { openHouse, type Running } from './chat-house.ts';

/** Discord forgets a command after this long; people on Telegram should not wait longer either. */
const DEADLINE = 3000;

const HEADLINE = sampleMessage.blocks[0]?.sentences[0] ? textOf(sampleMessage.blocks[0].sentences[0]) : '';
const HOSTILE = '@everyone [x](http://evil.example) ** <b>&amp; `</code>`';

describe.skipIf(!EMULATOR_DIR)('a conversation', () => {
  let emulator: Emulator;
  let house: Running;
  const times: Record<string, number> = {};

  beforeAll(async () => {
    emulator = await startEmulator();
    house = openHouse(emulator.env);
    await house.start();
  });
  afterAll(async () => {
    process.stdout.write(`answered after (ms): ${JSON.stringify(times)}\n`);
    await house?.stop();
    await emulator?.stop();
  });

  const slash = async (options: Record<string, string>, more: object = {}) =>
    interactionShape.parse(await emulator.post('/discord/slash', { name: 'why-down', options, waitMs: 5000, ...more }));
  const say = (chatId: number, text: string, more: object = {}) =>
    emulator.post('/telegram/message', { chatId, text, ...more });

  async function sayAndRead(chatId: number, text: string, more: object = {}) {
    const before = (await emulator.outbox(chatId)).length;
    const asked = performance.now();
    await say(chatId, text, more);
    const posts = await emulator.written(chatId, before + 1, DEADLINE);
    times[`telegram ${text.slice(0, 30)}`] = Math.round(performance.now() - asked);
    const last = posts.at(-1);
    if (!last) throw new Error('nothing was written');
    return last;
  }

  test('both platforms know the commands', async () => {
    const names = z.array(z.object({ name: z.string() })).parse(await emulator.get('/discord/commands'));
    expect(names.map(({ name }) => name)).toEqual(['why-down', 'help']);
    const menus = z
      .array(z.object({ commands: z.array(z.object({ command: z.string() })) }))
      .parse(await emulator.get('/telegram/commands'));
    expect(menus.map(menu => menu.commands.map(({ command }) => command))).toEqual([['why_down', 'help']]);
  });

  test('Discord: asset and detail are answered in public, at once', async () => {
    const answer = await slash({ asset: '$eth', detail: 'brief' });
    times['discord'] = Math.round(answer.ackMs ?? Infinity);
    expect(answer).toMatchObject({ ackType: 4, ephemeral: false });
    expect(answer.ackMs).toBeLessThan(DEADLINE);
    const shown = JSON.stringify(answer.original?.message.components);
    for (const block of sampleMessage.blocks) expect(shown).toContain(block.heading ?? '');
    expect(shown).toContain('**$1.83 billion**');
    expect(shown).toContain(`<t:${sampleMessage.asOf / 1000}:R>`);
  });

  test('Discord: in a private chat, and with suggestions while typing', async () => {
    const dm = z.object({ channelId: z.string() }).parse(await emulator.post(`/discord/users/${WORLD.member}/dm`));
    expect((await slash({}, dm)).ackMs).toBeLessThan(DEADLINE);
    const typing = await emulator.post('/discord/autocomplete', {
      name: 'why-down',
      options: { asset: 'bit' },
      waitMs: 3000,
    });
    expect(typing).toMatchObject({ choices: [{ name: 'Bitcoin', value: 'BTC' }] });
  });

  test.each([
    ['an unknown asset', 'SHIB', '“SHIB”'],
    ['300 characters', 'x'.repeat(300), `“${'x'.repeat(39)}…”`],
    ['hostile text', HOSTILE, String.raw`“\@everyone \[x\](http\://evil.example)`],
  ])('Discord: %s is one sentence for the asker alone', async (_, asset, shown) => {
    const answer = await slash({ asset });
    expect(answer).toMatchObject({ ephemeral: true, original: { notifies: { everyone: false } } });
    expect(answer.original?.message.content).toContain(shown);
    expect(answer.original?.message.content).toContain('BTC, ETH, SOL, XRP, DOGE, BNB, or ADA');
  });

  test('Discord: text longer than its own client allows, and a detail that is none', async () => {
    expect((await slash({ asset: 'x'.repeat(5000) }, { force: true })).ephemeral).toBe(true);
    const wrong = await slash({ detail: 'loud' }, { force: true });
    expect(wrong.original?.message.content).toContain('“loud”: choose brief, full, or simple');
  });

  test.each(['/why_down', '/why-down btc', '/WHY eth brief', '/why_down@stress_test_bot brief btc'])(
    'Telegram: %s in a private chat',
    async text => {
      const post = await sayAndRead(WORLD.alice, text);
      expect(post.text.split('\n')[0]).toBe(HEADLINE);
      expect(post.entities.filter(({ type }) => type === 'expandable_blockquote')).toHaveLength(3);
      expect(post.entities.some(({ type }) => ['url', 'mention', 'hashtag'].includes(type))).toBe(false);
    },
  );

  test('Telegram: in a group with privacy mode, in a topic', async () => {
    expect((await sayAndRead(WORLD.supergroup, '/why_down@stress_test_bot sol')).text).toContain(HEADLINE);
    const post = await sayAndRead(WORLD.forum, '/why_down', { threadId: WORLD.topic });
    expect(post).toMatchObject({ thread: WORLD.topic });
  });

  test('Telegram: a channel post and a sticker are no questions', async () => {
    await say(WORLD.channel, '/why_down');
    await emulator.post('/telegram/update', { kind: 'channel_post', payload: {} });
    await emulator.post('/telegram/message', { chatId: WORLD.moderator, extra: { sticker: {} } });
    await sayAndRead(WORLD.alice, '/why ada');
    expect(await emulator.outbox(WORLD.channel)).toEqual([]);
    expect(await emulator.outbox(WORLD.moderator)).toEqual([]);
  });

  test('Telegram: bad input in a group is answered to the asker alone, or quoted where that is refused', async () => {
    const seen = (await emulator.outbox(WORLD.supergroup)).length;
    const before = (await emulator.outbox(WORLD.alice)).length;
    await say(WORLD.supergroup, `/why_down@stress_test_bot ${'y'.repeat(300)}`, { from: WORLD.alice });
    const posts = await emulator.written(WORLD.alice, before + 1);
    expect(posts.at(-1)?.text).toContain(`“${'y'.repeat(39)}…”`);
    await say(WORLD.supergroup, '/why_down@stress_test_bot shib', { from: WORLD.stranger });
    await emulator.written(WORLD.supergroup, seen + 1);
    await say(WORLD.supergroup, '/why_down@stress_test_bot shib', { anonymousAdmin: true });
    const quoted = await emulator.written(WORLD.supergroup, seen + 2);
    expect(quoted.slice(-2).every(post => post.text.includes('“shib”'))).toBe(true);
  });

  test('Telegram: hostile text comes out as it was typed, without links or mentions', async () => {
    const post = await sayAndRead(WORLD.moderator, `/why_down ${HOSTILE.replaceAll(' ', '')}`);
    expect(post.text).toContain('“@everyone[x](http://evil.example)**<b>&…”');
    expect(post.entities.map(({ type }) => type)).toEqual(['code']);
  });

  test('two hundred at once on Discord', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => slash({ asset: 'btc' })));
    const slowest = Math.max(...answers.map(({ ackMs }) => ackMs ?? Infinity));
    times['discord, slowest of 200'] = Math.round(slowest);
    expect(slowest).toBeLessThan(DEADLINE);
    expect(answers.every(({ original }) => original !== undefined && !original.deleted)).toBe(true);
  });

  test('two hundred chats at once on Telegram', async () => {
    const first = 3_000_000;
    await emulator.post('/telegram/chats', { id: first, count: 200 });
    const chats = Array.from({ length: 200 }, (_, index) => first + index);
    const asked = performance.now();
    await Promise.all(chats.map(chat => say(chat, '/why_down')));
    await emulator.written(chats.at(-1) ?? 0, 1, 20_000);
    const posts = await Promise.all(chats.map(chat => emulator.written(chat, 1, 20_000)));
    times['telegram, slowest of 200 chats'] = Math.round(performance.now() - asked);
    expect(posts.every(([post]) => post?.text.startsWith(HEADLINE))).toBe(true);
  });

  test('not one request of all these broke a rule of the platforms', async () => {
    expect(await emulator.violations('error')).toEqual([]);
    expect(house.fatal()).toEqual([]);
  });
});
