/** Funding and the premium of perpetuals, weighed by what is open. */
import { describe, expect, it } from 'vitest';
import { marketOf } from '../../src/market/journal.ts';
import type { MetricId } from '../../src/market/metric.ts';
import type { Observation } from '../../src/market/observation.ts';
import { funding as signal } from '../../src/signals/funding.ts';
import type { Asset } from '../../src/units/asset.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { failure, line, market, NOW, openInterest, type Points, price } from '../market/build.ts';
import { found, read, valueOf } from './reading.ts';

const rate = (source: string, points: Points, metric: MetricId = 'funding_8h', asset: Asset = 'BTC') =>
  line({ metric, source, asset }, points);
const of = (...parts: readonly (readonly Observation[])[]) => read(signal, market(...parts));
const change = (...parts: readonly (readonly Observation[])[]) => valueOf(of(...parts), 'funding_8h_change');

describe.each(['funding_8h', 'perp_premium'] as const)('%s', metric => {
  it.each([
    [15 * MINUTE - 1, -2],
    [15 * MINUTE, undefined],
  ])('%d ms old is %s', (ago, value) => expect(valueOf(of(rate('okx', { [ago]: -2 }, metric)), metric)).toBe(value));

  it('is weighed by the dollars open at each venue', () => {
    const told = [
      price('okx', { 0: 10 }),
      openInterest('okx', { 0: 100, [DAY]: 900 }),
      openInterest('gate', { 0: 300 }),
      rate('okx', { 0: 2 }, metric),
      rate('gate', { 0: -2 }, metric),
    ];
    expect(valueOf(of(...told), metric)).toBe(-1);
    // A venue of which nothing is known to be open weighs one dollar.
    expect(valueOf(of(...told, rate('bybit', { 0: 4000 }, metric)), metric)).toBeCloseTo(0, 9);
  });

  it('weighs venues alike when nothing is known to be open', () => {
    expect(valueOf(of(rate('okx', { 0: 2 }, metric), rate('gate', { 0: 5 }, metric)), metric)).toBe(3.5);
    const oi = [openInterest('okx', { 0: 100 }), openInterest('gate', { 0: 300 })];
    expect(valueOf(of(rate('okx', { 0: 2 }, metric), rate('gate', { 0: 5 }, metric), ...oi), metric)).toBe(3.5);
  });

  it('of the market weighs its assets', () => {
    const told = market(
      price('okx', { 0: 10 }),
      price('okx', { 0: 1 }, 'ETH'),
      openInterest('okx', { 0: 100 }),
      openInterest('okx', { 0: 3000 }, 'ETH'),
      rate('okx', { 0: 2 }, metric),
      rate('okx', { 0: -2 }, metric, 'ETH'),
    );
    expect(found(read(signal, told, 'MARKET'), metric)).toMatchObject({
      value: -1,
      asset: 'MARKET',
      universe: 'BTC, ETH perpetuals on okx',
    });
    expect(valueOf(read(signal, told, 'ETH'), metric)).toBe(-2);
  });

  it('names its venues and is in basis points', () => {
    expect(found(of(rate('okx', { 0: 2 }, metric), rate('gate', { 0: 5 }, metric)), metric)).toMatchObject({
      sources: ['gate', 'okx'],
      unit: 'bp',
      window: null,
    });
  });
});

describe('the change in a day', () => {
  it('is a difference, also below zero', () => {
    const reading = of(rate('okx', { 0: -2, [DAY]: 1 }));
    expect(found(reading, 'funding_8h_change')).toMatchObject({ value: -3, unit: 'bp', window: '24h' });
    expect(change(rate('okx', { 0: 2, [DAY]: -1 }))).toBe(3);
  });

  it.each([
    [DAY + 2 * HOUR, -3],
    [DAY + 2 * HOUR + 1, undefined],
    [DAY - 2 * HOUR, -3],
    [DAY - 2 * HOUR - 1, undefined],
  ])('may start from a reading %d ms ago: %s', (ago, value) => {
    expect(change(rate('okx', { 0: -2, [ago]: 1 }))).toBe(value);
  });

  it('takes only venues that are known at both ends', () => {
    expect(change(rate('okx', { 0: -2, [DAY]: 1 }), rate('gate', { 0: 50 }), rate('bybit', { [DAY]: 50 }))).toBe(-3);
    expect(change(rate('okx', { 0: -2 }), rate('gate', { [DAY]: 1 }))).toBeUndefined();
  });

  it('is told of funding alone', () => {
    expect(of(rate('okx', { 0: -2, [DAY]: 1 }, 'perp_premium')).findings.map(finding => finding.metric)).toEqual([
      'perp_premium',
    ]);
  });
});

it.each([
  ['never_seen', market()],
  ['never_seen', market(rate('okx', { 0: 1 }, 'perp_premium'))],
  ['stale', market(rate('okx', { [HOUR]: 1 }))],
  ['source_down', marketOf([], NOW, [failure({ provides: ['funding_8h'] })])],
] as const)('without funding the gap says %s', (reason, told) => {
  expect(read(signal, told).gaps).toEqual([{ metric: 'funding_8h', asset: 'BTC', reason }]);
});

it('has no gap when one venue told', () => {
  expect(of(rate('okx', { 0: 1 }), rate('gate', { [HOUR]: 1 })).gaps).toEqual([]);
});
