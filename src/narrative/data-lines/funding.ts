/** Funding, and which side pays. */
import { say, size } from '../narrative.ts';
import { type DataLine, told } from './data-line.ts';

export const funding: DataLine = ({ book, scope }) => {
  const rate = book.find('funding_8h', { asset: scope });
  if (!rate) return [];
  const side = Math.abs(rate.value) < 0.005 ? 'zero' : rate.value < 0 ? 'shorts_pay' : 'longs_pay';
  return told(
    rate.value < 0 || rate.value > 3 ? 0.75 : 0.3,
    say('data', 'data-funding', { rate: size(rate), side }, ['funding']),
  );
};
