/** What a signal says of a market, in few words. */
import type { Fact, Finding } from '../../src/market/fact.ts';
import { FactBook } from '../../src/market/fact-book.ts';
import type { Market } from '../../src/market/market.ts';
import type { Reading, Signal } from '../../src/signals/signal.ts';
import type { Scope } from '../../src/units/asset.ts';
import { NOW } from '../market/build.ts';

export type Wanted = { [Key in 'asset' | 'window' | 'subject']?: NonNullable<Fact[Key]> };

/** What earlier signals found. */
export function known(...findings: readonly (Partial<Finding> & Pick<Finding, 'metric' | 'value'>)[]): FactBook {
  const book = new FactBook();
  for (const finding of findings)
    book.add({ asset: 'BTC', unit: 'usd', asOf: NOW, sources: ['okx'], formula: 'PX1', ...finding });
  return book;
}

export const read = (signal: Signal, market: Market, scope: Scope = 'BTC', book = new FactBook()): Reading =>
  signal.measure(market, scope, book);

/** The finding as the fact it becomes; the first that fits. */
export function found(reading: Reading, metric: string, wanted: Wanted = {}): Fact | undefined {
  const book = new FactBook();
  for (const finding of reading.findings) book.add(finding);
  return book.find(metric, wanted);
}

export const valueOf = (reading: Reading, metric: string, wanted: Wanted = {}): number | undefined =>
  found(reading, metric, wanted)?.value;
