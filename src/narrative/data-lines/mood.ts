/** Fear & Greed. */
import { say, size, value, windowOf } from '../narrative.ts';
import { direction } from '../words.ts';
import { type DataLine, told } from './data-line.ts';

export const mood: DataLine = ({ book, states }) => {
  const now = book.find('fear_greed');
  if (!now) return [];
  const days = book.find('fear_greed_days');
  const change = book.find('fear_greed_change');
  const salience = 0.4 + (0.6 * Math.abs(now.value - 50)) / 50;
  if (states.includes('extreme_fear') && days)
    return told(
      salience,
      say('data', 'data-mood-extreme', { index: value(now), days: value(days), bound: days.bound }, ['fear-greed']),
    );
  return told(
    salience,
    say(
      'data',
      'data-mood',
      {
        index: value(now),
        band: moodBand(now.value),
        direction: change ? direction(change, 0) : 'unknown',
        change: change ? size(change) : 'none',
        window: change ? windowOf(change) : 'none',
      },
      ['fear-greed'],
    ),
  );
};

/** The provider's own classes, by the highest index of each. */
const BANDS = [
  [25, 'extreme_fear'],
  [46, 'fear'],
  [54, 'neutral'],
  [75, 'greed'],
] as const;

const moodBand = (index: number): string => BANDS.find(([upTo]) => index <= upTo)?.[1] ?? 'extreme_greed';
