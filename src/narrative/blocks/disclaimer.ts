/** Never dropped: what this is, and how old the numbers are. */
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { type Statement, say } from '../narrative.ts';

export function disclaimer({ book, lead }: Diagnosis): readonly Statement[] {
  const price = book.find('price', { asset: lead });
  return [
    price
      ? say('disclaimer', 'disclaimer', { moment: { fact: price, show: 'moment' } })
      : say('disclaimer', 'disclaimer-undated'),
  ];
}
