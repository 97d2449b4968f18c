/** Distance from the record high. */
import { say, size, value } from '../narrative.ts';
import { type DataLine, told } from './data-line.ts';

export const record: DataLine = ({ book, lead }) => {
  const below = book.find('drawdown', { asset: lead, subject: 'record' });
  const high = book.find('high', { asset: lead, subject: 'record' });
  if (!below || !high || below.value > -1) return [];
  return told(
    below.value < -20 ? 0.7 : 0.25,
    say('data', 'data-record', {
      asset: { names: [`asset-${lead}`] },
      below: size(below),
      high: value(high),
      date: { fact: high, show: 'date' },
    }),
  );
};
