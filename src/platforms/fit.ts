/** Over a platform's limit whole blocks are left out, never parts of a sentence. */
import { type Block, DROP_ORDER, linesOf, type Message, textOf } from '../message/message.ts';

const isBlank = (block: Block): boolean => block.sentences.every(sentence => textOf(sentence).trim() === '');

/** Blocks whose sentences read as a list; the others are prose. */
export const isList = (block: Block): boolean =>
  (block.id === 'data' || block.id === 'levels' || block.id === 'conditions') && linesOf(block).length > 1;

/**
 * The fullest rendering that a platform accepts.
 * @param fits whether the platform would take it
 * @throws {RangeError} when the first line and the disclaimer alone are too long, or nothing is said: no template of ours does that
 * @throws {Error} when the message is marked as a demonstration: those stay on the console
 */
export function fit<Payload>(
  message: Message,
  render: (blocks: readonly Block[]) => Payload,
  fits: (payload: Payload) => boolean,
): Payload {
  if (message.mark !== null)
    throw new Error(`briefing ${message.briefingId} is a demonstration and stays on the console`);
  let blocks = message.blocks.filter(block => !isBlank(block));
  for (const next of [...DROP_ORDER, undefined]) {
    const payload = render(blocks);
    if (blocks.length > 0 && fits(payload)) return payload;
    blocks = blocks.filter(block => block.id !== next);
  }
  throw new RangeError(`briefing ${message.briefingId} does not fit even as its first line and disclaimer`);
}
