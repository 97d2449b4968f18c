/** Price and its changes. */
import { describe, expect, it } from 'vitest';
import { price as signal } from '../../src/signals/price.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/units/time.ts';
import { failure, market, marketAt, NOW, price } from '../market/build.ts';
import { marketOf } from '../../src/market/journal.ts';
import { found, read, valueOf } from './reading.ts';

const DAYS = { 0: 90, [HOUR]: 100, [DAY]: 120, [7 * DAY]: 60, [30 * DAY]: 45 };

describe('the price', () => {
  it('comes with its range, its sources and its time', () => {
    const told = market(
      price('okx', { [SECOND]: 100 }),
      price('gate', { [MINUTE]: 100.4 }),
      price('bybit', { 0: 130 }),
    );
    expect(found(read(signal, told), 'price')).toMatchObject({
      asset: 'BTC',
      window: null,
      low: 100,
      high: 100.4,
      sources: ['gate', 'okx'],
      asOf: NOW - SECOND,
      unit: 'usd',
    });
    expect(valueOf(read(signal, told), 'price')).toBeCloseTo(100.2, 9);
  });

  it.each([
    ['never_seen', market()],
    ['stale', market(price('okx', { [3 * MINUTE]: 100 }))],
    ['source_down', marketOf([], NOW, [failure()])],
    ['sources_disagree', market(price('okx', { 0: 100 }), price('gate', { 0: 103 }))],
  ] as const)('is a gap: %s', (reason, told) => {
    expect(read(signal, told)).toEqual({ findings: [], gaps: [{ metric: 'price', asset: 'BTC', reason }] });
  });
});

const from100 = (...now: readonly (readonly [source: string, then: number])[]) =>
  read(signal, market(...now.map(([source, then]) => price(source, { 0: 100, [DAY]: then }))));

describe('a change', () => {
  it('is told for every window, in per cent', () => {
    const reading = read(signal, market(price('okx', DAYS)));
    const changes = (['1h', '24h', '7d', '30d'] as const).map(window => valueOf(reading, 'price_change', { window }));
    expect(changes.map(change => change?.toFixed(6))).toEqual(['-10.000000', '-25.000000', '50.000000', '100.000000']);
    expect(reading.gaps).toEqual([]);
  });

  it('needs the same source at both ends', () => {
    const told = market(price('okx', { 0: 90 }), price('gate', { [DAY]: 100 }));
    const reading = read(signal, told);
    expect(valueOf(reading, 'price_change')).toBeUndefined();
    expect(reading.gaps[0]).toEqual({ metric: 'price_change', asset: 'BTC', reason: 'history_too_short' });
  });

  it('is the median of the sources that agree within a percentage point', () => {
    const told = from100(['binance', 100], ['bybit', 100.5], ['okx', 108]);
    expect(found(told, 'price_change', { window: '24h' })?.sources).toEqual(['binance', 'bybit']);
    expect(valueOf(told, 'price_change', { window: '24h' })).toBeCloseTo((0 + 100 * (100 / 100.5 - 1)) / 2, 9);
  });

  it('of which only half of the sources agree is not told', () => {
    const half = from100(['a', 100], ['b', 101.9], ['c', 102.1], ['d', 109]);
    expect(valueOf(half, 'price_change', { window: '24h' })).toBeUndefined();
    const most = from100(['a', 101.8], ['b', 101.9], ['c', 102.1], ['d', 109]);
    expect(found(most, 'price_change', { window: '24h' })?.sources).toEqual(['a', 'b', 'c']);
  });

  it('of two sources that contradict each other is not told', () => {
    expect(valueOf(from100(['binance', 100], ['okx', 103]), 'price_change', { window: '24h' })).toBeUndefined();
  });

  it.each([
    [151, ['a', 'b', 'c']],
    [150.9, ['a', 'b', 'c']],
    [151.1, ['a', 'b']],
  ])('that rises by 50 %% agrees with one from 100 to %d: %j', (now, sources) => {
    const same = { 0: 151.5, [DAY]: 101 };
    const told = market(price('a', same), price('b', same), price('c', { 0: now, [DAY]: 100 }));
    expect(found(read(signal, told), 'price_change', { window: '24h' })?.sources).toEqual(sources);
  });

  it('does not look at a source whose price is left aside now', () => {
    const told = market(
      price('a', { 0: 100, [DAY]: 110 }),
      price('b', { 0: 100, [DAY]: 110 }),
      price('c', { 0: 130, [DAY]: 110 }),
    );
    expect(found(read(signal, told), 'price_change', { window: '24h' })).toMatchObject({ sources: ['a', 'b'] });
  });

  it('is dated by the newest quote', () => {
    const told = marketAt(NOW, price('okx', { [MINUTE]: 90, [DAY]: 100 }), price('gate', { [SECOND]: 90, [DAY]: 100 }));
    expect(found(read(signal, told), 'price_change', { window: '24h' })?.asOf).toBe(NOW - SECOND);
  });
});

describe('beside the lead', () => {
  const told = market(price('okx', DAYS), price('okx', DAYS, 'ETH'), price('okx', DAYS, 'ADA'));
  const assets = (scope: 'BTC' | 'ETH' | 'MARKET') =>
    read(signal, told, scope)
      .findings.filter(finding => finding.metric === 'price')
      .map(finding => finding.asset);

  it('stands Bitcoin, or in the market every asset that is known', () => {
    expect(assets('BTC')).toEqual(['BTC']);
    expect(assets('ETH')).toEqual(['ETH', 'BTC']);
    expect(assets('MARKET')).toEqual(['BTC', 'ETH', 'ADA']);
  });

  it('stands no gap and no hour', () => {
    expect(read(signal, told, 'MARKET').gaps).toEqual([]);
    expect(valueOf(read(signal, told, 'ETH'), 'price_change', { asset: 'ETH', window: '1h' })).toBeDefined();
    expect(valueOf(read(signal, told, 'ETH'), 'price_change', { asset: 'BTC', window: '1h' })).toBeUndefined();
    expect(valueOf(read(signal, told, 'ETH'), 'price_change', { asset: 'BTC', window: '24h' })).toBeDefined();
    expect(read(signal, market(), 'MARKET').gaps.map(gap => gap.asset)).toEqual(['BTC']);
    expect(read(signal, market(), 'ETH').gaps.map(gap => gap.asset)).toEqual(['ETH']);
  });
});
