/** The levels around the price with their state (LV1): the nearest on each side. */
import type { Finding } from '../market/fact.ts';
import { between, type Market } from '../market/market.ts';
import type { FactBook } from '../market/fact-book.ts';
import { type Asset, leadOf } from '../units/asset.ts';
import { sum } from '../units/statistics.ts';
import { DAY, HOUR } from '../units/time.ts';
import { record } from './drawdown.ts';
import { type Bar, judge, type Level } from './level.ts';
import { type Candidate, roundNumbers, swingLows, thin, within } from './level-candidates.ts';
import type { Signal } from './signal.ts';

/** On each side: so many round numbers, and so many others. */
const OF_A_KIND = 2;

export const levels = {
  id: 'levels',
  measures: ['LV1'],
  measure: (market, scope, known) => {
    const asset = leadOf(scope);
    const price = known.find('price', { asset });
    const source = sourceOfBars(market, asset);
    const daily = barsOf(market, asset, source, DAY);
    const hourly = barsOf(market, asset, source, HOUR);
    const typicalDay = averageRange(daily);
    const bars = [...daily.filter(bar => bar.end <= (hourly[0]?.end ?? Number.POSITIVE_INFINITY)), ...hourly];
    if (!price || !typicalDay || bars.length === 0)
      return { findings: [], gaps: price ? [{ metric: 'levels', asset, reason: 'history_too_short' }] : [] };
    const found = within(candidates(market, known, asset, price.value, hourly, daily), price.value);
    const judged = thin(found, 0.25 * typicalDay).map(each =>
      judge(each.price, each.origin, bars, price.value, market.asOf, typicalDay),
    );
    const shown = (['above', 'below'] as const).flatMap(side => nearest(judged.filter(level => level.side === side)));
    return {
      findings: shown.flatMap(level => findingsOf(level, asset, market.asOf, source)),
      gaps: [],
      levels: shown,
    };
  },
} as const satisfies Signal;

/** Round numbers are what people name: lows that lie closer must not crowd them out. */
function nearest(side: readonly Level[]): readonly Level[] {
  const byDistance = side.toSorted((a, b) => Math.abs(a.distancePct) - Math.abs(b.distancePct));
  const round = byDistance.filter(level => level.origin === 'round').slice(0, OF_A_KIND);
  const others = byDistance.filter(level => level.origin !== 'round').slice(0, OF_A_KIND);
  return byDistance.filter(level => round.includes(level) || others.includes(level));
}

/** Name by which the facts of a level are found again. */
export const levelSubject = (level: Pick<Level, 'price' | 'origin'>): string => `${level.origin} ${level.price}`;

function candidates(
  market: Market,
  known: FactBook,
  asset: Asset,
  price: number,
  hourly: readonly Wide[],
  daily: readonly Wide[],
): readonly Candidate[] {
  const high = record(market, asset);
  const cost = known.find('treasury_average_cost', { asset });
  return [
    ...roundNumbers(price),
    ...swingLows(
      hourly.map(bar => bar.low),
      24,
    ),
    ...swingLows(
      daily.slice(-180).map(bar => bar.low),
      3,
    ),
    ...(high ? [{ price: high.value, origin: 'ath' as const }] : []),
    ...(cost ? [{ price: cost.value, origin: 'treasury_cost' as const }] : []),
  ];
}

interface Wide extends Bar {
  readonly high: number;
}

/** Whole bars of the source with the longest record, oldest first. */
function barsOf(market: Market, asset: Asset, source: string, span: number): readonly Wide[] {
  const line = (metric: 'low' | 'high' | 'close') =>
    between(
      market.series(metric, asset).find(series => series.source === source && series.span === span)?.points ?? [],
      0,
      market.asOf,
    );
  const [lows, highs] = (['low', 'high'] as const).map(
    metric => new Map(line(metric).map(point => [point.at, point.value])),
  );
  return line('close').flatMap(({ at, value }) => {
    const [low, high] = [lows?.get(at), highs?.get(at)];
    return low === undefined || high === undefined ? [] : [{ end: at + span, close: value, low, high }];
  });
}

const sourceOfBars = (market: Market, asset: Asset): string =>
  market
    .series('close', asset)
    .filter(series => series.span === HOUR)
    .toSorted((a, b) => b.points.length - a.points.length)[0]?.source ?? '';

/** ATR over 14 days, USD; undefined with fewer. */
function averageRange(daily: readonly Wide[]): number | undefined {
  const last = daily.slice(-15);
  if (last.length < 15) return undefined;
  const ranges = last.slice(1).map((bar, i) => {
    const before = last[i]?.close ?? bar.close;
    return Math.max(bar.high, before) - Math.min(bar.low, before);
  });
  return sum(ranges) / ranges.length;
}

function findingsOf(level: Level, asset: Asset, asOf: number, source: string): readonly Finding[] {
  const shared = {
    asset,
    subject: levelSubject(level),
    asOf,
    sources: [source],
    universe: `${asset} bars`,
    formula: 'LV1',
  } as const;
  return [
    { ...shared, metric: 'level_price', value: level.price, unit: 'usd' },
    { ...shared, metric: 'level_distance', value: level.distancePct, unit: 'pct' },
    ...(level.brokenAt === null
      ? []
      : [{ ...shared, metric: 'level_broken', value: level.price, unit: 'usd', asOf: level.brokenAt - 1 } as const]),
  ];
}
