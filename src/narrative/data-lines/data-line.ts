/** The contract of a line of "what the data show": what it says, and how much it has to say. */
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { inOneLine, type Statement } from '../narrative.ts';

export interface Told {
  /** 0..1: when there is room for some lines only, the highest are kept. */
  readonly salience: number;
  readonly statements: readonly Statement[];
}

/** Empty when it has nothing to say. */
export type DataLine = (diagnosis: Diagnosis) => readonly Told[];

export const told = (salience: number, ...statements: readonly Statement[]): readonly Told[] => [
  { salience, statements: inOneLine(statements) },
];
