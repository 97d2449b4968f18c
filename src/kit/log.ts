/** Structured logs on stderr (stdout belongs to results). Tokens never pass: every line goes through a scrubber. */
import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Shapes of tokens, for secrets that were never announced: a Telegram bot token, a Discord bot token. */
const TOKEN_SHAPES = [/(?<!\d)\d{6,}:[\w-]{30,}/g, /(?<![\w-])[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}/g];

/** Replaces announced secrets and anything that looks like a bot token. */
export function scrub(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter(secret => secret.length >= 4)
    .reduce((line, secret) => line.replaceAll(secret, '[secret]'), text);
  return TOKEN_SHAPES.reduce((line, shape) => line.replace(shape, '[secret]'), known);
}

/** @param secrets values that must never be written, such as the configured tokens */
export function createLog(
  level: string,
  secrets: readonly string[] = [],
  out: NodeJS.WritableStream = process.stderr,
): Log {
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      out.write(scrub(chunk, secrets));
      done();
    },
  });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
