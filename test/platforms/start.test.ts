/** Starting: which platforms run, and patience while the network is down. */
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { readSettings } from '../../src/config.ts';
import { createLog } from '../../src/kit/log.ts';
import { createPlatforms } from '../../src/platforms/index.ts';
import { keepTrying } from '../../src/platforms/keep-trying.ts';
import { perform } from '../../src/platforms/perform.ts';
import { reasonOf } from '../../src/platforms/reason.ts';

const DISCORD_TOKEN = `${'a'.repeat(24)}.${'b'.repeat(6)}.${'c'.repeat(30)}`;
const TELEGRAM_TOKEN = `123456789:${'d'.repeat(35)}`;

const house = {
  commands: COMMANDS,
  desk: { brief: () => Promise.resolve(null) },
  log: createLog('silent'),
  onFatal: () => {},
};

test.each([
  [{}, []],
  [{ DISCORD_TOKEN }, ['discord']],
  [{ TELEGRAM_TOKEN, DISCORD_TOKEN: '' }, ['telegram']],
  [{ TELEGRAM_TOKEN, DISCORD_TOKEN }, ['discord', 'telegram']],
])('the tokens that are set choose the platforms (%#)', (env, ids) => {
  expect(createPlatforms(readSettings(env), house).map(({ id }) => id)).toEqual(ids);
});

const patience = (signal: AbortSignal) => ({
  log: house.log,
  signal,
  hopeless: (error: unknown) => error instanceof TypeError,
});

describe('patience', () => {
  test('tries again until it works', async () => {
    let attempts = 0;
    const attempt = () => (++attempts < 2 ? Promise.reject(new Error('down')) : Promise.resolve('up'));
    expect(await keepTrying('x', attempt, patience(new AbortController().signal))).toBe('up');
    expect(attempts).toBe(2);
  });

  test('ends at once for an error that cannot be mended, and when it is stopped', async () => {
    const stopping = new AbortController();
    const wrong = keepTrying('x', () => Promise.reject(new TypeError('wrong')), patience(stopping.signal));
    await expect(wrong).rejects.toThrow('wrong');
    const down = keepTrying('x', () => Promise.reject(new Error('down')), patience(stopping.signal));
    setTimeout(() => stopping.abort(), 20);
    await expect(down).rejects.toThrow('aborted');
  });
});

test('a command that breaks becomes one private sentence', async () => {
  const broken = { ...house, desk: { brief: () => Promise.reject(new Error('broken')) } };
  const [command] = COMMANDS;
  if (!command) throw new Error('no commands');
  const reply = await perform(command, { options: {}, language: 'en', spell: () => '' }, broken);
  expect(reply).toMatchObject({ kind: 'notice', private: true, text: expect.stringContaining('Something went wrong') });
});

test.each([
  [new Error('said so'), 'said so'],
  [Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [new TypeError(''), 'TypeError'],
  ['text', 'text'],
])('the reason of %s', (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
