/** Runs a command for a platform. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Asked, Command, Reply } from '../../commands/command.ts';
import { notice } from '../../commands/notice.ts';
import { MINUTE } from '../units/time.ts';
import type { House } from './platform.ts';

/** Nobody waits longer for an answer. */
const LONGEST_ANSWER = MINUTE;

async function tooLate(signal: AbortSignal): Promise<never> {
  await wait(LONGEST_ANSWER, undefined, { signal, ref: false });
  throw new Error(`no answer within ${LONGEST_ANSWER / MINUTE} minute`);
}

/** Never rejects: a command that fails becomes one private sentence and a log line. */
export async function perform(command: Command, asked: Asked, house: House): Promise<Reply> {
  const answered = new AbortController();
  const deadline = tooLate(answered.signal);
  deadline.catch(() => {});
  try {
    return await Promise.race([command.run(asked, house.desk), deadline]);
  } catch (error) {
    house.log.error({ err: error, command: command.name }, 'a command failed');
    return notice(asked.language, 'failed');
  } finally {
    answered.abort();
  }
}
