/** Forced closures of the day, and how unusual they are. */
import { say, sourcesOf, value, windowOf } from '../narrative.ts';
import { midrankSalience } from '../salience.ts';
import type { Fact } from '../../market/fact.ts';
import { rarity } from '../words.ts';
import { type DataLine, told } from './data-line.ts';

export const liquidations: DataLine = ({ book, scope }) => {
  const total = book.find('liquidations_total', { asset: scope, window: '24h' });
  if (!total) return [];
  const share = book.find('liquidations_long_share', { asset: scope, window: '24h' });
  const percentile = book.find('liquidations_percentile', { asset: scope, window: '24h' });
  const pace = book.find('liquidations_pace', { asset: scope, window: '24h' });
  const main = share
    ? say(
        'data',
        'data-liquidations',
        { amount: value(total), window: windowOf(total), share: value(share), venues: sourcesOf(total) },
        ['liquidation', 'long'],
      )
    : say(
        'data',
        'data-liquidations-few',
        { amount: value(total), window: windowOf(total), venues: sourcesOf(total) },
        ['liquidation'],
      );
  const unusual =
    percentile &&
    say('data', 'data-liquidations-rarity', {
      rarity: rarity(percentile.value),
      percentile: value(percentile),
      reach: reach(percentile, total),
      venues: sourcesOf(percentile),
    });
  const against =
    pace &&
    say('data', 'data-liquidations-pace', {
      pace: value(pace),
      reach: reach(pace, total),
      pace_is: pace.value.toFixed(1) === '1.0' ? 'same' : 'other',
      venues: sourcesOf(pace),
    });
  const more = unusual ?? against;
  // Readers always ask for it, so an ordinary day is told too.
  return told(Math.max(0.8, percentile ? midrankSalience(percentile.value) : 0), main, ...(more ? [more] : []));
};

/** A yardstick of one venue says so when the total is of several. */
const reach = (part: Fact, total: Fact): string => (part.sources.length < total.sources.length ? 'alone' : 'whole');
