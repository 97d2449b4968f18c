/** Fear & Greed (SE1) and how long it has been extreme (SE2). Half of the index is made of price: a state, never a cause. */
import { DAY, floorTo, HOUR } from '../units/time.ts';
import type { Finding } from '../market/fact.ts';
import type { Observation } from '../market/observation.ts';
import type { Signal } from './signal.ts';
import { gapIn } from './why-missing.ts';

/** The provider prints "Extreme Fear" up to and including 25. */
export const EXTREME_FEAR = 25;
/** One value a day, dated 00:00 UTC; two hours of grace for a late publication. */
const STALE = 26 * HOUR;

export const sentiment = {
  id: 'sentiment',
  measures: ['SE1', 'SE2'],
  measure: market => {
    const series = market.series('fear_greed', 'MARKET')[0];
    const today = series?.points.at(-1);
    if (!series || !today || today.at <= market.asOf - STALE)
      return { findings: [], gaps: [gapIn(market, 'fear_greed', 'MARKET', 'fear_greed')] };
    const shared = {
      asset: 'MARKET',
      asOf: today.at,
      sources: [series.source],
      universe: 'Fear & Greed index',
    } as const;
    const findings: Finding[] = [
      { ...shared, metric: 'fear_greed', value: today.value, unit: 'index', formula: 'SE1' },
    ];
    const weekAgo = series.points.find(point => point.at === floorTo(today.at, DAY) - 7 * DAY);
    if (weekAgo)
      findings.push({
        ...shared,
        metric: 'fear_greed_change',
        window: '7d',
        value: today.value - weekAgo.value,
        unit: 'index',
        formula: 'SE1',
      });
    const { days, complete } = streak(series.points);
    if (days > 0)
      findings.push({
        ...shared,
        metric: 'fear_greed_days',
        value: days,
        unit: 'days',
        bound: complete ? 'exact' : 'at_least',
        formula: 'SE2',
      });
    return { findings, gaps: [] };
  },
} as const satisfies Signal;

/** Days in a row up to the newest at or under the border; not complete when the record ends before the streak does. */
function streak(points: readonly Observation[]): { days: number; complete: boolean } {
  let days = 0;
  let expected = points.at(-1)?.at ?? 0;
  for (const point of [...points].reverse()) {
    if (point.at !== expected || point.value > EXTREME_FEAR) return { days, complete: point.at === expected };
    days++;
    expected -= DAY;
  }
  return { days, complete: false };
}
