/** What holds now whatever the verdict, each by the rule of the method. */
import type { FactBook } from '../market/fact-book.ts';
import { EXTREME_FEAR } from '../signals/sentiment.ts';

/** All names of the contract; those without a rule yet are never claimed. */
export const STATES = ['extreme_fear', 'self_reinforcing', 'cascade', 'deleveraging_cycle', 'risk_off'] as const;
export type State = (typeof STATES)[number];

const RULES: Partial<Record<State, (book: FactBook) => boolean>> = {
  extreme_fear: book => (book.find('fear_greed')?.value ?? 100) <= EXTREME_FEAR,
  deleveraging_cycle: book => book.find('deleveraging_cycle')?.value === 1,
};

export const statesOf = (book: FactBook): readonly State[] => STATES.filter(state => RULES[state]?.(book));
