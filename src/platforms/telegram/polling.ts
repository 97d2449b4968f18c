/** Reads the bot's messages by long polling, for as long as the platform runs. */
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '@grammyjs/runner';
import type { Bot, Transformer } from 'grammy';
import type { Log } from '../../kit/log.ts';
import { SECOND } from '../../units/time.ts';
import { reasonOf } from '../reason.ts';
import { isConflict, refusesToken, tokenRefused } from './refusal.ts';

/** Between two attempts while Telegram cannot be reached. */
const RETRY_PAUSE = 3 * SECOND;
/** After a failure that ends the reading, such as another reader of the same bot. */
const RESTART_PAUSE = 10 * SECOND;

/** Says once that Telegram is silent and once that it is back; the runner itself would print every attempt with its stack. */
export function watchPolling(log: Log): Transformer {
  let failing = false;
  return async (call, method, payload, signal) => {
    if (method !== 'getUpdates') return call(method, payload, signal);
    try {
      const answer = await call(method, payload, signal);
      if (answer.ok && failing) log.info('Telegram answers again');
      if (!answer.ok && !failing)
        log.warn({ reason: answer.description }, 'Telegram refuses to hand out messages, trying again');
      failing = !answer.ok;
      return answer;
    } catch (error) {
      if (!failing && !signal?.aborted) log.warn({ reason: reasonOf(error) }, 'Telegram does not answer, trying again');
      failing = true;
      throw error;
    }
  };
}

export interface Polling {
  /** No message is read any more when this resolves. */
  readonly stop: () => Promise<void>;
}

/** @param onFatal the token was withdrawn: reading has ended for good */
export function startPolling(bot: Bot, log: Log, onFatal: (error: Error) => void): Polling {
  const stopping = new AbortController();
  const begin = () =>
    run(bot, {
      runner: { fetch: { timeout: 30, allowed_updates: ['message'] }, retryInterval: RETRY_PAUSE, silent: true },
    });
  let handle = begin();

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await handle.task();
        return;
      } catch (error) {
        if (refusesToken(error)) return onFatal(tokenRefused());
        if (isConflict(error))
          log.error(
            'another program reads the messages of this bot with the same TELEGRAM_TOKEN: stop it, or give each its own bot',
          );
        else log.warn({ reason: reasonOf(error) }, 'reading messages from Telegram ended, beginning again');
        await wait(RESTART_PAUSE, undefined, { signal: stopping.signal }).catch(() => {});
        if (!stopping.signal.aborted) handle = begin();
      }
    }
  }

  const running = keepRunning();
  return {
    stop: async () => {
      stopping.abort();
      if (handle.isRunning()) await handle.stop();
      await running;
    },
  };
}
