/** How much prices swing: measured over the past (VO1) and expected by options (VO2, Deribit's DVOL). */
import type { Finding } from '../market/fact.ts';
import { levelAt } from '../market/level-at.ts';
import { between, type Market } from '../market/market.ts';
import { longestBars } from '../market/price.ts';
import { type Asset, leadOf } from '../units/asset.ts';
import { midrank, sum } from '../units/statistics.ts';
import { DAY, HOUR, spanOf } from '../units/time.ts';
import type { Signal } from './signal.ts';
import { gapIn } from './why-missing.ts';

const STALE = 2 * HOUR;
const HISTORY_DAYS = 180;

export const volatility = {
  id: 'volatility',
  measures: ['VO1', 'VO2'],
  measure: (market, scope) => {
    const asset = leadOf(scope);
    const implied = impliedVolatility(market, asset);
    const quoted = asset === 'BTC' || asset === 'ETH';
    return {
      findings: [...realised(market, asset), ...implied],
      gaps: quoted && implied.length === 0 ? [gapIn(market, 'implied_volatility', asset, 'implied_volatility')] : [],
    };
  },
} as const satisfies Signal;

/** Root of the summed squared hourly log returns, scaled to a year, per cent. */
function realised(market: Market, asset: Asset): readonly Finding[] {
  return (['24h', '7d', '30d'] as const).flatMap(window => {
    const hours = spanOf(window) / HOUR;
    const bars = longestBars(market, asset, 'close', HOUR, market.asOf - spanOf(window) - 2 * HOUR).slice(-hours - 1);
    const newest = bars.at(-1);
    if (!newest || bars.length < hours * 0.9) return [];
    const squares = bars.slice(1).map((bar, i) => Math.log(bar.value / (bars[i]?.value ?? bar.value)) ** 2);
    const value = 100 * Math.sqrt((sum(squares) * 365 * 24) / squares.length);
    return [
      {
        metric: 'realised_volatility',
        asset,
        window,
        value,
        unit: 'pct',
        asOf: newest.at + newest.span,
        sources: [newest.source],
        universe: `${asset} hourly closes, a year`,
        coverage: Math.min(1, squares.length / hours),
        formula: 'VO1',
      } as const,
    ];
  });
}

function impliedVolatility(market: Market, asset: Asset): readonly Finding[] {
  const series = market.series('implied_volatility', asset)[0];
  const now = series?.points.at(-1);
  if (!series || !now || now.at <= market.asOf - STALE) return [];
  const shared = { asset, asOf: now.at, sources: [series.source], universe: `DVOL ${asset}` } as const;
  const findings: Finding[] = [
    { ...shared, metric: 'implied_volatility', value: now.value, unit: 'pct', formula: 'VO2' },
  ];
  const dayAgo = levelAt(series.points, market.asOf - DAY, 2 * HOUR);
  if (dayAgo !== undefined)
    findings.push({
      ...shared,
      metric: 'implied_volatility_change',
      window: '24h',
      value: now.value - dayAgo,
      unit: 'pp',
      formula: 'VO2',
    });
  const days = [
    ...Map.groupBy(between(series.points, market.asOf - 365 * DAY, market.asOf), p => Math.floor(p.at / DAY)).values(),
  ];
  const history = days.flatMap(day => day.at(-1)?.value ?? []);
  if (history.length >= HISTORY_DAYS)
    findings.push({
      ...shared,
      metric: 'implied_volatility_percentile',
      value: midrank(history, now.value),
      unit: 'pct',
      formula: 'VO2',
    });
  return findings;
}
