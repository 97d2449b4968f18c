/** Weeks of shrinking open bets. */
import { say, size, sourcesOf, value } from '../narrative.ts';
import { type DataLine, told } from './data-line.ts';

export const cycle: DataLine = ({ book, states }) => {
  const [cut, days] = [book.find('deleveraging_cut'), book.find('deleveraging_days')];
  if (!states.includes('deleveraging_cycle') || !cut || !days) return [];
  return told(
    0.85,
    say('data', 'data-cycle', { cut: size(cut), days: value(days), venues: sourcesOf(cut) }, ['open-interest']),
  );
};
