/** Telegram's speed limits: each chat has a lane of its own, so that a busy chat makes nobody else wait. */
import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import { MINUTE, SECOND } from '../../units/time.ts';
import { repeatAfter } from './refusal.ts';

/** In the long run a chat takes one message a second, with a little room for the network … */
const PACE = 1.05 * SECOND;
/** … and this many at once now and then. */
const BURST = 3;

/** Groups, whose ids are negative, take 20 messages a minute besides. */
const GROUP_MESSAGES = 20;
const GROUP_SPAN = MINUTE + SECOND / 2;

/**
 * About 30 a second over all chats are allowed. Each of these slots rests for a second after its message
 * (and a little more: timers may ring early), so no second sees more messages than there are slots, however late they arrive.
 */
const SLOTS = 29;
const SLOT_REST = 1.02 * SECOND;

/** Answers that may wait in one chat: above that somebody is playing, and the rest is refused. */
const LONGEST_LANE = 500;

interface Lane {
  readonly queue: PQueue;
  readonly isGroup: boolean;
  /** When the messages so far would have ended at the even pace; on the monotonic clock, as all times here. */
  paidUntil: number;
  /** When the last messages were answered, oldest first. */
  sent: readonly number[];
}

export interface Pacing {
  /**
   * Sends when the chat's turn has come, and again when Telegram asks for patience; messages of one chat keep their order.
   * @param chat Telegram's id: negative for groups
   * @throws {RangeError} when far too many wait in this chat, or the signal's reason, or what `send` throws
   */
  readonly inTurn: <T>(chat: number, send: () => Promise<T>) => Promise<T>;
}

function pauseBefore({ paidUntil, sent, isGroup }: Lane, now: number): number {
  const crowded = isGroup ? (sent.at(-GROUP_MESSAGES) ?? -Infinity) + GROUP_SPAN : -Infinity;
  return Math.max(0, paidUntil - (BURST - 1) * PACE - now, crowded - now);
}

function remember(lane: Lane, now: number): void {
  lane.paidUntil = Math.max(lane.paidUntil, now) + PACE;
  lane.sent = [...lane.sent, now].slice(-GROUP_MESSAGES);
}

/**
 * @see https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 * @param signal ends the waiting of everybody
 */
export function createPacing(signal: AbortSignal): Pacing {
  const slots = new PQueue({ concurrency: SLOTS });
  const lanes = new Map<number, Lane>();

  async function inSlot<T>(send: () => Promise<T>): Promise<T> {
    const outcome = Promise.withResolvers<T>();
    void slots.add(async () => {
      await Promise.try(send).then(outcome.resolve, outcome.reject);
      await wait(SLOT_REST, undefined, { ref: false });
    });
    return outcome.promise;
  }

  /** A lane that is told to wait makes only its own chat wait. */
  async function inLane<T>(lane: Lane, send: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      await wait(pauseBefore(lane, performance.now()), undefined, { signal });
      try {
        return await inSlot(send);
      } catch (error) {
        const pause = repeatAfter(error, attempt);
        if (pause === undefined) throw error;
        await wait(pause, undefined, { signal });
      } finally {
        remember(lane, performance.now());
      }
    }
  }

  /** A lane is closed when its limits have run out: until then it must remember. */
  function closeWhenIdle(chat: number, lane: Lane): void {
    setTimeout(() => {
      const isBusy = lane.queue.size + lane.queue.pending > 0;
      const isFresh = performance.now() - (lane.sent.at(-1) ?? 0) < GROUP_SPAN;
      if (!isBusy && !isFresh) lanes.delete(chat);
    }, GROUP_SPAN + SECOND).unref();
  }

  function open(chat: number): Lane {
    const lane: Lane = { queue: new PQueue({ concurrency: 1 }), isGroup: chat < 0, paidUntil: 0, sent: [] };
    lane.queue.addEventListener('idle', () => closeWhenIdle(chat, lane));
    lanes.set(chat, lane);
    return lane;
  }

  return {
    inTurn: async (chat, send) => {
      const lane = lanes.get(chat) ?? open(chat);
      if (lane.queue.size >= LONGEST_LANE) throw new RangeError(`${LONGEST_LANE} answers are waiting in one chat`);
      return lane.queue.add(() => inLane(lane, send));
    },
  };
}
