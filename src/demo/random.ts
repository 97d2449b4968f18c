/** Random numbers that are the same every time: a reconstruction must not change from run to run. */
import { createHash } from 'node:crypto';

export interface Random {
  /** Evenly in [0, 1). */
  readonly even: () => number;
  /** Bell curve, mean 0, deviation 1. */
  readonly normal: () => number;
}

/** @param name two names give two unrelated sequences */
export function seeded(name: string): Random {
  let state = createHash('sha256').update(name).digest().readInt32LE();
  /** Weyl sequence with the finaliser of MurmurHash3. */
  const even = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even());
  return { even, normal };
}
