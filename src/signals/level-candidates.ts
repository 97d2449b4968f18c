/** Where levels are looked for: round numbers, lows from which the price turned, the record, a treasury's cost. */
import type { Level } from './level.ts';

export interface Candidate {
  readonly price: number;
  readonly origin: Level['origin'];
}

/** Levels further from the price than this are of no interest today. */
const REACH = 0.25;

/** Round prices as people say them, five to twelve per cent apart: 5,000 steps at 67,000, 10,000 at 112,000, 250 at 3,800. */
export function roundNumbers(price: number): readonly Candidate[] {
  const power = 10 ** Math.floor(Math.log10(price));
  const leading = price / power;
  const step = power * (leading < 2 ? 0.1 : leading < 5 ? 0.25 : 0.5);
  const from = Math.ceil((price * (1 - REACH)) / step);
  const to = Math.floor((price * (1 + REACH)) / step);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => ({
    price: tidy((from + i) * step),
    origin: 'round',
  }));
}

/** 0.30000000000000004 is no round number. */
const tidy = (value: number): number => Number(value.toPrecision(6));

/** Lows that no bar within `reach` bars on either side undercut, far enough back to be confirmed. */
export function swingLows(lows: readonly number[], reach: number): readonly Candidate[] {
  return lows.flatMap((low, i) => {
    if (i < reach || i + reach >= lows.length) return [];
    const around = lows.slice(i - reach, i + reach + 1);
    return Math.min(...around) === low && around.indexOf(low) === reach
      ? [{ price: low, origin: 'swing_low' as const }]
      : [];
  });
}

/** Keeps the first of those that lie closer together than `gap`, USD; a treasury's cost always keeps its own name. */
export function thin(candidates: readonly Candidate[], gap: number): readonly Candidate[] {
  return candidates.reduce<readonly Candidate[]>((kept, each) => {
    const taken = kept.some(other => Math.abs(other.price - each.price) < gap);
    return taken && each.origin !== 'treasury_cost' ? kept : [...kept, each];
  }, []);
}

export const within = (candidates: readonly Candidate[], price: number): readonly Candidate[] =>
  candidates.filter(each => Math.abs(each.price / price - 1) <= REACH);
