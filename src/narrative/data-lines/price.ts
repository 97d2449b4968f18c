/** Price and its changes. */
import { say, size, value, windowOf } from '../narrative.ts';
import { direction } from '../words.ts';
import { type DataLine, told } from './data-line.ts';

export const price: DataLine = ({ book, lead }) => {
  const now = book.find('price', { asset: lead });
  if (!now) return [];
  const changes = (['24h', '7d', '30d'] as const).flatMap(
    window => book.find('price_change', { asset: lead, window }) ?? [],
  );
  const [day, ...longer] = changes;
  const at = say('data', 'data-price', { asset: { names: [`asset-${lead}`] }, price: value(now) });
  if (!day) return told(1, at);
  const first = say('data', 'data-price-day', {
    asset: { names: [`asset-${lead}`] },
    price: value(now),
    change: size(day),
    direction: direction(day),
    window: windowOf(day),
  });
  const rest = longer.map(change =>
    say('data', 'data-price-longer', { change: size(change), direction: direction(change), window: windowOf(change) }),
  );
  return told(1, first, ...rest);
};
