/** A briefing in words: blocks of sentences in one language, with no platform's markup. */
import type { BlockId } from '../narrative/block.ts';
import type { Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';

export { type BlockId, DROP_ORDER } from '../narrative/block.ts';

/** A run of words, or a number (date, window, price …) that stands for one fact. */
export type Piece = string | { readonly text: string; readonly fact: string };

export interface Sentence {
  readonly pieces: readonly Piece[];
  /** True when it goes on in the line of the sentence before it; otherwise it begins a line of its own. */
  readonly continues?: boolean;
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
  /** When the leading price was true; `asOf` where there is none. */
  readonly pricedAt: Instant;
  /** Chooses a colour where a platform has one. */
  readonly verdict: Verdict;
  /** Words such as "DEMO, not live data", on the console only; null otherwise. */
  readonly mark: string | null;
  readonly blocks: readonly Block[];
}

export const textOf = (sentence: Sentence): string =>
  sentence.pieces.map(piece => (typeof piece === 'string' ? piece : piece.text)).join('');

/** The sentences of a block, line by line. */
export const linesOf = ({ sentences }: Pick<Block, 'sentences'>): readonly (readonly Sentence[])[] =>
  sentences.reduce<readonly (readonly Sentence[])[]>((lines, sentence) => {
    const last = lines.at(-1);
    return sentence.continues && last ? [...lines.slice(0, -1), [...last, sentence]] : [...lines, [sentence]];
  }, []);

/** The message as plain text: what the console prints and the JSON carries as `text`. */
export function plainText(message: Message): string {
  const blocks = message.blocks.map(block =>
    [
      ...(block.heading ? [block.heading.toUpperCase()] : []),
      ...linesOf(block).map(line => line.map(textOf).join(' ')),
    ].join('\n'),
  );
  return [...(message.mark ? [message.mark] : []), ...blocks].join('\n\n');
}
