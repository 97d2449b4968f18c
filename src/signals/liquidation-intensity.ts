/** Whether forced closures are many: against one venue's own past (LQ4, LQ7) and against open interest (LQ5). */
import type { Finding } from '../market/fact.ts';
import { liquidationsBetween } from '../market/flow.ts';
import { between, type Market } from '../market/market.ts';
import { type Asset, assetsOf, type Scope } from '../units/asset.ts';
import { median, midrank, sum } from '../units/statistics.ts';
import { DAY, spanOf } from '../units/time.ts';
import { type ChangeWindow, coinsAt } from './open-interest.ts';
import { pastPrice } from './past-price.ts';
import { venueSums } from './liquidations.ts';
import type { Signal } from './signal.ts';

/** A percentile needs at least this many days of the venue's own record. */
const HISTORY_DAYS = 150;
/** Days that make a usual day. */
const USUAL_DAYS = 21;

export const liquidationIntensity = {
  id: 'liquidation-intensity',
  measures: ['LQ4', 'LQ5', 'LQ7'],
  measure: (market, scope) => ({
    findings: (['24h', '7d', '30d'] as const).flatMap(window => [
      ...againstOwnPast(market, scope, window),
      ...againstOpenInterest(market, scope, window),
    ]),
    gaps: [],
  }),
} as const satisfies Signal;

/** The venue with the longest daily record speaks, named; a part is never taken for the whole. */
function againstOwnPast(market: Market, scope: Scope, window: ChangeWindow): readonly Finding[] {
  const venue = venueSums(market, scope, window)
    .map(sums => ({ sums, days: dailyTotals(market, sums.assets, sums.source) }))
    .reduce<{ sums: ReturnType<typeof venueSums>[number]; days: readonly number[] } | undefined>(
      (best, each) => (each.days.length > (best?.days.length ?? 0) ? each : best),
      undefined,
    );
  if (!venue) return [];
  const { sums, days } = venue;
  const total = sums.long + sums.short;
  const shared = {
    asset: scope,
    subject: sums.source,
    window,
    asOf: sums.until,
    sources: [sums.source],
    universe: `${sums.assets.join(', ')} perpetuals on ${sums.source}`,
    coverage: sums.coverage,
  } as const;
  const length = spanOf(window) / DAY;
  const history = days.slice(length - 1).map((_, i) => sum(days.slice(i, i + length)));
  const findings: Finding[] = [];
  if (days.length >= HISTORY_DAYS) {
    findings.push(
      { ...shared, metric: 'liquidations_percentile', value: midrank(history, total), unit: 'pct', formula: 'LQ4' },
      { ...shared, metric: 'liquidations_history', value: days.length, unit: 'days', formula: 'LQ4' },
    );
  }
  if (days.length >= USUAL_DAYS)
    findings.push({ ...shared, metric: 'liquidations_usual', value: median(days), unit: 'usd', formula: 'LQ4' });
  const longer = window === '24h' ? '7d' : '30d';
  const reference =
    window === '30d' ? undefined : venueSums(market, scope, longer).find(entry => entry.source === sums.source);
  const usual = reference ? ((reference.long + reference.short) / spanOf(longer)) * spanOf(window) : 0;
  if (usual > 0)
    findings.push({ ...shared, metric: 'liquidations_pace', value: total / usual, unit: 'x', formula: 'LQ7' });
  return findings;
}

/** Whole UTC days before the current 24 hours, oldest first; days on which any of the assets is missing are left out. */
function dailyTotals(market: Market, assets: readonly Asset[], source: string): readonly number[] {
  const byDay = new Map<number, { count: number; usd: number }>();
  for (const asset of assets) {
    const sides = (['liquidations_long', 'liquidations_short'] as const).map(metric =>
      between(
        market.series(metric, asset).find(line => line.source === source && line.span === DAY)?.points ?? [],
        0,
        market.asOf - 2 * DAY + 1,
      ),
    );
    for (const point of sides.flat()) {
      const day = byDay.get(point.at) ?? { count: 0, usd: 0 };
      byDay.set(point.at, { count: day.count + 1, usd: day.usd + point.value });
    }
  }
  return [...byDay].sort(([a], [b]) => a - b).flatMap(([, day]) => (day.count === 2 * assets.length ? [day.usd] : []));
}

/** Liquidated in the window over what was open at its start, same venue and asset on both sides, per cent a day. */
function againstOpenInterest(market: Market, scope: Scope, window: ChangeWindow): readonly Finding[] {
  const start = market.asOf - spanOf(window);
  const pairs = assetsOf(scope).flatMap(asset =>
    liquidationsBetween(market, asset, start, market.asOf)
      .filter(heard => heard.coverage >= 0.5)
      .flatMap(heard => {
        const coins = coinsAt(market, asset, heard.source, start, window);
        const price = pastPrice(market, asset, window);
        return coins && price ? [{ asset, heard, open: coins * price }] : [];
      }),
  );
  if (pairs.length === 0) return [];
  const open = sum(pairs.map(pair => pair.open));
  const closed = sum(pairs.map(pair => pair.heard.long + pair.heard.short));
  const sources = [...new Set(pairs.map(pair => pair.heard.source))];
  return [
    {
      metric: 'liquidations_to_open_interest',
      asset: scope,
      window,
      value: (100 * closed) / open / (spanOf(window) / DAY),
      unit: 'pct',
      bound: 'at_least',
      asOf: Math.max(...pairs.map(pair => pair.heard.until)),
      sources,
      universe: `${[...new Set(pairs.map(pair => pair.asset))].join(', ')} perpetuals on ${sources.join(', ')}, a day`,
      formula: 'LQ5',
    },
  ];
}
