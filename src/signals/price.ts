/** Price, its changes, and how unusual they are for this asset (VO4). */
import type { Finding } from '../market/fact.ts';
import type { Gap } from '../market/gap.ts';
import { between, type Market } from '../market/market.ts';
import { consensusPrice, longestBars, priceAt, type Consensus } from '../market/price.ts';
import { type Asset, ASSETS, leadOf } from '../units/asset.ts';
import { median, robustSigma } from '../units/statistics.ts';
import { DAY, HOUR, isoTime, spanOf, WINDOWS, type Window } from '../units/time.ts';
import type { Reading, Signal } from './signal.ts';
import { gapIn } from './why-missing.ts';

/** Changes of sources that lie further apart than this, in percentage points, contradict each other. */
const CHANGE_AGREEMENT = 1;

export const price = {
  id: 'price',
  measures: ['PX1', 'PX2', 'VO4'],
  measure: (market, scope) => {
    const lead = leadOf(scope);
    const others = scope === 'MARKET' ? ASSETS.filter(asset => asset !== lead) : [];
    const companions: readonly Asset[] = scope === 'MARKET' || lead === 'BTC' ? others : ['BTC'];
    const readings = [priceReading(market, lead, WINDOWS), ...companions.map(asset => companion(market, asset))];
    return { findings: readings.flatMap(reading => reading.findings), gaps: readings.flatMap(reading => reading.gaps) };
  },
} as const satisfies Signal;

/** Another asset beside the lead: only its price and changes; a missing one is no gap of the briefing. */
const companion = (market: Market, asset: Asset): Reading => ({
  ...priceReading(market, asset, ['24h', '7d', '30d']),
  gaps: [],
});

function priceReading(market: Market, asset: Asset, windows: readonly Window[]): Reading {
  const now = consensusPrice(market, asset);
  if (!now) return { findings: [], gaps: [gapIn(market, 'price', asset, 'price')] };
  if (now.disputed) return { findings: [], gaps: [{ metric: 'price', asset, reason: 'sources_disagree' }] };
  const findings: Finding[] = [
    {
      metric: 'price',
      asset,
      value: now.value,
      unit: 'usd',
      asOf: Math.max(...now.quotes.map(quote => quote.at)),
      sources: now.quotes.map(quote => quote.source),
      universe: `${asset} spot and index prices`,
      low: Math.min(...now.quotes.map(quote => quote.value)),
      high: Math.max(...now.quotes.map(quote => quote.value)),
      formula: 'PX1',
    },
  ];
  const gaps: Gap[] = [];
  for (const window of windows) {
    const change = changeOver(market, asset, now, window);
    if (!change) gaps.push({ metric: 'price_change', asset, reason: 'history_too_short' });
    else findings.push(change, ...unusualness(market, asset, change));
  }
  return { findings, gaps };
}

/** Same source at both ends; the median of the sources that agree with each other. */
function changeOver(market: Market, asset: Asset, now: Consensus, window: Window): Finding | undefined {
  const start = market.asOf - spanOf(window);
  const all = now.quotes.flatMap(quote => {
    const then = priceAt(market, asset, quote.source, start);
    return then === undefined ? [] : [{ source: quote.source, pct: 100 * (quote.value / then - 1) }];
  });
  if (all.length === 0) return undefined;
  const centre = median(all.map(change => change.pct));
  const kept = all.filter(change => Math.abs(change.pct - centre) <= CHANGE_AGREEMENT);
  if (kept.length * 2 <= all.length) return undefined;
  return {
    metric: 'price_change',
    asset,
    window,
    value: median(kept.map(change => change.pct)),
    unit: 'pct',
    asOf: Math.max(...now.quotes.map(quote => quote.at)),
    sources: kept.map(change => change.source),
    universe: `${asset} spot and index prices`,
    formula: 'PX2',
  };
}

/** How large this change is in the asset's own usual changes of the same length (design, ruling 1). */
function unusualness(market: Market, asset: Asset, change: Finding): readonly Finding[] {
  const window = change.window;
  if (!window || window === '1h') return [];
  const sigma = usualChange(market, asset, window);
  if (!sigma) return [];
  const shared = {
    asset,
    window,
    asOf: change.asOf,
    sources: [sigma.source],
    universe: sigma.universe,
    formula: 'VO4',
  };
  return [
    { ...shared, metric: 'price_change_sigma', value: sigma.value, unit: 'pct' },
    { ...shared, metric: 'price_change_z', value: change.value / sigma.value, unit: 'z' },
  ];
}

/** Robust sigma of same-length changes: 90 days for 24h, a year for 7d and 30d; scaled by the root of time where history is shorter. */
function usualChange(market: Market, asset: Asset, window: Exclude<Window, '1h'>) {
  const days = spanOf(window) / DAY;
  const daily = longestBars(market, asset, 'close', DAY, market.asOf - (days === 1 ? 91 : 366) * DAY);
  const direct = robustSigma(changes(daily, days));
  const source = daily[0]?.source ?? '';
  const since = daily[0] ? isoTime(daily[0].at).slice(0, 10) : '';
  const universe = `${asset} daily closes since ${since}`;
  if (daily.length >= Math.max(60, 4 * days) && direct > 0) return { value: direct, source, universe };
  const oneDay = robustSigma(changes(daily.slice(-91), 1));
  if (daily.length >= 31 && oneDay > 0) return { value: oneDay * Math.sqrt(days), source, universe };
  const hourly = longestBars(market, asset, 'close', HOUR, market.asOf - 45 * DAY);
  const oneHour = robustSigma(changes(hourly, 1));
  if (hourly.length < 168 || !(oneHour > 0)) return undefined;
  return { value: oneHour * Math.sqrt(24 * days), source: hourly[0]?.source ?? '', universe: `${asset} hourly closes` };
}

/** Per cent changes over `steps` bars, for every bar. */
const changes = (bars: ReturnType<typeof between>, steps: number): readonly number[] =>
  bars.slice(steps).map((bar, i) => 100 * (bar.value / (bars[i]?.value ?? bar.value) - 1));
