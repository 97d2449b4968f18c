/** How much of a day's fall happened in the hours with many forced closures (CS0): the two at the same time, no more. */
import { between, type Market } from '../market/market.ts';
import { longestBars } from '../market/price.ts';
import { type Asset, leadOf } from '../units/asset.ts';
import { median, sum } from '../units/statistics.ts';
import { DAY, HOUR } from '../units/time.ts';
import type { Signal } from './signal.ts';

/** An hour is heavy from this many times the median hour of the week before. */
const HEAVY = 3;
const BASELINE_HOURS = 168;

export const fallOverlap = {
  id: 'fall-overlap',
  measures: ['CS0'],
  measure: (market, scope) => {
    const asset = leadOf(scope);
    const hourly = hourlyLongs(market, asset);
    const bars = longestBars(market, asset, 'close', HOUR, market.asOf - DAY - 2 * HOUR);
    const start = market.asOf - DAY - HOUR;
    const before = hourly.points.filter(point => point.at < start).map(point => point.value);
    const usual = median(before.slice(-BASELINE_HOURS));
    const falls = bars
      .slice(1)
      .map((bar, i) => ({ at: bar.at, fall: Math.max(0, Math.log((bars[i]?.value ?? bar.value) / bar.value)) }));
    const total = sum(falls.map(hour => hour.fall));
    const newest = bars.at(-1);
    if (before.length < BASELINE_HOURS * 0.9 || !(usual > 0) || falls.length < 20 || !(total > 0) || !newest)
      return { findings: [], gaps: [] };
    const heavy = new Set(hourly.points.filter(point => point.value >= HEAVY * usual).map(point => point.at));
    const inHeavy = sum(falls.filter(hour => heavy.has(hour.at)).map(hour => hour.fall));
    return {
      findings: [
        {
          metric: 'fall_in_heavy_hours',
          asset,
          window: '24h',
          value: inHeavy / total,
          unit: 'ratio',
          asOf: newest.at + HOUR,
          sources: [...new Set([hourly.source, newest.source])],
          universe: `${asset} hours, forced closures on ${hourly.source}`,
          formula: 'CS0',
        },
      ],
      gaps: [],
    };
  },
} as const satisfies Signal;

function hourlyLongs(market: Market, asset: Asset) {
  const line = market.series('liquidations_long', asset).find(series => series.span === HOUR);
  return { source: line?.source ?? '', points: between(line?.points ?? [], market.asOf - 9 * DAY, market.asOf) };
}
