/** What the data show: the most telling lines, in a fixed order. */
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { DATA_LINES } from '../data-lines/index.ts';
import type { Statement } from '../narrative.ts';

const LINES = 6;

export function data(diagnosis: Diagnosis): readonly Statement[] {
  const lines = DATA_LINES.flatMap((line, order) => line(diagnosis).map(told => ({ ...told, order })));
  return lines
    .toSorted((a, b) => b.salience - a.salience || a.order - b.order)
    .slice(0, LINES)
    .toSorted((a, b) => a.order - b.order)
    .flatMap(line => line.statements);
}
