/** Facts get numbers, plain defaults and are found again. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/market/fact.ts';
import { FactBook } from '../../src/market/fact-book.ts';
import { NOW } from './build.ts';

const finding = (change: Partial<Finding> = {}): Finding => ({
  metric: 'price',
  asset: 'BTC',
  value: 1,
  unit: 'usd',
  asOf: NOW,
  sources: ['okx'],
  formula: 'PX1',
  ...change,
});

describe('a fact', () => {
  it('gets the plain case where its finding says nothing', () => {
    expect(new FactBook().add(finding())).toEqual({
      ...finding(),
      id: 'f1',
      subject: null,
      window: null,
      bound: 'exact',
      low: null,
      high: null,
      universe: 'BTC',
      coverage: 1,
      quality: [],
    });
    expect(new FactBook().add(finding({ asset: 'MARKET' })).universe).toBe('the whole market');
  });

  it('keeps what its finding says, and the next number', () => {
    const book = new FactBook();
    book.add(finding());
    const fact = book.add(finding({ window: '24h', bound: 'at_least', coverage: 0.5, universe: 'two' }));
    expect(fact).toMatchObject({ id: 'f2', window: '24h', bound: 'at_least', coverage: 0.5, universe: 'two' });
  });
});

describe('a book', () => {
  const book = new FactBook();
  book.add(finding({ value: 1 }));
  book.add(finding({ value: 2, asset: 'ETH' }));
  book.add(finding({ value: 3, window: '24h' }));
  book.add(finding({ value: 4, window: '24h', subject: 'okx' }));
  book.add(finding({ value: 5, metric: 'high' }));

  it.each([
    [{}, [1, 2, 3, 4]],
    [{ asset: 'ETH' }, [2]],
    [{ window: '24h' }, [3, 4]],
    [{ window: null, asset: 'BTC' }, [1]],
    [{ subject: 'okx' }, [4]],
    [{ subject: 'gate' }, []],
  ] as const)('finds %j', (wanted, values) => {
    expect(book.all('price', wanted).map(fact => fact.value)).toEqual(values);
    expect(book.find('price', wanted)?.value).toBe(values[0]);
  });

  it('names a gap once for a metric and asset, with its first reason', () => {
    const gaps = new FactBook();
    gaps.missing({ metric: 'price', asset: 'BTC', reason: 'stale' });
    gaps.missing({ metric: 'price', asset: 'BTC', reason: 'never_seen' });
    gaps.missing({ metric: 'price', asset: 'ETH', reason: 'never_seen' });
    gaps.missing({ metric: 'vix', asset: 'BTC', reason: 'never_seen' });
    expect(gaps.gaps.map(gap => [gap.metric, gap.asset])).toEqual([
      ['price', 'BTC'],
      ['price', 'ETH'],
      ['vix', 'BTC'],
    ]);
    expect(gaps.gap('price')).toEqual({ metric: 'price', asset: 'BTC', reason: 'stale' });
    expect(gaps.gap('vix')?.asset).toBe('BTC');
    expect(gaps.gap('high')).toBeUndefined();
  });
});
