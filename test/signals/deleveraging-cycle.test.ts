/** When weeks of shrinking open interest count as a cycle. */
import { describe, expect, it } from 'vitest';
import { deleveragingCycle as signal } from '../../src/signals/deleveraging-cycle.ts';
import { DAY } from '../../src/units/time.ts';
import { every, market, NOW, openInterest, times } from '../market/build.ts';
import { found, read, valueOf } from './reading.ts';

/** Daily coins, the last of them now. */
const record = (coins: readonly number[], source = 'okx') =>
  openInterest(
    source,
    every(DAY, coins.length, i => coins.at(-1 - i) ?? 0),
  );
const measured = (coins: readonly number[]) => read(signal, market(record(coins)));
const isOn = (coins: readonly number[]) => valueOf(measured(coins), 'deleveraging_cycle');

const fall = (days: number, to: number, from = 100) => times(days + 1, i => from + ((to - from) * i) / days);
/** Flat for long enough, then this. */
const then = (after: readonly number[]) => [...times(91 - after.length, () => 90), ...after];

const years = (top: number) => times(120, i => (i === 119 - top ? 200 : 100));

describe('the cycle', () => {
  it('is on after weeks of falling coins, and says since when and how far', () => {
    const reading = measured(then(fall(30, 70)));
    expect(valueOf(reading, 'deleveraging_cycle')).toBe(1);
    expect(valueOf(reading, 'deleveraging_cut')).toBeCloseTo(-30, 9);
    expect(valueOf(reading, 'deleveraging_days')).toBe(30);
    expect(found(reading, 'deleveraging_cycle')).toMatchObject({
      universe: 'BTC perpetuals on okx, 91 days',
      asOf: NOW,
    });
  });

  it.each([
    ['a cut of 15 %', fall(30, 85), 1],
    ['less than that', fall(30, 85.1), 0],
    ['two weeks', fall(14, 70), 1],
    ['less than that', fall(13, 70), 0],
    ['two sudden drops', [100, ...times(25, () => 84), ...times(5, () => 83)], 0],
    ['one sudden drop', [100, ...times(30, () => 70)], 0],
    ['a drop with a slow recovery', [100, ...fall(29, 80, 70)], 0],
    ['a drop with noise after it', [100, 80, 84, 79, 83, 81, 84, 78, 83, 82, 84, 77, 83, 80, 82, 84, 79], 0],
  ])('%s', (_, after, on) => expect(isOn(then(after))).toBe(on));

  it('counts from the last of equal tops', () => {
    const reading = measured([...times(40, () => 100), ...times(20, () => 100), ...fall(30, 70)]);
    expect(valueOf(reading, 'deleveraging_days')).toBe(30);
  });

  it('looks back 90 days', () => {
    expect(valueOf(measured(years(90)), 'deleveraging_cut')).toBeCloseTo(-50, 9);
    expect(valueOf(measured(years(91)), 'deleveraging_cut')).toBe(0);
  });

  it.each([
    [75, 0],
    [74, undefined],
  ])('needs a record: %d days make %s', (count, on) => {
    expect(isOn(times(count, () => 100))).toBe(on);
  });

  it('is read from the venue with the longest record, of the asset that leads', () => {
    const told = market(
      record(
        times(80, () => 1),
        'gate',
      ),
      record(
        times(85, () => 1),
        'okx',
      ),
      record(
        times(82, () => 1),
        'zeta',
      ),
    );
    expect(found(read(signal, told, 'MARKET'), 'deleveraging_cycle')).toMatchObject({ subject: 'okx', asset: 'BTC' });
    expect(read(signal, told, 'ETH')).toEqual({ findings: [], gaps: [] });
    const equals = market(
      record(
        times(80, () => 1),
        'okx',
      ),
      record(
        times(80, () => 1),
        'gate',
      ),
    );
    expect(found(read(signal, equals), 'deleveraging_cycle')?.subject).toBe('gate');
  });
});
