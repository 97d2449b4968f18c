/** Tokens never reach a log. */
import { Writable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLog, scrub } from '../../src/kit/log.ts';

const TELEGRAM = '123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0';
const DISCORD = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs';

function logged(write: (log: ReturnType<typeof createLog>) => void, secrets: readonly string[] = []): string {
  let text = '';
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  write(createLog('trace', secrets, out));
  return text;
}

describe('tokens never pass the log', () => {
  test.each([
    [
      'in a message',
      (log: ReturnType<typeof createLog>) => log.info(`https://api.telegram.org/bot${TELEGRAM}/getMe failed`),
    ],
    [
      'in a field',
      (log: ReturnType<typeof createLog>) =>
        log.info({ config: { headers: { authorization: `Bot ${DISCORD}` } } }, 'x'),
    ],
    [
      'in an error',
      (log: ReturnType<typeof createLog>) => log.error(new Error(`refused ${TELEGRAM}`, { cause: new Error(DISCORD) })),
    ],
  ])('%s, even when nobody announced them', (_where, write) => {
    const text = logged(write);
    expect(text).not.toContain(TELEGRAM);
    expect(text).not.toContain(DISCORD);
    expect(text).toContain('[secret]');
  });

  test('an announced secret of any shape is replaced', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9-]{8,40}$/);
    fc.assert(
      fc.property(key, fc.string(), (secret, around) => {
        expect(scrub(`${around}${secret}${around}`, [secret])).not.toContain(secret);
      }),
    );
  });

  test('ordinary lines pass unchanged', () => {
    expect(scrub('binance: answered 451 at 2026-11-22T18:00:00Z, price 67120.5')).toBe(
      'binance: answered 451 at 2026-11-22T18:00:00Z, price 67120.5',
    );
  });
});
