/** Of the positions that disappeared, how much was closed by force (κ of method 4.3): same venues and assets on both sides. */
import { liquidationsBetween } from '../market/flow.ts';
import { consensusPrice } from '../market/price.ts';
import { assetsOf } from '../units/asset.ts';
import { sum } from '../units/statistics.ts';
import { spanOf } from '../units/time.ts';
import { CHANGE_WINDOWS, coinsAt } from './open-interest.ts';
import { pastPrice } from './past-price.ts';
import type { Signal } from './signal.ts';

const HEARD_WELL = 0.9;

export const closingSplit = {
  id: 'closing-split',
  measures: ['OI5'],
  measure: (market, scope) => ({
    gaps: [],
    findings: CHANGE_WINDOWS.flatMap(window => {
      const start = market.asOf - spanOf(window);
      const pairs = assetsOf(scope).flatMap(asset => {
        const [price, priceThen] = [consensusPrice(market, asset)?.value, pastPrice(market, asset, window)];
        if (!price || !priceThen) return [];
        return liquidationsBetween(market, asset, start, market.asOf)
          .filter(heard => heard.coverage >= HEARD_WELL)
          .flatMap(heard => {
            const then = coinsAt(market, asset, heard.source, start, window);
            const now = coinsAt(market, asset, heard.source, market.asOf, window);
            return then && now ? [{ asset, heard, closed: (then - now) * ((price + priceThen) / 2) }] : [];
          });
      });
      const closed = sum(pairs.map(pair => pair.closed));
      if (!(closed > 0)) return [];
      const sources = [...new Set(pairs.map(pair => pair.heard.source))];
      return [
        {
          metric: 'forced_share_of_closing',
          asset: scope,
          window,
          value: sum(pairs.map(pair => pair.heard.long)) / closed,
          unit: 'x',
          bound: 'at_least',
          asOf: Math.min(...pairs.map(pair => pair.heard.until)),
          sources,
          universe: `${[...new Set(pairs.map(pair => pair.asset))].join(', ')} perpetuals on ${sources.join(', ')}`,
          formula: 'OI5',
        } as const,
      ];
    }),
  }),
} as const satisfies Signal;
