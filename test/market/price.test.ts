/** The price that the sources agree on. */
import { describe, expect, it } from 'vitest';
import { consensusPrice, freshQuotes, longestBars, PRICE_STALE } from '../../src/market/price.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { bars, market, marketAt, NOW, observe, price, times } from './build.ts';

const SOURCES = ['binance', 'bybit', 'gate', 'okx'];
const agreed = (...values: readonly number[]) =>
  consensusPrice(market(...values.map((value, i) => price(SOURCES[i] ?? '', { 0: value }))), 'BTC');

describe('a quote', () => {
  it.each([
    [0, true],
    [PRICE_STALE - 1, true],
    [PRICE_STALE, false],
    [PRICE_STALE + 1, false],
  ])('%d ms old is fresh: %s', (ago, fresh) => {
    const quotes = freshQuotes(market(price('okx', { [ago]: 100, [DAY]: 90 })), 'BTC');
    expect(quotes).toEqual(fresh ? [{ source: 'okx', value: 100, at: NOW - ago }] : []);
  });

  it('is stale after three minutes', () => expect(PRICE_STALE).toBe(3 * MINUTE));

  it('is the newest of its source, of this asset', () => {
    const told = market(price('okx', { 0: 100, [MINUTE]: 90 }), price('okx', { 0: 5 }, 'ETH'));
    expect(freshQuotes(told, 'BTC').map(quote => quote.value)).toEqual([100]);
  });
});

describe('the price', () => {
  it('is not known without a fresh quote', () => {
    expect(consensusPrice(market(), 'BTC')).toBeUndefined();
    expect(consensusPrice(market(price('okx', { [PRICE_STALE]: 100 })), 'BTC')).toBeUndefined();
  });

  it.each([
    [[100], 100, 1, false],
    [[100, 100.4], 100.2, 2, false],
    [[100, 100.2, 100.9], 100.2, 3, false],
    [[100, 100.2, 130], 100.1, 2, false],
    [[70, 100, 100.2], 100.1, 2, false],
    [[100, 100.99, 99.01], 100, 3, false],
    [[100, 101.01, 99.01], 99.505, 2, false],
    [[100, 100.99, 98.99], 100.495, 2, false],
    [[100, 100.1, 100.2, 130], 100.1, 3, false],
  ])('of %j is %d, told by %d, disputed: %s', (values, value, kept, disputed) => {
    const found = agreed(...values);
    expect(found?.value).toBeCloseTo(value, 9);
    expect(found?.quotes).toHaveLength(kept);
    expect(found?.disputed).toBe(disputed);
  });

  it.each([[[100, 103]], [[100, 130]], [[100, 110, 120]], [[100, 100, 130, 130]], [[90, 100, 100.1, 110]]])(
    'of %j is disputed, and nobody is left aside',
    values => {
      const found = agreed(...values);
      expect(found?.disputed).toBe(true);
      expect(found?.quotes).toHaveLength(values.length);
    },
  );

  it('names who told it and leaves the odd one out', () => {
    expect(agreed(100, 130, 100.2)?.quotes.map(quote => quote.source)).toEqual(['binance', 'gate']);
  });

  it('is not disputed by a source that went silent', () => {
    const told = market(price('okx', { 0: 100 }), price('gate', { [PRICE_STALE]: 130 }));
    expect(consensusPrice(told, 'BTC')).toMatchObject({ value: 100, disputed: false });
  });
});

const toldBy = (...sources: string[]) => market(...sources.map(source => bars('close', HOUR, [1, 2], { source })));

describe('the longest bars', () => {
  it('are those of the source that has most of them in the time asked for', () => {
    const told = market(
      bars(
        'close',
        HOUR,
        times(50, i => i),
        { source: 'gate', ended: 10 * HOUR },
      ),
      bars(
        'close',
        HOUR,
        times(20, i => i + 100),
        { source: 'okx' },
      ),
      bars(
        'close',
        DAY,
        times(90, i => i),
        { source: 'okx' },
      ),
      bars(
        'high',
        HOUR,
        times(200, i => i),
        { source: 'okx' },
      ),
    );
    for (const [span, from, source, length] of [
      [HOUR, 60 * HOUR, 'gate', 50],
      [HOUR, 20 * HOUR, 'okx', 20],
      [HOUR, 10 * HOUR, 'okx', 10],
      [DAY, 90 * DAY, 'okx', 90],
    ] as const) {
      const found = longestBars(told, 'BTC', 'close', span, NOW - from);
      expect([found[0]?.source, found.length]).toEqual([source, length]);
    }
    expect(longestBars(told, 'ETH', 'close', HOUR, 0)).toEqual([]);
  });

  it('are those of the first by name among equals, whoever came first', () => {
    expect(longestBars(toldBy('okx', 'gate'), 'BTC', 'close', HOUR, 0)[0]?.source).toBe('gate');
    expect(longestBars(toldBy('gate', 'okx'), 'BTC', 'close', HOUR, 0)[0]?.source).toBe('gate');
  });

  it('begin at the moment asked for and end before now', () => {
    const told = marketAt(NOW, [
      observe({ metric: 'close', span: HOUR, at: NOW - 2 * HOUR, value: 1 }),
      observe({ metric: 'close', span: HOUR, at: NOW - HOUR, value: 2 }),
      observe({ metric: 'close', span: HOUR, at: NOW, value: 3 }),
    ]);
    expect(longestBars(told, 'BTC', 'close', HOUR, NOW - 2 * HOUR).map(bar => bar.value)).toEqual([1, 2]);
    expect(longestBars(told, 'BTC', 'close', HOUR, NOW - 2 * HOUR + 1).map(bar => bar.value)).toEqual([2]);
  });
});
