/** D1: when forced closures may be a reason at all, and what weighs for them. */
import { describe, expect, it } from 'vitest';
import { forcedLiquidations as rule } from '../../src/diagnosis/drivers/forced-liquidations.ts';
import { caseOf, ranked, type Told, weighed } from './book.ts';
import { near } from '../market/near.ts';

const total: Told = ['liquidations_total', 1e9];
const share = (value: number): Told => ['liquidations_long_share', value];
const percentile = (value: number): Told => ['liquidations_percentile', value];
const toOpen = (value: number): Told => ['liquidations_to_open_interest', value];
const pace = (value: number): Told => ['liquidations_pace', value];

const open = (horizon: '24h' | '7d' | '30d', ...told: readonly Told[]) => rule.gate(caseOf(told, horizon)).open;

describe('the gate', () => {
  it.each<[string, readonly Told[], boolean | null]>([
    ['nothing known', [], null],
    ['no sum', [share(0.9), percentile(99)], null],
    ['too few for a share', [total, percentile(99)], false],
    ['too few for a share, no yardstick', [total], false],
    ['a share without any yardstick', [total, share(0.9)], null],
    ['sixty per cent long', [total, share(0.6), percentile(99)], true],
    ['less', [total, share(0.599), percentile(99)], false],
    ['percentile 80', [total, share(0.9), percentile(80)], true],
    ['less', [total, share(0.9), percentile(79.9)], false],
    ['half a per cent of open interest', [total, share(0.9), toOpen(0.5)], true],
    ['less', [total, share(0.9), toOpen(0.499)], false],
    ['twice the pace', [total, share(0.9), pace(2)], true],
    ['less', [total, share(0.9), pace(1.99)], false],
    ['one of three is enough', [total, share(0.9), percentile(10), toOpen(0.1), pace(2)], true],
    ['none of three', [total, share(0.9), percentile(79), toOpen(0.4), pace(1.9)], false],
  ])('%s', (_, told, expected) => expect(open('24h', ...told)).toBe(expected));

  it('has another pace for longer falls', () => {
    expect(open('7d', total, share(0.9), pace(1.5))).toBe(true);
    expect(open('7d', total, share(0.9), pace(1.49))).toBe(false);
    expect(open('30d', total, share(0.9), pace(1e9))).toBe(false);
    expect(open('30d', total, share(0.9), percentile(80))).toBe(true);
  });

  it('looks at the window of the fall and the scope asked for', () => {
    const other = { window: '7d' } as const;
    expect(open('24h', ['liquidations_total', 1e9, other])).toBeNull();
    const told = [total, share(0.9), percentile(99)];
    expect(rule.gate(caseOf(told, '24h', 'MARKET')).open).toBeNull();
    expect(rule.gate(caseOf(told, '24h', 'ETH')).open).toBeNull();
  });
});

const items = (told: readonly Told[], horizon: '24h' | '7d' = '24h') => weighed(rule, caseOf(told, horizon));

describe('the items', () => {
  const [RANK, OPEN, COINS, OVERLAP] = [0, 1, 3, 4];

  it.each<[string, number, Told, number | null]>([
    ['percentile', RANK, percentile(80), 0],
    ['percentile', RANK, percentile(89.5), 0.5],
    ['percentile', RANK, percentile(99), 1],
    ['pace', RANK, pace(1), 0],
    ['pace', RANK, pace(2.5), 0.5],
    ['pace', RANK, pace(4), 1],
    ['to open interest', OPEN, toOpen(0.5), 0],
    ['to open interest', OPEN, toOpen(1.25), 0.5],
    ['to open interest', OPEN, toOpen(2), 1],
    ['coins closed', COINS, ['open_interest_change_coins_pct', -1.5], 0.5],
    ['coins closed', COINS, ['open_interest_change_coins_pct', -3], 1],
    ['coins opened', COINS, ['open_interest_change_coins_pct', 0.75], -0.5],
    ['coins opened', COINS, ['open_interest_change_coins_pct', 1.5], -1],
    ['fall in heavy hours', OVERLAP, ['fall_in_heavy_hours', 0.3], 0],
    ['fall in heavy hours', OVERLAP, ['fall_in_heavy_hours', 0.5], 0.5],
    ['fall in heavy hours', OVERLAP, ['fall_in_heavy_hours', 0.7], 1],
    ['fall of another asset', OVERLAP, ['fall_in_heavy_hours', 0.7, { asset: 'ETH' }], null],
  ])('%s: item %d', (_, index, told, e) => {
    const found = items([told])[index] ?? null;
    expect(found).toEqual(near(e));
    expect(items([told]).filter(each => each !== null)).toHaveLength(e === null ? 0 : 1);
  });

  it('prefer the percentile to the pace, and the pace of a day only', () => {
    expect(items([percentile(80), pace(4)])[RANK]).toBe(0);
    expect(items([pace(4)], '7d')[RANK]).toBeNull();
    expect(items([percentile(99)], '7d')[RANK]).toBe(1);
  });

  it('ask for the overlap of a day only', () => {
    expect(items([['fall_in_heavy_hours', 0.7, { window: '24h' }]], '7d')[OVERLAP]).toBeNull();
  });
});

describe('the score', () => {
  const all: readonly Told[] = [
    total,
    share(0.9),
    percentile(89.5),
    toOpen(2),
    ['open_interest_change_coins_pct', -1.5],
    ['fall_in_heavy_hours', 0.3],
  ];

  it('is the weighed mean, over what could be measured', () => {
    const driver = ranked('forced_liquidations', caseOf(all));
    expect(driver.score).toBeCloseTo((3 * 0.5 + 2 * 1 + 2 * 0.5) / 9, 12);
    expect(driver.coverage).toBeCloseTo(9 / 14, 12);
  });

  it('is not judged over a week: too little of it can be measured', () => {
    const driver = ranked('forced_liquidations', caseOf(all, '7d'));
    expect(driver).toMatchObject({ standing: 'could_not_check', evidence: 'none', coverage: 0.5 });
  });
});
