/** From the plan to words: every number is a formatted fact, and every sentence knows which facts it cites. */
import { FluentNumber, type FluentVariable, type Scope } from '@fluent/bundle';
import { phrase, words } from '../../templates/words.ts';
import type { BlockId } from '../narrative/block.ts';
import { BLOCKS } from '../narrative/block.ts';
import type { FigureSlot, Narrative, Slot, Statement } from '../narrative/narrative.ts';
import type { Instant } from '../units/time.ts';
import { figure } from './figures.ts';
import type { Block, Message, Piece, Sentence } from './message.ts';

/** Private characters that mark a figure inside a formatted sentence: OPEN fact id SPLIT text CLOSE. */
const [OPEN, SPLIT, CLOSE] = ['\uE000', '\uE001', '\uE002'];
const MARKED = new RegExp(`${OPEN}([^${SPLIT}]*)${SPLIT}([^${CLOSE}]*)${CLOSE}`, 'gu');

const HEADED: readonly BlockId[] = ['short', 'data', 'levels', 'unchecked', 'conditions'];

export interface Frame extends Pick<Message, 'briefingId' | 'scope' | 'asOf' | 'pricedAt' | 'verdict' | 'mark'> {
  /** BCP 47 tag of a language that has templates. */
  readonly language: string;
}

export function compose(narrative: Narrative, { language, ...frame }: Frame): Message {
  const blocks = BLOCKS.flatMap((id): Block[] => {
    const statements = narrative.filter(statement => statement.block === id);
    if (statements.length === 0) return [];
    const heading = HEADED.includes(id)
      ? phrase(language, id === 'conditions' ? `heading-conditions-${frame.verdict}` : `heading-${id}`)
      : null;
    return [{ id, heading, sentences: statements.map(statement => realise(statement, language, frame.asOf)) }];
  });
  return { ...frame, blocks };
}

function realise(statement: Statement, language: string, asOf: Instant): Sentence {
  const slots = Object.fromEntries(
    Object.entries(statement.slots).map(([name, slot]) => [name, argument(slot, language, asOf)]),
  );
  return { pieces: split(phrase(language, statement.id, slots)), ...(statement.continues ? { continues: true } : {}) };
}

function argument(slot: Slot, language: string, asOf: Instant): FluentVariable {
  if (typeof slot === 'string') return slot;
  if ('fact' in slot) return new MarkedFigure(slot, figure(slot, language, asOf));
  const names = slot.names.map(id =>
    words(language).hasMessage(id) ? phrase(language, id) : id.replace(/^[a-z]+-/, ''),
  );
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

/** A number for plural rules, and for the sentence a marked text. */
class MarkedFigure extends FluentNumber {
  private readonly text: string;
  constructor({ fact }: FigureSlot, text: string) {
    super(fact.value);
    this.text = `${OPEN}${fact.id}${SPLIT}${text}${CLOSE}`;
  }
  override toString(_scope?: Scope): string {
    return this.text;
  }
}

function split(marked: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of marked.matchAll(MARKED)) {
    if (match.index > end) pieces.push(marked.slice(end, match.index));
    pieces.push({ fact: match[1] ?? '', text: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < marked.length) pieces.push(marked.slice(end));
  return pieces;
}
