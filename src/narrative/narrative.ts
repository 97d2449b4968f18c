/** What will be said and in which order, with no language yet: each statement names a message of the templates. */
import type { Fact } from '../market/fact.ts';
import type { BlockId } from './block.ts';

/** How a number of a fact is shown: itself, without its sign, its window, its day, its moment, or whom it speaks of. */
export type Show = 'value' | 'size' | 'window' | 'date' | 'moment' | 'subject';

export interface FigureSlot {
  readonly fact: Fact;
  readonly show: Show;
}

/** A list of names, each a message of the templates. */
export interface NamesSlot {
  readonly names: readonly string[];
}

/** A plain string is a keyword for the template to choose by, never text for people. */
export type Slot = string | FigureSlot | NamesSlot;

export interface Statement {
  /** Message id in `templates/<language>/`. */
  readonly id: string;
  readonly block: BlockId;
  readonly slots: Readonly<Record<string, Slot>>;
  /** Terms it uses, explained once for newcomers. */
  readonly terms: readonly string[];
  /** Goes on in the line of the statement before it. */
  readonly continues?: boolean;
}

export type Narrative = readonly Statement[];

export const value = (fact: Fact): FigureSlot => ({ fact, show: 'value' });
export const size = (fact: Fact): FigureSlot => ({ fact, show: 'size' });
export const windowOf = (fact: Fact): FigureSlot => ({ fact, show: 'window' });
export const dateOf = (fact: Fact): FigureSlot => ({ fact, show: 'date' });
export const subjectOf = (fact: Fact): FigureSlot => ({ fact, show: 'subject' });

/** Names of venues or sources, as messages `source-<id>`. */
export const sourcesOf = (fact: Fact): NamesSlot => ({ names: fact.sources.map(source => `source-${source}`) });

export const say = (
  block: BlockId,
  id: string,
  slots: Statement['slots'] = {},
  terms: readonly string[] = [],
): Statement => ({ id, block, slots, terms });

/** Several statements on one line. */
export const inOneLine = (statements: readonly Statement[]): readonly Statement[] =>
  statements.map((statement, i) => (i === 0 ? statement : { ...statement, continues: true }));
