/** Keywords by which templates choose a word, from the bands of method 9.4. The same bands hold in every language. */
import type { Fact } from '../market/fact.ts';
import type { Horizon } from '../diagnosis/verdict.ts';

/** Verb of a price move by its size in usual moves of that window. */
export function moveWord(change: Fact, z: Fact | undefined): string {
  const strength = z ? Math.abs(z.value) : 0;
  const down = change.value < 0;
  if (strength < 0.5) return 'little_changed';
  if (strength < 1) return down ? 'slipped' : 'edged_up';
  if (strength < 2) return down ? 'fell' : 'rose';
  if (strength < 3) return down ? 'fell_sharply' : 'jumped';
  return down ? 'plunged' : 'surged';
}

/** `down`, `up`, or `unchanged` when the shown number would be zero. */
export function direction(fact: Fact, shownDecimals = 1): string {
  if (Number(fact.value.toFixed(shownDecimals)) === 0) return 'unchanged';
  return fact.value < 0 ? 'down' : 'up';
}

export const SPAN_WORD: Readonly<Record<Horizon, string>> = { '24h': 'day', '7d': 'week', '30d': 'month' };

/** How common an amount is among the days of a record, by its percentile. */
export function rarity(percentile: number): string {
  if (percentile >= 99) return 'extreme';
  if (percentile >= 95) return 'very_high';
  if (percentile >= 80) return 'high';
  return percentile >= 50 ? 'normal' : 'low';
}
