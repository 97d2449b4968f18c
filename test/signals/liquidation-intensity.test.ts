/** Whether forced closures are many: against the past, the pace of the longer window, and what was open. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/market/observation.ts';
import { liquidationIntensity as signal } from '../../src/signals/liquidation-intensity.ts';
import type { Asset } from '../../src/units/asset.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { heard, liquidated, market, marketAt, NOW, observe, openInterest, price, times } from '../market/build.ts';
import { found, read, valueOf } from './reading.ts';

const NOON = 12 * HOUR;
/** Whole UTC days that told 1, 2, 3 … million, the last of them yesterday. */
const record = (count: number, source = 'gate', asset: Asset = 'BTC') =>
  liquidated(
    source,
    times(count, i => ({ ago: NOON + (count - i) * DAY, span: DAY, long: (i + 1) * 8e5, short: (i + 1) * 2e5 })),
    asset,
  );
const today = (usd: number, source = 'gate') =>
  liquidated(source, [{ ago: HOUR, span: MINUTE, long: usd * 0.75, short: usd * 0.25 }]);
const day = { window: '24h' } as const;
const of = (...parts: readonly (readonly Observation[])[]) => read(signal, market(...parts));

describe('against its own past', () => {
  it.each([
    [149, undefined],
    [150, 150],
  ])('%d days make a percentile of %s days', (count, days) => {
    const reading = of(heard('gate', 40 * DAY), record(count + 1), today(1e9));
    expect(valueOf(reading, 'liquidations_history', day)).toBe(days);
    expect(valueOf(reading, 'liquidations_percentile', day)).toBe(days === undefined ? undefined : 100);
  });

  it.each([
    [75.5e6, 50],
    [75e6, (100 * 74.5) / 150],
    [150e6, (100 * 149.5) / 150],
    [150.5e6, 100],
    [0, 0],
  ])('ranks %d USD at %d among 150 days, without the one that ended in the last 24 hours', (usd, rank) => {
    const reading = of(heard('gate', DAY), record(151), today(usd));
    expect(valueOf(reading, 'liquidations_percentile', day)).toBeCloseTo(rank, 9);
  });

  it('counts a day that ended 24 hours ago', () => {
    const midnight = NOW + NOON;
    const later = observe({ metric: 'liquidations_heard', source: 'gate', span: DAY, at: midnight - DAY, value: 1 });
    const reading = read(signal, marketAt(midnight, [later], record(150)));
    expect(valueOf(reading, 'liquidations_history', day)).toBe(150);
  });

  it.each([
    [20, undefined],
    [21, 11e6],
  ])('%d days make a usual day of %s', (count, usual) => {
    expect(valueOf(of(heard('gate', DAY), record(count + 1)), 'liquidations_usual', day)).toBe(usual);
  });

  it('leaves out a day of which one side is missing', () => {
    const parts = record(22).filter(o => !(o.metric === 'liquidations_short' && o.at === NOW - NOON - 10 * DAY));
    expect(valueOf(of(heard('gate', DAY), parts), 'liquidations_usual', day)).toBeUndefined();
  });

  it('speaks of the venue with the longest record, by name', () => {
    const reading = of(
      heard('gate', DAY),
      heard('okx', DAY),
      record(30, 'okx'),
      record(40, 'gate'),
      today(1e9, 'okx'),
      today(5, 'gate'),
    );
    expect(found(reading, 'liquidations_usual', day)).toMatchObject({
      subject: 'gate',
      sources: ['gate'],
      value: 20e6,
    });
  });

  it('speaks of the first by name among equals', () => {
    const reading = of(heard('okx', DAY), heard('gate', DAY), record(30, 'okx'), record(30, 'gate'));
    expect(found(reading, 'liquidations_usual', day)?.subject).toBe('gate');
  });

  it('adds up the assets of the market, on days when all are known', () => {
    const told = market(
      heard('gate', DAY),
      heard('gate', DAY, 0, 'ETH'),
      record(40),
      record(30, 'gate', 'ETH').map(o => ({ ...o, value: 1 })),
    );
    // Days 11 to 39 of Bitcoin, the middle one told 25 million, and two dollars of Ether.
    expect(valueOf(read(signal, told, 'MARKET'), 'liquidations_usual', day)).toBeCloseTo(25e6 + 2, 6);
  });

  it('is silent about a venue that is not heard', () => {
    expect(of(record(200)).findings).toEqual([]);
    expect(of(heard('gate', DAY, HOUR), record(200)).findings).toEqual([]);
  });
});

