/** Positions closed by force, by side and window (LQ1, LQ2): always lower bounds, over the venues that were heard. */
import type { Finding } from '../market/fact.ts';
import { type Heard, liquidationsBetween } from '../market/flow.ts';
import type { Market } from '../market/market.ts';
import { type Asset, assetsOf, type Scope } from '../units/asset.ts';
import { sum } from '../units/statistics.ts';
import { HOUR, MINUTE, spanOf, type Window } from '../units/time.ts';
import type { Signal } from './signal.ts';
import { gapIn } from './why-missing.ts';

const LIQUIDATION_WINDOWS = ['24h', '7d', '30d'] as const satisfies Window[];
/** A venue counts in a window only if heard for at least this share of it (method 1, rule a). */
const HEARD_ENOUGH = 0.5;
/** Below this the total is marked partial. */
const HEARD_WELL = 0.9;
/** The newest moment heard may be this old: a short window goes stale sooner. */
const STALE = { '24h': 30 * MINUTE, '7d': 3 * HOUR, '30d': 3 * HOUR } as const;
/** A share of a handful of orders says nothing (LQ2). */
const SHARE_NEEDS_USD = 5e6;

interface VenueSum extends Heard {
  readonly assets: readonly Asset[];
}

export const liquidations = {
  id: 'liquidations',
  measures: ['LQ1', 'LQ2'],
  measure: (market, scope) => {
    const findings = LIQUIDATION_WINDOWS.flatMap(window => overWindow(market, scope, window));
    const gaps = LIQUIDATION_WINDOWS.slice(0, 1)
      .filter(window => !findings.some(finding => finding.window === window))
      .map(() => gapIn(market, 'liquidations_long', scope, 'liquidations_heard'));
    return { findings, gaps };
  },
} as const satisfies Signal;

/** Per venue, over the scope's assets that it was heard on. */
export function venueSums(
  market: Market,
  scope: Scope,
  window: (typeof LIQUIDATION_WINDOWS)[number],
): readonly VenueSum[] {
  const from = market.asOf - spanOf(window);
  const heard = assetsOf(scope).flatMap(asset =>
    liquidationsBetween(market, asset, from, market.asOf)
      .filter(entry => entry.coverage >= HEARD_ENOUGH && entry.until > market.asOf - STALE[window])
      .map(entry => ({ ...entry, asset })),
  );
  return [...Map.groupBy(heard, entry => entry.source)].map(([source, entries]) => ({
    source,
    long: sum(entries.map(entry => entry.long)),
    short: sum(entries.map(entry => entry.short)),
    coverage: sum(entries.map(entry => entry.coverage)) / entries.length,
    until: Math.max(...entries.map(entry => entry.until)),
    assets: entries.map(entry => entry.asset),
  }));
}

function overWindow(market: Market, scope: Scope, window: (typeof LIQUIDATION_WINDOWS)[number]): readonly Finding[] {
  const venues = venueSums(market, scope, window);
  if (venues.length === 0) return [];
  const total = sides(scope, window, venues, null);
  const each = venues.length > 1 ? venues.flatMap(venue => sides(scope, window, [venue], venue.source)) : [];
  return [...total, ...each];
}

function sides(scope: Scope, window: Window, venues: readonly VenueSum[], subject: string | null): readonly Finding[] {
  const long = sum(venues.map(venue => venue.long));
  const short = sum(venues.map(venue => venue.short));
  const coverage = sum(venues.map(venue => venue.coverage)) / venues.length;
  const assets = assetsOf(scope).filter(asset => venues.some(venue => venue.assets.includes(asset)));
  const shared = {
    asset: scope,
    subject,
    window,
    asOf: Math.max(...venues.map(venue => venue.until)),
    sources: venues.map(venue => venue.source),
    universe: `${assets.join(', ')} perpetuals on ${venues.map(venue => venue.source).join(', ')}`,
    coverage,
    quality: coverage < HEARD_WELL ? (['partial'] as const) : [],
  } as const;
  const amounts: Finding[] = [
    { ...shared, metric: 'liquidations_long', value: long, unit: 'usd', bound: 'at_least', formula: 'LQ1' },
    { ...shared, metric: 'liquidations_short', value: short, unit: 'usd', bound: 'at_least', formula: 'LQ1' },
    { ...shared, metric: 'liquidations_total', value: long + short, unit: 'usd', bound: 'at_least', formula: 'LQ1' },
  ];
  if (long + short < SHARE_NEEDS_USD) return amounts;
  return [
    ...amounts,
    { ...shared, metric: 'liquidations_long_share', value: long / (long + short), unit: 'ratio', formula: 'LQ2' },
  ];
}
