/** D2: positions closed by choice, told by coins alone. */
import { describe, expect, it } from 'vitest';
import { voluntaryDeleveraging as rule } from '../../src/diagnosis/drivers/voluntary-deleveraging.ts';
import { caseOf, ranked, type Told, weighed } from './book.ts';

const coins = (value: number): Told => ['open_interest_change_coins_pct', value];
const cycle = (value: number): Told => ['deleveraging_cycle', value, { window: null }];

describe('the gate', () => {
  it.each<['24h' | '7d' | '30d', readonly Told[], boolean | null]>([
    ['24h', [], null],
    ['24h', [cycle(1)], null],
    ['24h', [['open_interest_change_usd', -9e9]], null],
    ['24h', [coins(-3)], true],
    ['24h', [coins(-2.99)], false],
    ['7d', [coins(-5)], true],
    ['7d', [coins(-4.99)], false],
    ['30d', [coins(-10)], true],
    ['30d', [coins(-9.99)], false],
    ['24h', [coins(-0.01), cycle(1)], true],
    ['24h', [coins(0), cycle(1)], false],
    ['24h', [coins(-0.01), cycle(0)], false],
    ['24h', [coins(3)], false],
  ])('over %s of %j is open: %s', (horizon, told, open) => expect(rule.gate(caseOf(told, horizon)).open).toBe(open));

  it('does not take another window for it', () => {
    expect(rule.gate(caseOf([['open_interest_change_coins_pct', -9, { window: '7d' }]])).open).toBeNull();
  });

  it.each([
    [-3, true],
    [-2.99, false],
    [3, false],
  ])("opens for a day's cut of %d %% inside a longer fall: %s", (pct, open) => {
    const today: Told = ['open_interest_change_coins_pct', pct, { window: '24h' }];
    for (const horizon of ['7d', '30d'] as const) {
      expect(rule.gate(caseOf([coins(-0.1), today], horizon)).open).toBe(open);
      expect(rule.gate(caseOf([today], horizon)).open).toBeNull();
    }
  });
});

const funding = (now: number, change: number): readonly Told[] => [
  ['funding_8h', now, { window: null }],
  ['funding_8h_change', change, { window: '24h' }],
];
const item = (index: number, told: readonly Told[], horizon: '24h' | '7d' | '30d' = '24h') =>
  weighed(rule, caseOf(told, horizon))[index];

describe('the items', () => {
  const [SIZE, CHOICE, CYCLE, FUNDING] = [0, 1, 2, 3];

  it.each([
    ['24h', -1.5, 0],
    ['24h', -3.75, 0.5],
    ['24h', -6, 1],
    ['7d', -2.5, 0],
    ['7d', -10, 1],
    ['30d', -12.5, 0.5],
    ['30d', -20, 1],
  ] as const)('size over %s: %d %% of the coins is %d', (horizon, pct, e) => {
    expect(item(SIZE, [coins(pct)], horizon)).toBeCloseTo(e, 12);
  });

  it.each([
    [0, 1],
    [0.25, 0.5],
    [0.5, 0],
    [0.75, -0.5],
    [1, -1],
    [7, -1],
  ])('a forced share of %d is %d', (share, e) => expect(item(CHOICE, [['forced_share_of_closing', share]])).toBe(e));

  it('a cycle speaks for it, none says nothing', () => {
    expect(item(CYCLE, [cycle(1)])).toBe(1);
    expect(item(CYCLE, [cycle(0)])).toBe(0);
    expect(item(CYCLE, [])).toBeNull();
  });

  it.each([
    ['went towards zero from above', 1, -2, 1],
    ['went towards zero from below', -1, 2, 1],
    ['went through zero and came nearer', -1, -3, 1],
    ['went through zero as far', -1, -2, 0],
    ['went further away', 3, 1, 0],
    ['stayed', 2, 0, 0],
  ])('funding that %s', (_, now, change, e) => expect(item(FUNDING, funding(now, change))).toBe(e));

  it('funding needs both ends', () => {
    expect(item(FUNDING, funding(1, 1).slice(0, 1))).toBeNull();
    expect(item(FUNDING, funding(1, 1).slice(1))).toBeNull();
  });

  it('are weighed 3, 2, 2, 1', () => {
    const told = [coins(-3.75), ['forced_share_of_closing', 0.75] as const, cycle(1), ...funding(3, 1)];
    expect(ranked('voluntary_deleveraging', caseOf(told))).toMatchObject({ score: (1.5 - 1 + 2 + 0) / 8, coverage: 1 });
    expect(ranked('voluntary_deleveraging', caseOf(told.slice(0, 2)))).toMatchObject({
      score: 0.5 / 5,
      coverage: 5 / 8,
    });
  });
});
