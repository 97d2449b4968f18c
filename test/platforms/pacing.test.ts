/** Telegram's speed limits, kept on the real clock. */
import { setTimeout as wait } from 'node:timers/promises';
import { GrammyError } from 'grammy';
import { describe, expect, test } from 'vitest';
import { createPacing, type Pacing } from '../../src/platforms/telegram/pacing.ts';

const flood = () =>
  new GrammyError(
    'failed',
    { ok: false, error_code: 429, description: 'x', parameters: { retry_after: 1 } },
    'sendMessage',
    {},
  );

/** When each of some messages was sent, ms from now, in the order in which they were sent. */
async function times(
  pacing: Pacing,
  chats: readonly number[],
  before: () => void = () => {},
): Promise<readonly number[]> {
  const start = performance.now();
  const sent: number[] = [];
  const send = () => {
    sent.push(performance.now() - start);
    return Promise.resolve(before());
  };
  await Promise.all(chats.map(chat => pacing.inTurn(chat, send)));
  return sent;
}

const pacing = () => createPacing(new AbortController().signal);

describe.concurrent('the pacing', () => {
  test('lets three pass at once in a chat, then one a second', async () => {
    const [first, second, third, fourth, fifth] = await times(pacing(), [1, 1, 1, 1, 1]);
    for (const early of [first, second, third]) expect(early).toBeLessThan(300);
    expect(fourth).toBeGreaterThanOrEqual(1000);
    expect(fifth).toBeGreaterThanOrEqual(2000);
  });

  test('sends at most thirty in any second over all chats', async () => {
    const sent = await times(
      pacing(),
      Array.from({ length: 70 }, (_, chat) => chat + 1),
    );
    for (const at of sent)
      expect(sent.filter(other => other >= at && other < at + 1000).length).toBeLessThanOrEqual(30);
    expect(sent.at(-1)).toBeLessThan(3500);
  });

  test('a chat that is told to wait makes no other wait', async () => {
    const lanes = pacing();
    let refusals = 1;
    const limited = times(lanes, [1, 1], () => {
      if (refusals-- > 0) throw flood();
    });
    const others = await times(lanes, [2, 3]);
    expect(Math.max(...others)).toBeLessThan(500);
    const [refused, again, next] = await limited;
    expect((again ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(next).toBeGreaterThanOrEqual(again ?? Infinity);
  });

  test('gives up waiting when the bot stops', async () => {
    const stopping = new AbortController();
    const sending = times(createPacing(stopping.signal), [1, 1, 1, 1]);
    await wait(200);
    stopping.abort();
    await expect(sending).rejects.toThrow('aborted');
  });

  test('refuses what nobody would wait for', async () => {
    const stopping = new AbortController();
    const lanes = createPacing(stopping.signal);
    const sending = Array.from({ length: 502 }, () =>
      lanes.inTurn(1, () => Promise.resolve()).catch((error: unknown) => error),
    );
    expect(await sending.at(-1)).toBeInstanceOf(RangeError);
    stopping.abort();
    expect(await sending.at(-2)).not.toBeInstanceOf(RangeError);
  });
});
