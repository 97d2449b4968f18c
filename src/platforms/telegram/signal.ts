/** grammY's types name a polyfill of AbortSignal; what it uses of one (`aborted`, the `abort` event), Node's own has. */
import type { Api } from 'grammy';

type TelegramSignal = NonNullable<Parameters<Api['getMe']>[0]>;

const isSignal = (value: unknown): value is TelegramSignal => value instanceof AbortSignal;

export function forTelegram(signal: AbortSignal): TelegramSignal {
  const same: unknown = signal;
  if (isSignal(same)) return same;
  throw new TypeError('not an AbortSignal of this runtime');
}
