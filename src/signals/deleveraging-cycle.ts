/** Weeks of shrinking open interest in coins (OI3; method 4.2), from one venue's daily record. */
import type { Finding } from '../market/fact.ts';
import { between, type Market } from '../market/market.ts';
import { type Asset, leadOf } from '../units/asset.ts';
import { mannKendall, theilSen } from '../units/statistics.ts';
import { DAY } from '../units/time.ts';
import { coinsAt } from './open-interest.ts';
import type { Signal } from './signal.ts';

const LOOK_BACK = 90;
/** Days of the record that must be there. */
const ENOUGH = 75;
/** The cycle is on when coins are this much under their 90-day top, per cent … */
const CUT = -15;
/** … which is at least this long ago, days … */
const AGE = 14;
/** … and the fall since is unlikely to be chance. */
const CHANCE = 0.05;

export const deleveragingCycle = {
  id: 'deleveraging-cycle',
  measures: ['OI3'],
  measure: (market, scope) => {
    const asset = leadOf(scope);
    const venue = longestVenue(market, asset);
    if (!venue) return { findings: [], gaps: [] };
    const top = Math.max(...venue.coins);
    const topIndex = venue.coins.lastIndexOf(top);
    const since = venue.coins.slice(topIndex);
    const days = since.length - 1;
    const cut = 100 * ((venue.coins.at(-1) ?? top) / top - 1);
    const on = cut <= CUT && days >= AGE && theilSen(since) < 0 && mannKendall(since) < CHANCE;
    const shared = {
      asset,
      subject: venue.source,
      asOf: venue.asOf,
      sources: [venue.source],
      universe: `${asset} perpetuals on ${venue.source}, ${venue.coins.length} days`,
      formula: 'OI3',
    } as const;
    const findings: Finding[] = [
      { ...shared, metric: 'deleveraging_cycle', value: on ? 1 : 0, unit: 'index' },
      { ...shared, metric: 'deleveraging_cut', value: cut, unit: 'pct' },
      { ...shared, metric: 'deleveraging_days', value: days, unit: 'days' },
    ];
    return { findings, gaps: [] };
  },
} as const satisfies Signal;

/** The venue whose record has most days, with its coins at each of the last days, oldest first. */
function longestVenue(market: Market, asset: Asset) {
  const venues = market.series('open_interest', asset).flatMap(line => {
    const first = between(line.points, market.asOf - (LOOK_BACK + 1) * DAY, market.asOf)[0];
    const last = line.points.at(-1);
    // A record that has ended says nothing of what holds now.
    if (!first || !last || last.at < market.asOf - 2 * DAY) return [];
    const span = Math.min(LOOK_BACK, Math.floor((market.asOf - first.at) / DAY));
    const coins = Array.from(
      { length: span + 1 },
      (_, i) => coinsAt(market, asset, line.source, market.asOf - (span - i) * DAY, '30d') ?? Number.NaN,
    );
    const whole = coins.filter(Number.isFinite);
    return whole.length >= ENOUGH
      ? [{ source: line.source, coins: whole, asOf: line.points.at(-1)?.at ?? market.asOf }]
      : [];
  });
  return venues.reduce<(typeof venues)[number] | undefined>(
    (best, each) => (each.coins.length > (best?.coins.length ?? 0) ? each : best),
    undefined,
  );
}
