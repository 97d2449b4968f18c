/** How many coins move together (BR1). Large coins by market value from one provider, else the tracked assets. */
import type { Finding } from '../market/fact.ts';
import type { Market } from '../market/market.ts';
import type { FactBook } from '../market/fact-book.ts';
import { MINUTE, spanOf, type Window } from '../units/time.ts';
import { ASSETS } from '../units/asset.ts';
import type { Signal } from './signal.ts';
import { gapIn } from './why-missing.ts';

const STALE = 25 * MINUTE;
/** Fewer coins than this say nothing of "the market". */
const ENOUGH = 5;
const BREADTH_WINDOWS = ['24h', '7d', '30d'] as const satisfies Window[];

interface Sample {
  readonly changes: readonly number[];
  readonly asOf: number;
  readonly sources: readonly string[];
  readonly universe: string;
}

export const breadth = {
  id: 'breadth',
  measures: ['BR1'],
  measure: (market, scope, known) => {
    if (scope !== 'MARKET') return { findings: [], gaps: [] };
    const findings = BREADTH_WINDOWS.flatMap(window =>
      breadthOver(window, largeCoins(market, window) ?? tracked(known, window)),
    );
    const gaps = findings.some(finding => finding.window === '24h')
      ? []
      : [gapIn(market, 'breadth_down_share', scope, 'coin_change')];
    return { findings, gaps };
  },
} as const satisfies Signal;

function breadthOver(window: Window, sample: Sample | undefined): readonly Finding[] {
  if (!sample || sample.changes.length < ENOUGH) return [];
  const { changes, ...evidence } = sample;
  const down = changes.filter(change => change < 0).length;
  const shared = { asset: 'MARKET', window, formula: 'BR1', ...evidence } as const;
  return [
    { ...shared, metric: 'breadth_down_share', value: down / changes.length, unit: 'ratio' },
    { ...shared, metric: 'breadth_down_count', value: down, unit: 'count' },
    { ...shared, metric: 'breadth_up_count', value: changes.filter(change => change > 0).length, unit: 'count' },
    { ...shared, metric: 'breadth_coins', value: changes.length, unit: 'count' },
  ];
}

function largeCoins(market: Market, window: Window): Sample | undefined {
  const fresh = market
    .series('coin_change', 'MARKET')
    .filter(series => series.span === spanOf(window))
    .flatMap(series => series.points.at(-1) ?? [])
    .filter(point => point.at > market.asOf - STALE);
  if (fresh.length < ENOUGH) return undefined;
  const sources = [...new Set(fresh.map(point => point.source))];
  return {
    changes: fresh.map(point => point.value),
    asOf: Math.max(...fresh.map(point => point.at)),
    sources,
    universe: `${fresh.length} largest coins without stablecoins and wrapped ones`,
  };
}

function tracked(known: FactBook, window: Window): Sample | undefined {
  const facts = ASSETS.flatMap(asset => known.find('price_change', { asset, window }) ?? []);
  if (facts.length < ENOUGH) return undefined;
  return {
    changes: facts.map(fact => fact.value),
    asOf: Math.min(...facts.map(fact => fact.asOf)),
    sources: [...new Set(facts.flatMap(fact => fact.sources))],
    universe: facts.map(fact => fact.asset).join(', '),
  };
}
