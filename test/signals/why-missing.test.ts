/** The reason that a missing value gets. */
import { expect, it } from 'vitest';
import { FactBook } from '../../src/market/fact-book.ts';
import { marketOf } from '../../src/market/journal.ts';
import { SIGNALS } from '../../src/signals/index.ts';
import { gapIn } from '../../src/signals/why-missing.ts';
import { failure, market, NOW, price } from '../market/build.ts';

const failing = (...changes: Parameters<typeof failure>) => marketOf([], NOW, [failure(...changes)]);

it.each([
  ['never_seen', market()],
  ['never_seen', market(price('okx', { 0: 1 }, 'ETH'))],
  ['stale', market(price('okx', { [9e9]: 1 }))],
  ['stale', marketOf(price('okx', { [9e9]: 1 }), NOW, [failure()])],
  ['source_down', failing()],
  ['source_down', failing({ asset: 'MARKET' })],
  ['source_down', failing({ provides: ['close', 'price'] })],
  ['never_seen', failing({ asset: 'ETH' })],
  ['never_seen', failing({ provides: ['close'] })],
  ['never_seen', failing({ at: NOW + 1 })],
] as const)('%s', (reason, told) => {
  expect(gapIn(told, 'price_change', 'BTC', 'price')).toEqual({ metric: 'price_change', asset: 'BTC', reason });
});

it('every signal of an empty market is silent, and says why at most once', () => {
  for (const signal of SIGNALS) {
    const reading = signal.measure(market(), 'MARKET', new FactBook());
    expect(reading.findings).toEqual([]);
    expect(reading.gaps.length).toBeLessThanOrEqual(1);
  }
});
