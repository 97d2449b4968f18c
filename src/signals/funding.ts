/** Funding (FN1) and the gap between perpetual and index price (SP1), weighed by each venue's open interest. */
import type { Finding } from '../market/fact.ts';
import { levelAt } from '../market/level-at.ts';
import type { Market } from '../market/market.ts';
import type { MetricId } from '../market/metric.ts';
import { type Asset, assetsOf, type Scope } from '../units/asset.ts';
import { consensusPrice } from '../market/price.ts';
import { sum } from '../units/statistics.ts';
import { DAY, HOUR, MINUTE } from '../units/time.ts';
import type { Signal } from './signal.ts';
import { gapIn } from './why-missing.ts';

const STALE = 15 * MINUTE;
/** Funding of a day ago may have been read this far from it. */
const REACH = 2 * HOUR;

interface Rate {
  readonly asset: Asset;
  readonly venue: string;
  readonly at: number;
  readonly value: number;
  readonly dayAgo: number | undefined;
  /** Dollars open at that venue; 1 when unknown, so that it still counts a little. */
  readonly weight: number;
}

export const funding = {
  id: 'funding',
  measures: ['FN1', 'SP1'],
  measure: (market, scope) => {
    const rates = ratesNow(market, scope, 'funding_8h');
    const premiums = ratesNow(market, scope, 'perp_premium');
    const findings: Finding[] = [
      ...average(scope, rates, 'funding_8h', 'FN1'),
      ...changeInDay(scope, rates),
      ...average(scope, premiums, 'perp_premium', 'SP1'),
    ];
    return { findings, gaps: rates.length ? [] : [gapIn(market, 'funding_8h', scope, 'funding_8h')] };
  },
} as const satisfies Signal;

const ratesNow = (market: Market, scope: Scope, metric: MetricId): readonly Rate[] =>
  assetsOf(scope).flatMap(asset =>
    market.series(metric, asset).flatMap(({ source, points }) => {
      const last = points.at(-1);
      if (!last || last.at <= market.asOf - STALE) return [];
      const dayAgo = levelAt(points, market.asOf - DAY, REACH);
      return [{ asset, venue: source, at: last.at, value: last.value, dayAgo, weight: openUsd(market, asset, source) }];
    }),
  );

function openUsd(market: Market, asset: Asset, venue: string): number {
  const coins = market
    .series('open_interest', asset)
    .find(line => line.source === venue)
    ?.points.at(-1)?.value;
  const price = consensusPrice(market, asset)?.value;
  return coins && price ? coins * price : 1;
}

const weighed = (rates: readonly Rate[], value: (rate: Rate) => number): number =>
  sum(rates.map(rate => rate.weight * value(rate))) / sum(rates.map(rate => rate.weight));

function average(scope: Scope, rates: readonly Rate[], metric: string, formula: string): readonly Finding[] {
  if (rates.length === 0) return [];
  return [{ ...evidence(scope, rates), metric, value: weighed(rates, rate => rate.value), unit: 'bp', formula }];
}

/** Difference, never per cent: a rate may be zero or below (G09). */
function changeInDay(scope: Scope, rates: readonly Rate[]): readonly Finding[] {
  const both = rates.filter(rate => rate.dayAgo !== undefined);
  if (both.length === 0) return [];
  const value = weighed(both, rate => rate.value - (rate.dayAgo ?? rate.value));
  return [{ ...evidence(scope, both), metric: 'funding_8h_change', window: '24h', value, unit: 'bp', formula: 'FN1' }];
}

function evidence(scope: Scope, rates: readonly Rate[]) {
  const venues = [...new Set(rates.map(rate => rate.venue))].sort();
  return {
    asset: scope,
    asOf: Math.min(...rates.map(rate => rate.at)),
    sources: venues,
    universe: `${[...new Set(rates.map(rate => rate.asset))].join(', ')} perpetuals on ${venues.join(', ')}`,
  };
}
