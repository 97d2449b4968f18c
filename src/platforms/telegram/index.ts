/** Telegram: commands read by long polling, answers in HTML. */
import { autoRetry } from '@grammyjs/auto-retry';
import { Bot } from 'grammy';
import { SettingError, type Settings } from '../../config.ts';
import { createAnswers } from '../answers.ts';
import { keepTrying } from '../keep-trying.ts';
import type { House, Platform } from '../platform.ts';
import { reasonOf } from '../reason.ts';
import { answer, telegramName } from './answer.ts';
import { createPacing } from './pacing.ts';
import { type Polling, startPolling, watchPolling } from './polling.ts';
import { isHopeless, refusesToken, tokenRefused } from './refusal.ts';
import { forTelegram } from './signal.ts';

/** Longer than the 30 s of one long poll. */
const TIMEOUT_SECONDS = 40;

/** Telegram hands out a message again when our confirmation was lost: the last ones are remembered. */
const REMEMBERED_UPDATES = 1000;

function createBot(token: string, settings: Settings, log: House['log']): Bot {
  const bot = new Bot(token, { client: { apiRoot: settings.TELEGRAM_API_URL, timeoutSeconds: TIMEOUT_SECONDS } });
  bot.api.config.use(watchPolling(log));
  const obeyFloodLimits = autoRetry({ rethrowInternalServerErrors: true, rethrowHttpErrors: true });
  // Messages are left to the pacing, which makes one chat wait and not the others.
  bot.api.config.use((call, method, payload, signal) =>
    method === 'sendMessage' ? call(method, payload, signal) : obeyFloodLimits(call, method, payload, signal),
  );
  bot.catch(({ error }) => log.error({ reason: reasonOf(error) }, 'a Telegram message could not be handled'));
  const seen = new Set<number>();
  bot.use(async ({ update: { update_id: id } }, next) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const oldest of seen) {
      if (seen.size <= REMEMBERED_UPDATES) break;
      seen.delete(oldest);
    }
    await next();
  });
  return bot;
}

export function createTelegram(settings: Settings, home: House): Platform {
  const log = home.log.child({ platform: 'telegram' });
  const house: House = { ...home, log };
  const answers = createAnswers(log);
  const stopping = new AbortController();
  const sending = new AbortController();
  const patience = { log, signal: stopping.signal, hopeless: isHopeless };
  const bot = createBot(settings.TELEGRAM_TOKEN ?? '', settings, log);
  const post = { api: bot.api, pacing: createPacing(sending.signal), log, signal: sending.signal };
  let polling: Polling | undefined;

  /** A webhook of an earlier life would keep the messages from us. */
  async function introduce(): Promise<void> {
    const menu = house.commands.map(command => ({ command: telegramName(command), description: command.description }));
    await bot.api.deleteWebhook({}, forTelegram(stopping.signal));
    await bot.api.setMyCommands(menu, {}, forTelegram(stopping.signal));
  }

  async function logIn(): Promise<void> {
    try {
      bot.botInfo = await bot.api.getMe(forTelegram(stopping.signal));
    } catch (error) {
      throw refusesToken(error) ? tokenRefused() : error;
    }
  }

  return {
    id: 'telegram',
    start: async () => {
      if (settings.TELEGRAM_RICH_MESSAGES === 'on') {
        log.warn('TELEGRAM_RICH_MESSAGES is on, but rich messages are not built yet: answers are sent as HTML');
      }
      try {
        await keepTrying('Telegram login', logIn, patience);
        await keepTrying('registering the commands with Telegram', introduce, patience);
        bot.on('message:text', ({ message, me }) => answers.run(() => answer(message, me.username, house, post)));
        polling = startPolling(bot, log, house.onFatal);
        log.info({ bot: bot.botInfo.username }, 'Telegram is listening');
      } catch (error) {
        if (stopping.signal.aborted) return;
        throw error instanceof SettingError ? error : new Error(`Telegram does not start: ${reasonOf(error)}`);
      }
    },
    stop: async () => {
      stopping.abort();
      await polling?.stop();
      await answers.finish();
      sending.abort();
    },
  };
}
