/** What becomes of a level at 1000, bar by bar. The typical day is 100 dollars: within 10 is a touch, beyond 25 a break. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bar, isApart, judge } from '../../src/signals/level.ts';
import { HOUR } from '../../src/units/time.ts';
import { NOW } from '../market/build.ts';

/** Hourly bars up to now, oldest first, each as `low/close`. */
function hours(text: string): readonly Bar[] {
  const bars = text.split(' ').map(bar => bar.split('/').map(Number));
  return bars.map(([low = 0, close = 0], i) => ({ low, close, end: NOW - (bars.length - 1 - i) * HOUR }));
}

const at = (now: number, text: string) => judge(1000, 'round', hours(text), now, NOW, 100);

describe('a level below the price', () => {
  it.each([
    ['that never came near', 1200, '1150/1200 1111/1150', 'intact', null],
    ['with a low just too far away', 1200, '1150/1200 1010.01/1150', 'intact', null],
    ['with a low near enough', 1200, '1150/1200 1010/1150', 'tested', null],
    ['with a close under it, not far enough', 1200, '1150/1200 970/975', 'tested', null],
    ['with a close far enough under it', 1200, '1150/1200 970/974.9', 'broken', 0],
    ['broken some hours ago', 1001, '1150/1200 900/950 950/990 950/1001', 'broken', 2],
    ['with a close back over it, not far enough', 1025, '1150/1200 900/950 950/1025', 'broken', 1],
    ['with a close far enough back over it', 1200, '1150/1200 900/950 950/1025.1', 'reclaimed', null],
    ['broken again after that', 1100, '1150/1200 900/950 950/1030 900/960 990/1010', 'broken', 1],
    ['touched again after that', 1100, '1150/1200 900/950 950/1030 1005/1050', 'reclaimed', null],
    ['passed from below', 1100, '900/950 950/1026 1040/1100', 'intact', null],
    ['passed from below and touched since', 1100, '900/950 950/1026 1005/1100', 'tested', null],
    ['just crossed from below', 1010, '900/950 940/960', 'tested', null],
    ['with a first close exactly on it', 1010, '1000/1000', 'tested', null],
  ])('%s', (_, now, text, state, hoursAgo) => {
    const brokenAt = hoursAgo === null ? null : NOW - hoursAgo * HOUR;
    expect(at(now, text)).toMatchObject({ side: 'below', state, brokenAt });
  });
});

describe('a level above the price', () => {
  it.each([
    ['never reached', 900, '850/900 850/950', 'overhead', null],
    ['reached, but never won', 900, '850/900 900/1025 850/900', 'overhead', null],
    ['lost', 900, '1150/1200 900/950 850/900', 'broken', 1],
    ['lost since the last close', 999, '1150/1200 1100/1150', 'broken', 0],
    ['closed under, but not far', 990, '1150/1200 980/990 970/980', 'broken', 1],
    ['won, and closed under, but not far', 990, '900/950 900/1030 980/990', 'broken', 0],
    ['with a close exactly on it', 990, '1150/1200 980/1000 970/990', 'broken', 0],
  ])('%s', (_, now, text, state, hoursAgo) => {
    const brokenAt = hoursAgo === null ? null : NOW - hoursAgo * HOUR;
    expect(at(now, text)).toMatchObject({ side: 'above', state, brokenAt });
  });
});

it('says how far it is from the price', () => {
  expect(judge(75_000, 'round', hours('1/1'), 67_120, NOW, 100).distancePct).toBeCloseTo(11.7, 1);
  expect(at(1250, '1200/1250').distancePct).toBeCloseTo(-20, 9);
  expect(at(1250, '1200/1250')).toMatchObject({ price: 1000, origin: 'round' });
});

it.each([
  [0.5, true],
  [0.499, false],
  [0, false],
  [-0.499, false],
  [-0.5, true],
])('%d %% away from the price is apart from it: %s', (distancePct, apart) =>
  expect(isApart({ distancePct })).toBe(apart),
);

describe('whatever the record', () => {
  const money = fc.double({ min: 500, max: 1500, noNaN: true });
  const record = fc.array(fc.tuple(money, fc.double({ min: 0, max: 100, noNaN: true })), { maxLength: 30 });
  const level = fc
    .record({ record, now: money, typical: fc.double({ min: 0, max: 300, noNaN: true }) })
    .map(({ record: closes, now, typical }) => {
      const bars = closes.map(([close, under], i) => ({ close, low: close - under, end: NOW - i * HOUR })).toReversed();
      return { now, level: judge(1000, 'round', bars, now, NOW, typical) };
    });

  it('nothing above the price is intact, tested or reclaimed, nothing below it is overhead', () => {
    fc.assert(
      fc.property(level, ({ now, level: { side, state } }) => {
        expect(side).toBe(now < 1000 ? 'above' : 'below');
        expect(side === 'above' ? ['broken', 'overhead'] : ['intact', 'tested', 'broken', 'reclaimed']).toContain(
          state,
        );
      }),
    );
  });

  it('exactly the broken ones have a time, and it is past', () => {
    fc.assert(
      fc.property(level, ({ level: { state, brokenAt } }) => {
        expect(brokenAt !== null).toBe(state === 'broken');
        expect(brokenAt ?? 0).toBeLessThanOrEqual(NOW);
      }),
    );
  });
});
