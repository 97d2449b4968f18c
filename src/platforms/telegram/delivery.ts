/** Where an answer goes: the chat and topic of the question, or the asker alone. */
import type { Api } from 'grammy';
import type { Message as Question } from 'grammy/types';
import type { Log } from '../../kit/log.ts';
import type { Reply } from '../../../commands/command.ts';
import { reasonOf } from '../reason.ts';
import type { Pacing } from './pacing.ts';
import { isClosedDoor } from './refusal.ts';
import { render, renderNotice } from './render.ts';
import { forTelegram } from './signal.ts';

export interface Post {
  readonly api: Api;
  readonly pacing: Pacing;
  readonly log: Log;
  /** Gives up what is being sent. */
  readonly signal: AbortSignal;
}

interface Letter {
  readonly chat: number;
  readonly html: string;
  /** Shown above the answer; null in a chat of two. */
  readonly question: Question | null;
  readonly quiet: boolean;
}

function send({ api, pacing, signal }: Post, { chat, html, question, quiet }: Letter): Promise<unknown> {
  const options = {
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...(quiet ? { disable_notification: true } : {}),
    ...(question ? { reply_parameters: { message_id: question.message_id, allow_sending_without_reply: true } } : {}),
    ...(question?.is_topic_message && question.message_thread_id
      ? { message_thread_id: question.message_thread_id }
      : {}),
  };
  return pacing.inTurn(chat, () => api.sendMessage(chat, html, options, forTelegram(signal)));
}

/** In a group a private answer goes to the asker alone, as long as Telegram lets the bot write to them. */
async function tell(post: Post, question: Question, html: string): Promise<void> {
  const { chat, from, sender_chat: anonymous } = question;
  if (from && !anonymous) {
    try {
      await send(post, { chat: from.id, html, question: null, quiet: false });
      return;
    } catch (error) {
      if (!isClosedDoor(error)) throw error;
    }
  }
  await send(post, { chat: chat.id, html, question, quiet: true });
}

/** Never rejects: what Telegram refuses is logged. */
export async function deliver(post: Post, question: Question, reply: Reply): Promise<void> {
  const { chat } = question;
  const isGroup = chat.type !== 'private';
  try {
    if (reply.kind === 'notice' && reply.private && isGroup) await tell(post, question, renderNotice(reply));
    else {
      const html = reply.kind === 'briefing' ? render(reply.message) : renderNotice(reply);
      const topical = isGroup || question.is_topic_message === true;
      await send(post, { chat: chat.id, html, question: topical ? question : null, quiet: false });
    }
  } catch (error) {
    if (post.signal.aborted) return;
    const level = isClosedDoor(error) ? 'info' : 'warn';
    post.log[level]({ chat: chat.id, reason: reasonOf(error) }, 'Telegram did not take an answer');
  }
}
