/** A briefing in words: blocks of sentences in one language, with no platform's markup. */
import type { Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';

/** In reading order. */
export const BLOCKS = ['line', 'short', 'data', 'levels', 'unchecked', 'conditions', 'disclaimer'] as const;
export type BlockId = (typeof BLOCKS)[number];

/** A run of words, or a number (date, window, price …) that stands for one fact. */
export type Piece = string | { readonly text: string; readonly fact: string };

export interface Sentence {
  readonly pieces: readonly Piece[];
}

export interface Block {
  readonly id: BlockId;
  /** Null for the first line and the disclaimer. */
  readonly heading: string | null;
  readonly sentences: readonly Sentence[];
}

export const VERDICTS = ['falling', 'flat', 'rising', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Message {
  readonly briefingId: string;
  readonly scope: Scope;
  readonly asOf: Instant;
  /** Chooses a colour where a platform has one. */
  readonly verdict: Verdict;
  /** Words such as "DEMO, not live data", on the console only; null otherwise. */
  readonly mark: string | null;
  readonly blocks: readonly Block[];
}

/** Over a platform's limit, whole blocks go in this order; the line and the disclaimer never do. */
export const DROP_ORDER: readonly BlockId[] = ['conditions', 'levels', 'data', 'unchecked', 'short'];

export const textOf = (sentence: Sentence): string =>
  sentence.pieces.map(piece => (typeof piece === 'string' ? piece : piece.text)).join('');

/** The message as plain text: what the console prints and the JSON carries as `text`. */
export function plainText(message: Message): string {
  const blocks = message.blocks.map(block =>
    [...(block.heading ? [block.heading.toUpperCase()] : []), ...block.sentences.map(textOf)].join('\n'),
  );
  return [...(message.mark ? [message.mark] : []), ...blocks].join('\n\n');
}
