/** The price at the start of a window, as the sources that agree now remember it. */
import type { Market } from '../market/market.ts';
import { consensusPrice, priceAt } from '../market/price.ts';
import type { Asset } from '../units/asset.ts';
import { median } from '../units/statistics.ts';
import { spanOf, type Window } from '../units/time.ts';

/** Undefined when no source's record reaches there, or when the sources contradict each other now. */
export function pastPrice(market: Market, asset: Asset, window: Window): number | undefined {
  const now = consensusPrice(market, asset);
  const quotes = now && !now.disputed ? now.quotes : [];
  const prices = quotes.flatMap(quote => priceAt(market, asset, quote.source, market.asOf - spanOf(window)) ?? []);
  return prices.length ? median(prices) : undefined;
}
