/** The swings that options expect. */
import { say, value } from '../narrative.ts';
import { midrankSalience } from '../salience.ts';
import { rarity } from '../words.ts';
import { type DataLine, told } from './data-line.ts';

export const swings: DataLine = ({ book, lead }) => {
  const implied = book.find('implied_volatility', { asset: lead });
  if (!implied) return [];
  const percentile = book.find('implied_volatility_percentile', { asset: lead });
  return told(
    percentile ? midrankSalience(percentile.value) : 0.3,
    say('data', 'data-swings', { implied: value(implied), rarity: percentile ? rarity(percentile.value) : 'unknown' }, [
      'volatility',
    ]),
  );
};
