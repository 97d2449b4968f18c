/** What is forgotten, and that every window still finds what it needs. */
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/market/journal.ts';
import { levelAt } from '../../src/market/level-at.ts';
import type { MetricId } from '../../src/market/metric.ts';
import type { Observation } from '../../src/market/observation.ts';
import { retained } from '../../src/market/retention.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { NOW, observe, times } from './build.ts';

const aged = (metric: MetricId, span: number, age: number, seenAge = age): Observation =>
  observe({ metric, span, at: NOW - age, seenAt: NOW - seenAge, value: 1 });

/** A point stays or goes when a newer one of the same series follows it. */
const stays = (point: Observation, next = { ...point, at: NOW, seenAt: NOW }) =>
  retained([point, next], NOW).includes(point);

describe('a flow or bar', () => {
  it.each([
    ['close', MINUTE, 2 * DAY],
    ['close', 5 * MINUTE, 2 * DAY],
    ['close', 15 * MINUTE, 2 * DAY],
    ['close', 15 * MINUTE + 1, 45 * DAY],
    ['close', 4 * HOUR, 45 * DAY],
    ['close', 4 * HOUR + 1, 800 * DAY],
    ['close', DAY, 800 * DAY],
    // A window of 30 days adds up minutes and hours alike.
    ['liquidations_long', MINUTE, 45 * DAY],
    ['liquidations_long', 5 * MINUTE, 45 * DAY],
    ['liquidations_long', HOUR, 45 * DAY],
    ['liquidations_heard', 40 * MINUTE, 45 * DAY],
    ['liquidations_long', 4 * HOUR, 45 * DAY],
    ['liquidations_long', 4 * HOUR + 1, 800 * DAY],
    ['liquidations_long', DAY, 800 * DAY],
  ] as const)('%s of %d ms stays for %d ms', (metric, span, keep) => {
    expect(stays(aged(metric, span, keep - 1))).toBe(true);
    expect(stays(aged(metric, span, keep))).toBe(false);
  });

  it('that was learnt late stays as long from then', () => {
    expect(stays(aged('close', MINUTE, 100 * DAY, 2 * DAY - 1))).toBe(true);
    expect(stays(aged('close', MINUTE, 100 * DAY, 2 * DAY))).toBe(false);
  });
});

/** A reading at the start of a day, and another a while later; both learnt at the same age. */
const staysBefore = (age: number, apart: number) => {
  const start = Math.floor((NOW - age - DAY) / DAY) * DAY;
  const of = (at: number) => observe({ metric: 'open_interest', at, seenAt: NOW - age, value: 1 });
  return stays(of(start), of(start + apart));
};

describe('a level', () => {
  it.each([
    [2 * DAY - 1, HOUR - 1, true],
    [2 * DAY, HOUR - 1, false],
    [2 * DAY, HOUR, true],
    [45 * DAY - 1, DAY - 1, true],
    [45 * DAY, DAY - 1, false],
    [45 * DAY, DAY, true],
    [800 * DAY - 1, DAY, true],
    [800 * DAY, DAY, false],
  ])('%d ms old, followed by another %d ms later: stays %s', (age, apart, kept) =>
    expect(staysBefore(age, apart)).toBe(kept),
  );

  it('stated for a window is kept for two days', () => {
    expect(stays(aged('coin_change', DAY, 2 * DAY - 1))).toBe(true);
    expect(stays(aged('coin_change', DAY, 2 * DAY))).toBe(false);
  });
});

it('keeps the newest of every series, however old', () => {
  for (const metric of ['price', 'close', 'coin_change', 'liquidations_heard'] as const) {
    const old = aged(metric, MINUTE, 5000 * DAY);
    expect(retained([old], NOW)).toEqual([old]);
  }
});

/** Anything that tells the moment. */
const value = (at: number) => 1000 + (at - NOW) / HOUR;
const series = (metric: MetricId, span: number, step: number, days: number) =>
  times((days * DAY) / step, i => NOW - days * DAY + i * step).map(at =>
    observe({ metric, span, at, value: value(at) }),
  );

describe('pruning again and again', () => {
  const journal = new Journal();
  const written = [
    ...series('open_interest', 0, 5 * MINUTE, 95),
    ...series('close', HOUR, HOUR, 60),
    ...series('close', DAY, DAY, 500),
    ...series('close', MINUTE, MINUTE, 3),
    ...series('implied_volatility', 0, HOUR, 400),
  ].sort((a, b) => a.seenAt - b.seenAt);
  let next = 0;
  for (let now = NOW - 500 * DAY; now <= NOW; now += 12 * HOUR) {
    const from = next;
    while ((written[next]?.seenAt ?? Number.POSITIVE_INFINITY) <= now) next++;
    journal.record(written.slice(from, next));
    journal.prune(now);
  }
  const market = journal.view(NOW);
  const points = (metric: MetricId, span: number) =>
    market.series(metric, 'BTC').find(each => each.span === span)?.points ?? [];
  const closes = (span: number, days: number) => points('close', span).filter(bar => bar.at >= NOW - days * DAY);

  it.each([
    [DAY, 3 * HOUR, 5 * MINUTE],
    [7 * DAY, 13 * HOUR, HOUR],
    [30 * DAY, DAY, HOUR],
    [60 * DAY, DAY, DAY],
    [90 * DAY, DAY, DAY],
  ])('still tells a level of %d ms ago', (ago, reach, precision) => {
    const found = levelAt(points('open_interest', 0), NOW - ago, reach) ?? Number.NaN;
    expect(Math.abs(found - value(NOW - ago))).toBeLessThanOrEqual(precision / HOUR);
  });

  it('keeps the bars of every window', () => {
    expect(closes(HOUR, 45)).toHaveLength(45 * 24);
    expect(closes(DAY, 400)).toHaveLength(400);
    expect(closes(MINUTE, 1)).toHaveLength(24 * 60);
  });

  it('keeps a value for every day of a year', () => {
    const days = new Set(points('implied_volatility', 0).map(point => Math.floor(point.at / DAY)));
    expect(days.size).toBeGreaterThanOrEqual(365);
  });

  it('forgets the rest', () => {
    expect(points('close', MINUTE).length).toBeLessThanOrEqual(2.5 * 24 * 60);
    expect(points('open_interest', 0).length).toBeLessThan(3 * 24 * 12 + 45 * 24 + 95);
  });
});
