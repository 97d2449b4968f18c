/** How unusual a change is: against which record, and in which of its own sigmas. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/market/observation.ts';
import { price as signal } from '../../src/signals/price.ts';
import { DAY, HOUR } from '../../src/units/time.ts';
import { bars, market, price, times, walk } from '../market/build.ts';
import { found, read, valueOf } from './reading.ts';

const CYCLE = [-2, -1, 0, 1, 2] as const;
/** Changes of which the robust sigma is 1.4826, whatever whole number of cycles is looked at. */
const usual = (count: number, size = 1) => times(count, i => (CYCLE[i % 5] ?? 0) * size);
const now = price('okx', { 0: 95, [HOUR]: 96, [DAY]: 100, [7 * DAY]: 100, [30 * DAY]: 100 });
const daily = (changes: readonly number[]) => bars('close', DAY, walk(changes));
const hourly = (changes: readonly number[]) => bars('close', HOUR, walk(changes));

const sigma = (window: '1h' | '24h' | '7d' | '30d', ...parts: readonly Observation[][]) =>
  valueOf(read(signal, market(now, ...parts)), 'price_change_sigma', { window });

const of = (...parts: (readonly Observation[])[]) =>
  (['1h', '24h', '7d', '30d'] as const).map(window => sigma(window, ...parts.map(part => [...part])));

describe('sigma', () => {
  it('is not told without a record, or for an hour', () => {
    expect(of()).toEqual([undefined, undefined, undefined, undefined]);
    expect(of(daily(usual(90)))[0]).toBeUndefined();
  });

  it('of a day is that of the last 90 daily changes', () => {
    expect(of(daily(usual(90)))[1]).toBeCloseTo(1.4826, 6);
    expect(of(daily([...usual(200, 9), ...usual(90)]))[1]).toBeCloseTo(1.4826, 6);
  });

  it('is scaled by the root of time where the daily record is shorter', () => {
    const [, day, week, month] = of(daily(usual(30)));
    expect(day).toBeCloseTo(1.4826, 6);
    expect(week).toBeCloseTo(1.4826 * Math.sqrt(7), 6);
    expect(month).toBeCloseTo(1.4826 * Math.sqrt(30), 6);
  });

  it('of scaled windows rests on the last 90 days only', () => {
    const months = of(daily([...usual(25, 9), ...usual(90)]));
    expect(months[3]).toBeCloseTo(1.4826 * Math.sqrt(30), 6);
  });

  it('comes from hourly closes when there are not 31 daily ones', () => {
    const hours = hourly(usual(200, 0.1));
    expect(of(daily(usual(29)), hours)[1]).toBeCloseTo(0.14826 * Math.sqrt(24), 5);
    expect(of(daily(usual(29)), hours)[2]).toBeCloseTo(0.14826 * Math.sqrt(24 * 7), 5);
    expect(of(daily(usual(30)), hours)[1]).toBeCloseTo(1.4826, 6);
  });

  it('needs a week of hourly closes', () => {
    expect(of(hourly(usual(166)))[1]).toBeUndefined();
    expect(of(hourly(usual(167)))[1]).toBeCloseTo(1.4826 * Math.sqrt(24), 1);
    expect(of(hourly(times(300, () => 0)))[1]).toBeUndefined();
  });

  it('of a price that never moves is not told', () => {
    expect(of(daily(times(200, () => 0)))).toEqual([undefined, undefined, undefined, undefined]);
    expect(of(daily(times(200, () => 0)), hourly(usual(200)))[1]).toBeGreaterThan(0);
  });
});

/** Every close is that of `steps` days before, changed by a cycle: changes over `steps` days have a sigma of 1.4826. */
const over = (steps: number, count: number) => {
  const closes: number[] = [];
  for (let i = 0; i < count; i++)
    closes.push(i < steps ? 100 + 40 * Math.sin(i * i) : (closes[i - steps] ?? 0) * (1 + (CYCLE[i % 5] ?? 0) / 100));
  return bars('close', DAY, closes);
};

describe('a longer window', () => {
  it.each([
    ['7d', 7, 60, true],
    ['7d', 7, 59, false],
    ['30d', 30, 120, true],
    ['30d', 30, 119, false],
  ] as const)('%s has its own changes measured, %d days long, from %d closes: %s', (window, steps, count, own) => {
    const value = sigma(window, [...over(steps, count)]) ?? Number.NaN;
    const exact = Math.abs(value - 1.4826) < (steps === 7 ? 0.05 : 0.2);
    expect(exact).toBe(own);
  });

  it('looks back a year, a day looks back 90 days', () => {
    const wild = times(400, i => (i % 2 ? 30 : -22));
    const calm = [...usual(365)];
    const facts = read(signal, market(now, daily([...wild, ...calm])));
    const universe = (window: '24h' | '7d') => found(facts, 'price_change_sigma', { window })?.universe;
    expect(universe('24h')).toBe('BTC daily closes since 2026-03-16');
    expect(universe('7d')).toBe('BTC daily closes since 2025-06-14');
  });
});

it('divides the change by sigma', () => {
  const reading = read(signal, market(now, daily(usual(90))));
  expect(valueOf(reading, 'price_change_z', { window: '24h' })).toBeCloseTo(-5 / 1.4826, 6);
  expect(found(reading, 'price_change_z', { window: '24h' })).toMatchObject({
    unit: 'z',
    sources: ['okx'],
    formula: 'VO4',
  });
});
