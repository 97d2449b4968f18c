/** D3, new shorts, and D7, a large holder under water. */
import { describe, expect, it } from 'vitest';
import { largeHolder } from '../../src/diagnosis/drivers/large-holder.ts';
import { newShorts } from '../../src/diagnosis/drivers/new-shorts.ts';
import { caseOf, ranked, type Told, weighed } from './book.ts';

const coins = (value: number): Told => ['open_interest_change_coins_pct', value];
const change = (value: number): Told => ['funding_8h_change', value, { window: '24h' }];
const premium = (value: number): Told => ['perp_premium', value, { window: null }];
const shorts = (...told: readonly Told[]) => ranked('new_shorts', caseOf([coins(4), ...told]));

describe('new shorts', () => {
  it.each<['24h' | '7d' | '30d', readonly Told[], boolean | null]>([
    ['24h', [], null],
    ['24h', [coins(1.5)], false],
    ['24h', [coins(1.51)], true],
    ['24h', [coins(-5)], false],
    ['7d', [coins(2.5)], false],
    ['7d', [coins(2.51)], true],
    ['30d', [coins(5)], false],
    ['30d', [coins(5.01)], true],
  ])('gate over %s of %j: %s', (horizon, told, open) => expect(newShorts.gate(caseOf(told, horizon)).open).toBe(open));

  it.each<[Told, readonly (number | null)[]]>([
    [change(-0.5), [0.5, null, null]],
    [change(-1), [1, null, null]],
    [change(-7), [1, null, null]],
    [change(0.5), [-0.5, null, null]],
    [change(7), [-1, null, null]],
    [premium(-5), [null, 0.5, null]],
    [premium(-10), [null, 1, null]],
    [premium(-50), [null, 1, null]],
    [premium(5), [null, -0.5, null]],
    [premium(50), [null, -1, null]],
  ])('%j weighs %j', (told, items) => expect(weighed(newShorts, caseOf([told]))).toEqual(items));

  it('need funding and premium to agree', () => {
    expect(shorts(change(-1), premium(-10))).toMatchObject({ standing: 'best_fit', evidence: 'moderate', score: 1 });
    expect(shorts(change(-1), premium(-10)).coverage).toBeCloseTo(5 / 7, 12);
    expect(shorts(change(-1), premium(10))).toMatchObject({ standing: 'does_not_fit' });
    expect(shorts(change(-1))).toMatchObject({ standing: 'could_not_check' });
    expect(shorts(change(1), premium(10)).score).toBe(-1);
  });
});

const loss = (pct: number): Told => ['treasury_unrealised_pct', pct, { window: null }];
const market = (price: number, cost: number, day?: number, week?: number): readonly Told[] => [
  ['price', price, { window: null }],
  ['treasury_average_cost', cost, { window: null }],
  ...(day === undefined ? [] : [['price_change', day, { window: '24h' }] as const]),
  ...(week === undefined ? [] : [['price_change', week, { window: '7d' }] as const]),
];
const traded = (bought: number) => weighed(largeHolder, caseOf([['treasury_trade', bought]]))[3];

describe('a large holder', () => {
  it.each<['BTC' | 'ETH' | 'MARKET', readonly Told[], boolean | null]>([
    ['BTC', [], null],
    ['BTC', [loss(-0.01)], true],
    ['BTC', [loss(0)], false],
    ['BTC', [loss(5)], false],
    ['MARKET', [loss(-1)], true],
    ['ETH', [loss(-1)], null],
  ])('gate of %s with %j: %s', (scope, told, open) =>
    expect(largeHolder.gate(caseOf(told, '24h', scope)).open).toBe(open),
  );

  it.each([
    ['crossed its cost today', market(95, 100, -10), 1],
    ['was exactly at it a day ago', market(50, 100, -50), 1],
    ['was under it a day ago already', market(95, 100, -4), 0],
    ['crossed it this week', market(95, 100, -1, -20), 0.5],
    ['crossed it this week, today unknown', market(95, 100, undefined, -20), 0.5],
    ['crossed it today and this week', market(95, 100, -10, -20), 1],
    ['is exactly at it', market(100, 100, -10), 0],
    ['is above it', market(105, 100, -10), 0],
    ['came from below', market(105, 100, 20), 0],
    ['has no past', market(95, 100), 0],
  ])('whose price %s', (_, told, e) => expect(weighed(largeHolder, caseOf(told))[0]).toBe(e));

  it('that bought speaks against, one that sold says nothing', () => {
    expect(traded(5)).toBe(-1);
    expect(traded(-5)).toBeNull();
    expect(traded(0)).toBeNull();
    expect(weighed(largeHolder, caseOf([]))).toEqual([null, null, null, null]);
  });

  it('is never judged on its price alone', () => {
    const driver = ranked('large_holder', caseOf([loss(-5), ...market(95, 100, -10), ['treasury_trade', 5]]));
    expect(driver).toMatchObject({ standing: 'could_not_check', coverage: 0.5 });
    expect(driver.score).toBeCloseTo((2 - 1) / 3, 12);
  });
});
