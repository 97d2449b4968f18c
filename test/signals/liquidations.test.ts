/** Forced closures by side and window: who counts, and when a share may be told. */
import { describe, expect, it } from 'vitest';
import { marketOf } from '../../src/market/journal.ts';
import { liquidations as signal } from '../../src/signals/liquidations.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { failure, heard, liquidated, market, NOW } from '../market/build.ts';
import { near } from '../market/near.ts';
import { found, read, valueOf } from './reading.ts';

const order = (source: string, long: number, short = 0, ago = HOUR) =>
  liquidated(source, [{ ago, span: MINUTE, long, short }]);
const day = { window: '24h' } as const;

describe('the sums', () => {
  const told = market(
    heard('okx', DAY),
    order('okx', 7e6, 1e6),
    heard('gate', DAY, 6 * HOUR),
    heard('gate', 5 * HOUR),
    order('gate', 2e6, 4e6),
  );
  const reading = read(signal, told);

  it('are by side, over all venues first', () => {
    const values = ['liquidations_long', 'liquidations_short', 'liquidations_total'].map(metric =>
      valueOf(reading, metric, day),
    );
    expect(values).toEqual([9e6, 5e6, 14e6]);
    expect(valueOf(reading, 'liquidations_long_share', day)).toBeCloseTo(9 / 14, 12);
  });

  it('are lower bounds that name their venues, coverage and time', () => {
    const total = found(reading, 'liquidations_total', day);
    expect(total).toMatchObject({ subject: null, bound: 'at_least', sources: ['gate', 'okx'], asOf: NOW, unit: 'usd' });
    expect(total?.universe).toBe('BTC perpetuals on gate, okx');
    expect(total?.coverage).toBeCloseTo((1 + 23 / 24) / 2, 12);
  });

  it('are told of each venue too, when there are several', () => {
    expect(valueOf(reading, 'liquidations_long', { ...day, subject: 'gate' })).toBe(2e6);
    expect(valueOf(reading, 'liquidations_short', { ...day, subject: 'okx' })).toBe(1e6);
    const one = read(signal, market(heard('okx', DAY), order('okx', 7e6)));
    expect(one.findings.every(finding => finding.subject === null)).toBe(true);
  });

  it('of the market add up its assets', () => {
    const both = market(
      heard('okx', DAY),
      order('okx', 7e6),
      heard('okx', DAY, 0, 'ETH'),
      liquidated('okx', [{ ago: HOUR, span: MINUTE, long: 3e6 }], 'ETH'),
    );
    const total = found(read(signal, both, 'MARKET'), 'liquidations_total', day);
    expect(total).toMatchObject({ asset: 'MARKET', value: 1e7, universe: 'BTC, ETH perpetuals on okx' });
    expect(valueOf(read(signal, both, 'ETH'), 'liquidations_total', day)).toBe(3e6);
    expect(valueOf(read(signal, both, 'SOL'), 'liquidations_total', day)).toBeUndefined();
  });
});

it('the coverage and the time of a venue are those of its assets', () => {
  const told = market(
    heard('okx', DAY, 10 * MINUTE),
    heard('okx', 0.6 * DAY, 0, 'ETH'),
    heard('gate', DAY, 20 * MINUTE),
  );
  const coverage = (1 - 10 / 1440 + 0.6) / 2;
  expect(found(read(signal, told, 'MARKET'), 'liquidations_total', { window: '24h', subject: 'okx' })).toMatchObject({
    coverage: near(coverage),
    asOf: NOW,
    quality: ['partial'],
  });
  expect(found(read(signal, told, 'MARKET'), 'liquidations_total', day)).toMatchObject({
    coverage: near((coverage + 1 - 20 / 1440) / 2),
    asOf: NOW,
  });
});

describe('a venue', () => {
  it.each([
    ['24h', DAY],
    ['7d', 7 * DAY],
    ['30d', 30 * DAY],
  ] as const)('counts over %s when heard for half of it', (window, span) => {
    const total = (from: number) =>
      valueOf(read(signal, market(heard('okx', from), order('okx', 1))), 'liquidations_total', { window });
    expect(total(span / 2)).toBe(1);
    expect(total(span / 2 - MINUTE)).toBeUndefined();
  });

  it.each([
    ['24h', DAY, 30 * MINUTE],
    ['7d', 7 * DAY, 3 * HOUR],
    ['30d', 30 * DAY, 3 * HOUR],
  ] as const)('counts over %s when heard lately', (window, span, stale) => {
    const total = (to: number) =>
      valueOf(read(signal, market(heard('okx', span, to), order('okx', 1, 0, 4 * HOUR))), 'liquidations_total', {
        window,
      });
    expect(total(stale - 1)).toBe(1);
    expect(total(stale)).toBeUndefined();
  });

  it.each([
    [0.9, []],
    [0.89, ['partial']],
  ])('heard for %d of the window: quality %j', (share, quality) => {
    const reading = read(signal, market(heard('okx', share * DAY), order('okx', 1)));
    expect(found(reading, 'liquidations_total', day)?.quality).toEqual(quality);
  });

  it('that was heard and told nothing was calm', () => {
    const calm = read(signal, market(heard('okx', DAY)));
    expect(valueOf(calm, 'liquidations_total', day)).toBe(0);
    expect(calm.gaps).toEqual([]);
  });
});

it.each([
  [5e6 - 1, undefined],
  [5e6, 1],
])('a share of %d USD is %s', (usd, share) => {
  const reading = read(signal, market(heard('okx', DAY), order('okx', usd)));
  expect(valueOf(reading, 'liquidations_long_share', day)).toBe(share);
});

it.each([
  ['never_seen', market()],
  ['stale', market(heard('okx', 2 * DAY, DAY))],
  ['source_down', marketOf([], NOW, [failure({ provides: ['liquidations_heard'] })])],
  ['source_down', marketOf([], NOW, [failure({ provides: ['liquidations_heard'], asset: 'MARKET' })])],
  ['never_seen', marketOf([], NOW, [failure({ provides: ['liquidations_heard'], asset: 'ETH' })])],
  ['never_seen', marketOf([], NOW, [failure({ provides: ['liquidations_long'] })])],
] as const)('without a day, the gap says %s', (reason, told) => {
  const reading = read(signal, told);
  expect(reading.findings.some(finding => finding.window === '24h')).toBe(false);
  expect(reading.gaps).toEqual([{ metric: 'liquidations_long', asset: 'BTC', reason }]);
});
