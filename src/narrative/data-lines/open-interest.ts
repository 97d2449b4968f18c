/** Open futures bets, in coins and in dollars. */
import { say, size, sourcesOf, windowOf } from '../narrative.ts';
import { direction } from '../words.ts';
import { type DataLine, told } from './data-line.ts';

export const openInterest: DataLine = ({ book, scope, ruling }) => {
  const window = ruling.horizon ?? '24h';
  const find = (metric: string) => book.find(metric, { asset: scope, window });
  const [coins, usd, byPrice] = [
    find('open_interest_change_coins_pct'),
    find('open_interest_change_usd'),
    find('open_interest_price_effect'),
  ];
  const share = find('open_interest_change_usd_pct');
  if (!coins || !usd || !byPrice) return [];
  const slots = {
    coins: size(coins),
    coinsDirection: direction(coins),
    usd: size(usd),
    byPrice: size(byPrice),
    window: windowOf(usd),
    venues: sourcesOf(usd),
  };
  // Under one per cent of the whole the parts of a change mean nothing (method 4.1).
  const both = usd.value < 0 && byPrice.value < 0 && (share?.value ?? 0) <= -1;
  const split = both
    ? [
        say(
          'data',
          byPrice.value <= usd.value ? 'data-open-interest-all-price' : 'data-open-interest-part-price',
          slots,
        ),
      ]
    : [];
  return told(
    Math.min(1, 0.7 + Math.abs(coins.value) / 10),
    say('data', 'data-open-interest', slots, ['open-interest']),
    ...split,
  );
};
