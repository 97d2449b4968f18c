/** Open interest in coins and dollars, and what its change is made of: positions or just the price (OI1, OI2; method 4.1). */
import type { Finding } from '../market/fact.ts';
import type { Gap } from '../market/gap.ts';
import { levelAt } from '../market/level-at.ts';
import type { Market } from '../market/market.ts';
import { consensusPrice } from '../market/price.ts';
import { type Asset, assetsOf, type Scope } from '../units/asset.ts';
import { sum } from '../units/statistics.ts';
import { DAY, HOUR, type Instant, MINUTE, spanOf } from '../units/time.ts';
import { pastPrice } from './past-price.ts';
import type { Signal } from './signal.ts';
import { gapIn } from './why-missing.ts';

export type ChangeWindow = '24h' | '7d' | '30d';
export const CHANGE_WINDOWS = ['24h', '7d', '30d'] as const;
/** How far from the start of a window a reading may lie: coarse histories serve long windows only. */
const REACH: Readonly<Record<ChangeWindow, number>> = { '24h': 3 * HOUR, '7d': 13 * HOUR, '30d': DAY };
const STALE = 30 * MINUTE;
/** Venues whose changes lie further apart than this, in percentage points, do not tell one story. */
const DISAGREEMENT = 10;

/** One venue's one-sided perpetuals of one asset at both ends of a window. */
interface Holding {
  readonly asset: Asset;
  readonly venue: string;
  readonly at: Instant;
  readonly coins: number;
  readonly coinsThen: number;
  readonly price: number;
  readonly priceThen: number;
}

export const openInterest = {
  id: 'open-interest',
  measures: ['OI0', 'OI1', 'OI2'],
  measure: (market, scope) => {
    const findings: Finding[] = [...levels(market, scope)];
    const gaps: Gap[] = [];
    for (const window of CHANGE_WINDOWS) {
      const change = split(scope, window, holdings(market, scope, window));
      if (change === 'disputed')
        gaps.push({ metric: `open_interest_change_coins_pct`, asset: scope, reason: 'sources_disagree' });
      else findings.push(...change);
    }
    if (!findings.some(finding => finding.metric === 'open_interest_change_coins_pct' && finding.window === '24h'))
      gaps.push(
        findings.length
          ? { metric: 'open_interest_coins', asset: scope, reason: 'history_too_short' }
          : gapIn(market, 'open_interest_coins', scope, 'open_interest'),
      );
    return { findings, gaps };
  },
} as const satisfies Signal;

/** Coins open at one venue at a moment in the past; undefined when its record does not reach there. */
export function coinsAt(
  market: Market,
  asset: Asset,
  venue: string,
  at: Instant,
  window: ChangeWindow,
): number | undefined {
  const points = market.series('open_interest', asset).find(line => line.source === venue)?.points;
  return points && levelAt(points, at, REACH[window]);
}

const venuesNow = (market: Market, asset: Asset) =>
  market.series('open_interest', asset).flatMap(line => {
    const last = line.points.at(-1);
    return last && last.at > market.asOf - STALE && last.value > 0
      ? [{ venue: line.source, at: last.at, coins: last.value }]
      : [];
  });

function levels(market: Market, scope: Scope): readonly Finding[] {
  const open = assetsOf(scope).flatMap(asset => {
    const price = consensusPrice(market, asset);
    return price && !price.disputed
      ? venuesNow(market, asset).map(now => ({ ...now, asset, usd: now.coins * price.value }))
      : [];
  });
  if (open.length === 0) return [];
  const shared = evidence(scope, open);
  const usd: Finding = {
    ...shared,
    metric: 'open_interest_usd',
    value: sum(open.map(each => each.usd)),
    unit: 'usd',
    formula: 'OI0',
  };
  if (scope === 'MARKET') return [usd];
  return [
    usd,
    {
      ...shared,
      metric: 'open_interest_coins',
      value: sum(open.map(each => each.coins)),
      unit: 'coin',
      formula: 'OI0',
    },
  ];
}

/** Only venues known at both ends: a venue that went silent must not look like closed positions (G08). */
function holdings(market: Market, scope: Scope, window: ChangeWindow): readonly Holding[] {
  const start = market.asOf - spanOf(window);
  return assetsOf(scope).flatMap(asset => {
    const price = consensusPrice(market, asset);
    const priceThen = pastPrice(market, asset, window);
    if (!price || price.disputed || !priceThen) return [];
    return venuesNow(market, asset).flatMap(({ venue, at, coins }) => {
      const coinsThen = coinsAt(market, asset, venue, start, window);
      return coinsThen ? [{ asset, venue, at, coins, coinsThen, price: price.value, priceThen }] : [];
    });
  });
}

function split(scope: Scope, window: ChangeWindow, held: readonly Holding[]): readonly Finding[] | 'disputed' {
  if (held.length === 0) return [];
  const perVenue = [...Map.groupBy(held, holding => holding.venue).values()].map(coinsPct);
  if (Math.max(...perVenue) - Math.min(...perVenue) > DISAGREEMENT) return 'disputed';
  const position = sum(held.map(h => ((h.price + h.priceThen) / 2) * (h.coins - h.coinsThen)));
  const price = sum(held.map(h => ((h.coins + h.coinsThen) / 2) * (h.price - h.priceThen)));
  const before = sum(held.map(h => h.coinsThen * h.priceThen));
  const shared = { ...evidence(scope, held), window, formula: 'OI1' } as const;
  return [
    { ...shared, metric: 'open_interest_change_usd', value: position + price, unit: 'usd' },
    { ...shared, metric: 'open_interest_change_usd_pct', value: (100 * (position + price)) / before, unit: 'pct' },
    { ...shared, metric: 'open_interest_price_effect', value: price, unit: 'usd' },
    { ...shared, metric: 'open_interest_position_effect', value: position, unit: 'usd' },
    { ...shared, metric: 'open_interest_change_coins_pct', value: coinsPct(held), unit: 'pct', formula: 'OI2' },
  ];
}

/** Change of coins in per cent; several assets are weighed by their dollar value at the start, so that only coins move it. */
const coinsPct = (held: readonly Holding[]): number =>
  100 * (sum(held.map(h => h.coins * h.priceThen)) / sum(held.map(h => h.coinsThen * h.priceThen)) - 1);

function evidence(scope: Scope, held: readonly { asset: Asset; venue: string; at: Instant }[]) {
  const venues = [...new Set(held.map(each => each.venue))].sort();
  const assets = assetsOf(scope).filter(asset => held.some(each => each.asset === asset));
  return {
    asset: scope,
    asOf: Math.min(...held.map(each => each.at)),
    sources: venues,
    universe: `${assets.join(', ')} perpetuals on ${venues.join(', ')}`,
  };
}
