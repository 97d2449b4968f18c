/** Which messages are questions, and their answers. */
import type { Message as Question } from 'grammy/types';
import type { Command, Reply, Spelling } from '../../../commands/command.ts';
import { notice } from '../../../commands/notice.ts';
import { MINUTE, SECOND } from '../../units/time.ts';
import { perform } from '../perform.ts';
import type { House } from '../platform.ts';
import { byOption, findCommand, readTyped } from '../typed.ts';
import { deliver, type Post } from './delivery.ts';

/** After an outage old questions arrive in a heap: what nobody waits for any more is left alone. */
const STALE = 10 * MINUTE;

/** Telegram allows no `-` in a command. */
export const telegramName = ({ name }: Pick<Command, 'name'>): string => name.replaceAll('-', '_');

/** `/why_down eth brief` */
const spell: Spelling = (command, values = {}) => [`/${telegramName(command)}`, ...Object.values(values)].join(' ');

/** Posts of other bots and of a linked channel are nobody's question. Anonymous administrators write through a bot account. */
const isPerson = ({ from, sender_chat, is_automatic_forward }: Question): boolean =>
  !is_automatic_forward && (sender_chat !== undefined || from?.is_bot === false);

function ask(question: Question, text: string, bot: string, house: House): Promise<Reply> | undefined {
  const typed = readTyped(text);
  if (typed?.bot && typed.bot.toLowerCase() !== bot.toLowerCase()) return undefined;
  const language = question.from?.language_code ?? 'en';
  const command = typed && findCommand(house.commands, typed.name);
  if (command) return perform(command, { options: byOption(command, typed.words), language, spell }, house);
  // In a group an unknown command is another bot's business.
  if (question.chat.type !== 'private' && !typed?.bot) return undefined;
  return Promise.resolve(notice(language, 'unknown-command', { given: text, help: spell({ name: 'help' }) }));
}

/** @param bot the bot's own user name */
export async function answer(question: Question, bot: string, house: House, post: Post): Promise<void> {
  const text = question.text?.trim();
  if (!text || !isPerson(question)) return;
  const age = Date.now() - question.date * SECOND;
  if (age > STALE) {
    house.log.info({ minutes: Math.round(age / MINUTE) }, 'a question was too old to be answered');
    return;
  }
  const coming = ask(question, text, bot, house);
  if (coming) await deliver(post, question, await coming);
}
