/** How far the price is below past highs (DD1). */
import type { Finding } from '../market/fact.ts';
import { latest, type Market } from '../market/market.ts';
import { longestBars } from '../market/price.ts';
import { type Asset, leadOf } from '../units/asset.ts';
import { DAY } from '../units/time.ts';
import type { Signal } from './signal.ts';

interface High {
  readonly value: number;
  readonly at: number;
  readonly source: string;
}

export const drawdown = {
  id: 'drawdown',
  measures: ['DD1'],
  measure: (market, scope, known) => {
    const asset = leadOf(scope);
    const price = known.find('price', { asset });
    if (!price) return { findings: [], gaps: [] };
    const below = (subject: string, high: High | undefined): readonly Finding[] =>
      high
        ? [
            {
              metric: 'drawdown',
              asset,
              subject,
              value: Math.min(0, 100 * (price.value / high.value - 1)),
              unit: 'pct',
              asOf: price.asOf,
              sources: [...new Set([high.source, ...price.sources])],
              universe: `${asset} against its ${subject}`,
              formula: 'DD1',
            },
            {
              metric: 'high',
              asset,
              subject,
              value: high.value,
              unit: 'usd',
              asOf: high.at,
              sources: [high.source],
              formula: 'DD1',
            },
          ]
        : [];
    return {
      findings: [...below('record', record(market, asset)), ...below('ninety-day high', highSince(market, asset, 90))],
      gaps: [],
    };
  },
} as const satisfies Signal;

/** The provider's all-time high; it may be newer in our own bars. */
export function record(market: Market, asset: Asset): High | undefined {
  const stated = latest(market, 'all_time_high', asset).toSorted((a, b) => b.value - a.value)[0];
  const ours = highSince(market, asset, 400);
  if (!stated) return undefined;
  return ours && ours.value > stated.value ? ours : stated;
}

function highSince(market: Market, asset: Asset, days: number): High | undefined {
  const bars = longestBars(market, asset, 'high', DAY, market.asOf - days * DAY);
  if (bars.length < Math.min(days, 90) * 0.9) return undefined;
  return bars.reduce((best, bar) => (bar.value > best.value ? bar : best));
}
