/** The price that the sources agree on, now and at a past moment. */
import type { Asset } from '../units/asset.ts';
import { HOUR, type Instant, MINUTE } from '../units/time.ts';
import { median } from '../units/statistics.ts';
import { between, firstFrom, type Market, type Series } from './market.ts';
import type { Observation, SourceId } from './observation.ts';

/** A price older than this is not the price any more. */
export const PRICE_STALE = 3 * MINUTE;

/** Two sources further apart than this are not speaking of the same thing. */
const AGREEMENT = 0.01;

export interface Quote {
  readonly source: SourceId;
  readonly value: number;
  readonly at: Instant;
}

export interface Consensus {
  /** Median of the agreeing sources, USD. */
  readonly value: number;
  readonly quotes: readonly Quote[];
  /** True when no majority of the sources agrees within 1 %: the value must not be used. */
  readonly disputed: boolean;
}

/** What each source says now, stale ones left out. */
export function freshQuotes(market: Market, asset: Asset): readonly Quote[] {
  return market.series('price', asset).flatMap(({ source, points }) => {
    const last = points.at(-1);
    return last && last.at > market.asOf - PRICE_STALE ? [{ source, value: last.value, at: last.at }] : [];
  });
}

/** Undefined when no source has a fresh price. A lone odd one out is left aside; without a majority the price is disputed. */
export function consensusPrice(market: Market, asset: Asset): Consensus | undefined {
  const quotes = freshQuotes(market, asset);
  if (quotes.length === 0) return undefined;
  const centre = median(quotes.map(quote => quote.value));
  const agreeing = quotes.filter(quote => Math.abs(quote.value / centre - 1) <= AGREEMENT);
  const disputed = agreeing.length * 2 <= quotes.length;
  const kept = disputed ? quotes : agreeing;
  return { value: median(kept.map(quote => quote.value)), quotes: kept, disputed };
}

/** One source's price at a past moment, from the finest record it has; undefined when it has none near it. */
export function priceAt(market: Market, asset: Asset, source: SourceId, at: Instant): number | undefined {
  const stated = market.series('price', asset).find(series => series.source === source);
  const nearest = stated && nearestTo(stated.points, at);
  if (nearest && Math.abs(nearest.at - at) <= 90_000) return nearest.value;
  return [MINUTE, HOUR].map(span => insideBar(market, asset, source, span, at)).find(value => value !== undefined);
}

/** Linear between a bar's open and close: exact to half a minute on minute bars, an estimate on hourly ones. */
function insideBar(market: Market, asset: Asset, source: SourceId, span: number, at: Instant): number | undefined {
  const bar = (metric: 'open' | 'close') => {
    const series = market.series(metric, asset).find(line => line.source === source && line.span === span);
    return series && between(series.points, at - span + 1, at + 1)[0];
  };
  const [open, close] = [bar('open'), bar('close')];
  if (!open || !close) return undefined;
  return open.value + (close.value - open.value) * ((at - open.at) / span);
}

function nearestTo(points: readonly Observation[], at: Instant): Observation | undefined {
  const index = firstFrom(points, at);
  const [before, after] = [points[index - 1], points[index]];
  if (!before || !after) return before ?? after;
  return at - before.at <= after.at - at ? before : after;
}

/** Bars of one kind from the source that has most of them since `from`; ties go by name. */
export function longestBars(
  market: Market,
  asset: Asset,
  metric: 'open' | 'high' | 'low' | 'close',
  span: number,
  from: Instant,
): readonly Observation[] {
  const candidates = market
    .series(metric, asset)
    .filter((series: Series) => series.span === span)
    .map(series => between(series.points, from, market.asOf));
  return candidates.reduce((best, points) => (points.length > best.length ? points : best), []);
}
