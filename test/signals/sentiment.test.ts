/** Fear and greed, and how long it has been extreme. */
import { describe, expect, it } from 'vitest';
import { marketOf } from '../../src/market/journal.ts';
import { EXTREME_FEAR, sentiment as signal } from '../../src/signals/sentiment.ts';
import { DAY, HOUR } from '../../src/units/time.ts';
import { failure, fear, market, marketAt, NOW, times } from '../market/build.ts';
import { found, read, valueOf } from './reading.ts';

const MIDNIGHT = NOW - 12 * HOUR;
const of = (...days: readonly (number | null)[]) => read(signal, market(fear(days)));
const streak = (...days: readonly (number | null)[]) => {
  const fact = found(of(...days), 'fear_greed_days');
  return fact && [fact.value, fact.bound];
};

describe('the index', () => {
  it('is that of today, of the whole market, whatever the scope', () => {
    for (const scope of ['BTC', 'ETH', 'MARKET'] as const) {
      const reading = read(signal, market(fear([40, 30])), scope);
      expect(found(reading, 'fear_greed')).toMatchObject({ value: 30, asset: 'MARKET', unit: 'index', asOf: MIDNIGHT });
    }
  });

  it.each([
    [26 * HOUR - 1, 30],
    [26 * HOUR, undefined],
  ])('%d ms after its day began is %s', (age, value) => {
    expect(valueOf(read(signal, marketAt(MIDNIGHT + age, fear([30]))), 'fear_greed')).toBe(value);
  });

  it('changes in a week from that very day', () => {
    expect(valueOf(of(50, 1, 2, 3, 4, 5, 6, 20), 'fear_greed_change', { window: '7d' })).toBe(-30);
    expect(valueOf(of(10, 1, 2, 3, 4, 5, 6, 20), 'fear_greed_change', { window: '7d' })).toBe(10);
    expect(valueOf(of(50, null, 2, 3, 4, 5, 6, 20), 'fear_greed_change')).toBe(-30);
    expect(valueOf(of(9, null, 2, 3, 4, 5, 6, 7, 20), 'fear_greed_change')).toBeUndefined();
    expect(valueOf(of(1, 2, 3, 4, 5, 6, 20), 'fear_greed_change')).toBeUndefined();
  });

  it.each([
    ['never_seen', market()],
    ['stale', marketAt(MIDNIGHT + 2 * DAY, fear([30]))],
    ['source_down', marketOf([], NOW, [failure({ provides: ['fear_greed'], asset: 'MARKET' })])],
  ] as const)('is a gap: %s', (reason, told) => {
    expect(read(signal, told, 'ETH')).toEqual({
      findings: [],
      gaps: [{ metric: 'fear_greed', asset: 'MARKET', reason }],
    });
  });
});

describe('a streak of extreme fear', () => {
  it('begins at 25', () => expect(EXTREME_FEAR).toBe(25));

  it.each<[(number | null)[], unknown]>([
    [
      [30, 25],
      [1, 'exact'],
    ],
    [[30, 26], undefined],
    [[20, 26], undefined],
    [
      [26, 25, 24, 10],
      [3, 'exact'],
    ],
    [
      [10, 26, 25, 25],
      [2, 'exact'],
    ],
    [
      [25, 24, 10],
      [3, 'at_least'],
    ],
    [[25], [1, 'at_least']],
    [
      [20, 20, null, 20, 20],
      [2, 'at_least'],
    ],
    [
      [60, null, 20],
      [1, 'at_least'],
    ],
    [[20, null, 26], undefined],
  ])('of the days %j is %j', (days, expected) => expect(streak(...days)).toEqual(expected));

  it('may be as long as the record', () => {
    expect(streak(26, ...times(400, () => 5))).toEqual([400, 'exact']);
  });
});
