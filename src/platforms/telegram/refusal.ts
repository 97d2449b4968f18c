/** What Telegram's errors mean. */
import { GrammyError, HttpError } from 'grammy';
import { SettingError } from '../../config.ts';
import { SECOND } from '../../units/time.ts';

export const tokenRefused = (): SettingError =>
  new SettingError(
    'TELEGRAM_TOKEN is refused by Telegram; get the current one from t.me/BotFather (/mybots, API Token) and set it',
  );

const codeOf = (error: unknown): number | undefined => (error instanceof GrammyError ? error.error_code : undefined);

/** Telegram answers 401 to a token it has withdrawn and 404 to one it never gave. */
export const refusesToken = (error: unknown): boolean => codeOf(error) === 401 || codeOf(error) === 404;

/** Another program reads the same bot's messages, or a webhook does. */
export const isConflict = (error: unknown): boolean => codeOf(error) === 409;

/** The chat does not take this message, and repeating changes nothing: blocked, never started, deleted, no rights. */
export const isClosedDoor = (error: unknown): boolean => codeOf(error) === 403 || codeOf(error) === 400;

/** Errors that repeating cannot mend. */
export const isHopeless = (error: unknown): boolean => {
  const code = codeOf(error) ?? 0;
  return error instanceof SettingError || (code >= 400 && code < 500 && code !== 409 && code !== 429);
};

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/**
 * Whether a message surely was not delivered, so that it may be sent again.
 * A cut connection is no such case: Telegram has no way to recognise a message sent twice.
 */
function wasNotSent(error: unknown): boolean {
  if (error instanceof GrammyError) return error.error_code >= 500;
  if (!(error instanceof HttpError) || !(error.error instanceof Error)) return false;
  return 'code' in error.error && NEVER_CONNECTED.has(String(error.error.code));
}

/** Attempts at one message while Telegram is out of order. */
const MOST_ATTEMPTS = 3;
/** Added to what Telegram asks for: its clock and ours are not one. */
const MARGIN = SECOND / 10;

/**
 * How long to wait before the same message is sent again, ms; undefined when it must not be.
 * "Too many requests" is obeyed to the second and however often it comes.
 */
export function repeatAfter(error: unknown, attempt: number): number | undefined {
  const patience = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  if (patience !== undefined) return patience * SECOND + MARGIN;
  return wasNotSent(error) && attempt < MOST_ATTEMPTS ? attempt * SECOND : undefined;
}
