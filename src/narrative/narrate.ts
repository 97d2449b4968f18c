/** From the diagnosis to the plan of the text: the blocks of method 9.2, in order. */
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Detail } from './detail.ts';
import type { BlockId } from './block.ts';
import { conditions } from './blocks/conditions.ts';
import { data } from './blocks/data.ts';
import { disclaimer } from './blocks/disclaimer.ts';
import { levels } from './blocks/levels.ts';
import { line } from './blocks/line.ts';
import { short } from './blocks/short.ts';
import { unchecked } from './blocks/unchecked.ts';
import { type Narrative, type Statement, say } from './narrative.ts';

const PLAN: readonly ((diagnosis: Diagnosis) => readonly Statement[])[] = [
  line,
  short,
  data,
  levels,
  unchecked,
  conditions,
  disclaimer,
];

/** `brief` is the answer, its reasons and what was not checked. */
const BRIEF: readonly BlockId[] = ['line', 'short', 'unchecked', 'disclaimer'];

export function narrate(diagnosis: Diagnosis, detail: Detail): Narrative {
  const statements = PLAN.flatMap(block => block(diagnosis));
  if (detail === 'brief') return statements.filter(statement => BRIEF.includes(statement.block));
  return detail === 'simple' ? explained(statements) : statements;
}

/** A line that uses a term for the first time ends with what it means. */
function explained(statements: Narrative): Narrative {
  const met = new Set<string>();
  const told: Statement[] = [];
  let owed: readonly Statement[] = [];
  for (const statement of statements) {
    if (!statement.continues) {
      told.push(...owed);
      owed = [];
    }
    told.push(statement);
    const fresh = statement.terms.filter(term => !met.has(term));
    for (const term of fresh) met.add(term);
    owed = [...owed, ...fresh.map(term => ({ ...say(statement.block, `term-${term}`), continues: true }))];
  }
  return [...told, ...owed];
}
