/** Reads many statements each on its own: one that cannot be read never costs the others. */
import type { Observation } from '../market/observation.ts';
import { type Asset, ASSETS, type Scope } from '../units/asset.ts';
import { fieldOf } from './reading.ts';
import { type Answer, Refusal } from './source.ts';

/** One thing to read and whose it is. */
export interface Attempt {
  readonly asset: Scope;
  /** @throws {Refusal} when it cannot be trusted */
  readonly read: () => Observation | readonly Observation[];
}

/**
 * What could be read, and of each asset the first reason why something could not.
 * @throws {Refusal} when nothing could
 */
export function gather(attempts: Iterable<Attempt>): Answer {
  const observations: Observation[] = [];
  const reasons = new Map<Scope, string>();
  for (const { asset, read } of attempts) {
    try {
      observations.push(...[read()].flat());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!reasons.has(asset)) reasons.set(asset, error.message);
    }
  }
  if (observations.length === 0) throw new Refusal(reasons.values().next().value ?? 'holds no usable rows');
  return { observations, missing: [...reasons].map(([asset, reason]) => ({ asset, reason })) };
}

/** One number that a row states about an asset. */
export type Statement = (row: unknown, asset: Asset) => Observation;

/**
 * Every statement about every tracked asset in an answer that lists many coins. Rows of other coins may be anything.
 * @param field where a row says which coin it speaks of
 */
export function ownRows(
  rows: readonly unknown[],
  field: string,
  nameOf: (asset: Asset) => string,
  statements: readonly Statement[],
): readonly Attempt[] {
  const byName = new Map(rows.map(row => [fieldOf(row, field), row]));
  return ASSETS.flatMap((asset): readonly Attempt[] => {
    const name = nameOf(asset);
    if (byName.has(name)) {
      return statements.map(state => ({ asset, read: () => state(byName.get(name), asset) }));
    }
    const absent = () => {
      throw new Refusal(`${name} is not listed`);
    };
    return [{ asset, read: absent }];
  });
}
