/** A sentence as runs of plain words and of numbers, so that each run is marked up once. */
import type { Sentence } from '../message/message.ts';

export interface Run {
  readonly text: string;
  /** True for numbers: what a fact stands behind. */
  readonly bold: boolean;
}

const LINE_BREAKS = /\s*[\r\n\u2028\u2029]\s*/g;

/** A sentence that begins a new line could begin a list or a heading. */
export const oneLine = (text: string): string => text.replace(LINE_BREAKS, ' ');

/** Neighbouring pieces of one kind are joined: two bold runs side by side would read as stray markup. */
export function runsOf(sentence: Sentence): readonly Run[] {
  const runs: Run[] = [];
  for (const piece of sentence.pieces) {
    const text = oneLine(typeof piece === 'string' ? piece : piece.text);
    const bold = typeof piece !== 'string' && text.trim() !== '';
    const last = runs.at(-1);
    if (last?.bold === bold) runs.splice(-1, 1, { text: last.text + text, bold });
    else if (text !== '') runs.push({ text, bold });
  }
  return runs;
}