const hours = (usd: (hour: number) => number) =>
  liquidated(
    'gate',
    times(30 * 24, i => ({ ago: (i + 1) * HOUR, span: HOUR, long: usd(i) * 0.7, short: usd(i) * 0.3 })),
  );

describe('the pace', () => {
  const longAgo = liquidated('gate', [{ ago: 40 * DAY + NOON, span: DAY }]);
  const pace = (window: '24h' | '7d' | '30d', parts: readonly (readonly Observation[])[]) =>
    valueOf(of(longAgo, ...parts), 'liquidations_pace', { window });
  const steady = hours(() => 100);

  it('of a steady flow is one', () => {
    expect(pace('24h', [heard('gate', 30 * DAY), steady])).toBeCloseTo(1, 9);
    expect(pace('7d', [heard('gate', 30 * DAY), steady])).toBeCloseTo(1, 9);
  });

  it('compares a day with the week, and a week with the month', () => {
    const rising = hours(i => (i < 24 ? 400 : i < 7 * 24 ? 200 : 100));
    expect(pace('24h', [heard('gate', 30 * DAY), rising])).toBeCloseTo(400 / ((400 + 6 * 200) / 7), 9);
    expect(pace('7d', [heard('gate', 30 * DAY), rising])).toBeCloseTo(1600 / 7 / ((1600 + 23 * 100) / 30), 9);
  });

  it('of a month, or without anything to compare with, is not told', () => {
    expect(pace('30d', [heard('gate', 30 * DAY), steady])).toBeUndefined();
    expect(pace('24h', [heard('gate', 30 * DAY)])).toBeUndefined();
    expect(pace('24h', [heard('gate', DAY), steady])).toBeUndefined();
  });
});

const open = (window: '24h' | '7d' | '30d', ...parts: readonly (readonly Observation[])[]) =>
  found(of(price('okx', { 0: 50, [DAY]: 100, [7 * DAY]: 200 }), ...parts), 'liquidations_to_open_interest', {
    window,
  });

describe('against open interest', () => {
  it('takes what was open at the start of the window, at the price of then', () => {
    const oi = openInterest('gate', { [DAY]: 1000, 0: 500, [7 * DAY]: 2000 });
    const told = open('24h', oi, heard('gate', DAY), today(2000));
    expect(told).toMatchObject({ value: 2, unit: 'pct', bound: 'at_least', universe: 'BTC perpetuals on gate, a day' });
    expect(open('7d', oi, heard('gate', 7 * DAY), today(2000))?.value).toBeCloseTo((100 * 2000) / (2000 * 200) / 7, 9);
  });

  it('leaves out a venue of which only one side is known', () => {
    const oi = openInterest('gate', { [DAY]: 1000 });
    const told = open(
      '24h',
      oi,
      heard('gate', DAY),
      today(2000),
      heard('okx', DAY),
      today(9e9, 'okx'),
      openInterest('bybit', { [DAY]: 9e9 }),
    );
    expect(told).toMatchObject({ value: 2, sources: ['gate'] });
    expect(open('24h', heard('okx', DAY), today(9e9, 'okx'))).toBeUndefined();
    expect(open('30d', oi, heard('gate', 30 * DAY), today(2000))).toBeUndefined();
  });

  it.each([
    [12 * HOUR, 2],
    [12 * HOUR - MINUTE, undefined],
  ])('counts a venue heard for %d ms of the day: %s', (from, value) => {
    expect(open('24h', openInterest('gate', { [DAY]: 1000 }), heard('gate', from), today(2000))?.value).toBe(value);
  });

  it('adds up venues and both sides', () => {
    const told = open(
      '24h',
      openInterest('gate', { [DAY]: 1000 }),
      openInterest('okx', { [DAY]: 3000 }),
      heard('gate', DAY, HOUR),
      heard('okx', DAY),
      liquidated('gate', [{ ago: HOUR, span: MINUTE, long: 100, short: 300 }]),
      liquidated('okx', [{ ago: HOUR, span: MINUTE, long: 700, short: 100 }]),
    );
    expect(told?.value).toBeCloseTo((100 * 1200) / (4000 * 100), 9);
    expect(told).toMatchObject({ sources: ['gate', 'okx'], asOf: NOW });
  });
});
