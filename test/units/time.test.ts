/** Moments and spans. */
import { describe, expect, it } from 'vitest';
import { DAY, floorTo, fromEpoch, HOUR, isoTime, MINUTE, spanOf, WINDOWS } from '../../src/units/time.ts';

describe('time', () => {
  it('knows the length of every window', () => {
    expect(WINDOWS.map(spanOf)).toEqual([3_600_000, 86_400_000, 604_800_000, 2_592_000_000]);
  });

  it('prints seconds, not milliseconds', () => {
    expect(isoTime(Date.UTC(2026, 10, 22, 18, 0, 0, 999))).toBe('2026-11-22T18:00:00Z');
  });

  it.each([
    [Date.UTC(2026, 0, 1, 13, 37, 59, 999), MINUTE, Date.UTC(2026, 0, 1, 13, 37)],
    [Date.UTC(2026, 0, 1, 13, 37), HOUR, Date.UTC(2026, 0, 1, 13)],
    [Date.UTC(2026, 0, 1, 23, 59, 59), DAY, Date.UTC(2026, 0, 1)],
    [Date.UTC(2026, 0, 1), DAY, Date.UTC(2026, 0, 1)],
    [-1, DAY, -DAY],
  ])('floors %d to %d', (at, span, start) => expect(floorTo(at, span)).toBe(start));

  it.each([
    [1_763_834_400, 1_763_834_400_000],
    [1_763_834_400_000, 1_763_834_400_000],
    [99_999_999_999, 99_999_999_999_000],
    [100_000_000_000, 100_000_000_000],
  ])('takes %d for the moment %d', (stated, at) => expect(fromEpoch(stated)).toBe(at));
});
