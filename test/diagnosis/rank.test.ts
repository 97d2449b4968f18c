/** Standings, evidence, ties and order. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRIVER_IDS } from '../../src/diagnosis/drivers/driver.ts';
import { isOpenButUnweighed, rank, unranked } from '../../src/diagnosis/rank.ts';
import { anyFacts, caseOf, ranked, type Told } from './book.ts';

const coins = (value: number): Told => ['open_interest_change_coins_pct', value];
const forcedShare = (value: number): Told => ['forced_share_of_closing', value];
const cycle: Told = ['deleveraging_cycle', 1, { window: null }];
const easing: readonly Told[] = [
  ['funding_8h', 1, { window: null }],
  ['funding_8h_change', -2, { window: '24h' }],
];
const byChoice = (...told: readonly Told[]) => {
  const { standing, evidence } = ranked('voluntary_deleveraging', caseOf(told));
  return [standing, evidence];
};

describe('a reason', () => {
  it.each<[string, readonly Told[], readonly string[]]>([
    ['that scores half of two families is moderate', [coins(-3.75), forcedShare(0.25)], ['best_fit', 'moderate']],
    ['that scores less is weak', [coins(-3.74), forcedShare(0.25)], ['also_fits', 'weak']],
    ['of one family is weak', [coins(-6), cycle], ['also_fits', 'weak']],
    ['that scores a quarter is worth saying', [coins(-4.875), forcedShare(0.75)], ['also_fits', 'weak']],
    ['that scores less does not fit', [coins(-4.874), forcedShare(0.75)], ['does_not_fit', 'none']],
    ['measured by less than 60 % is not judged', [coins(-6)], ['could_not_check', 'none']],
    [
      'of three families that agree is strong',
      [coins(-3.75), forcedShare(0.22), cycle, ...easing],
      ['best_fit', 'strong'],
    ],
    [
      'that scores under 0.7 is moderate',
      [coins(-3.75), forcedShare(0.23), cycle, ...easing],
      ['best_fit', 'moderate'],
    ],
    [
      'with an item that says nothing may be strong',
      [coins(-6), forcedShare(0), ['deleveraging_cycle', 0], ...easing],
      ['best_fit', 'strong'],
    ],
    ['of which another family says nothing is weak', [coins(-6), forcedShare(0.5)], ['also_fits', 'weak']],
    ['of two families is not strong', [coins(-6), forcedShare(0), cycle], ['best_fit', 'moderate']],
    ['measured by less than 80 % is not strong', [coins(-6), forcedShare(0), ...easing], ['best_fit', 'moderate']],
    ['whose gate is closed does not fit', [coins(-2.9), forcedShare(0), cycle].slice(0, 2), ['does_not_fit', 'none']],
    ['whose gate could not be measured is not judged', [forcedShare(0), cycle, ...easing], ['could_not_check', 'none']],
  ])('%s', (_, told, expected) => expect(byChoice(...told)).toEqual(expected));

  it('lists what speaks for it and against it', () => {
    const driver = ranked('voluntary_deleveraging', caseOf([coins(-6), forcedShare(0.75), cycle]));
    expect(driver.for.map(fact => fact.metric)).toEqual(['open_interest_change_coins_pct', 'deleveraging_cycle']);
    expect(driver.against.map(fact => fact.metric)).toEqual(['forced_share_of_closing']);
  });

  it('counts what says nothing as against it', () => {
    const driver = ranked('voluntary_deleveraging', caseOf([coins(-6), forcedShare(0.5)]));
    expect(driver.for.map(fact => fact.metric)).toEqual(['open_interest_change_coins_pct']);
    expect(driver.against.map(fact => fact.metric)).toEqual(['forced_share_of_closing']);
  });

  it('whose gate is closed says why', () => {
    const driver = ranked('voluntary_deleveraging', caseOf([coins(-1), forcedShare(0)]));
    expect(driver).toMatchObject({ score: 0, coverage: 1, for: [] });
    expect(driver.against.map(fact => fact.metric)).toEqual(['open_interest_change_coins_pct']);
  });
});

/** Forced closures score 1 of a coverage of 9/14, choice between 0.5 and 0.75 of all. */
const both = (share: number) =>
  rank(
    caseOf([
      ['liquidations_total', 1e9],
      ['liquidations_long_share', 0.9],
      ['liquidations_percentile', 99],
      ['liquidations_to_open_interest', 2],
      ['fall_in_heavy_hours', 0.7],
      coins(-3),
      cycle,
      ...easing,
      forcedShare(share),
    ]),
    true,
  )
    .slice(0, 2)
    .map(({ id, standing }) => `${id} ${standing}`);

const judged = (told: readonly Told[], horizon: '24h' | '7d' = '24h') => {
  const drivers = rank(caseOf(told, horizon), true);
  const choice = drivers.find(driver => driver.id === 'voluntary_deleveraging');
  return [drivers.some(isOpenButUnweighed), choice?.standing, choice?.evidence];
};

describe('forced closures that were many but cannot be weighed', () => {
  const many: readonly Told[] = [
    ['liquidations_total', 1e9],
    ['liquidations_long_share', 0.9],
    ['liquidations_percentile', 99],
  ];
  const cut: readonly Told[] = [coins(-6), forcedShare(0.1), cycle, ...easing];

  it.each<[string, readonly Told[], readonly unknown[]]>([
    ['leave open who closed by choice', [...many, ...cut], [true, 'also_fits', 'strong']],
    [
      'are weighed when enough is known',
      [...many, ...cut, ['liquidations_to_open_interest', 2], ['fall_in_heavy_hours', 0.7]],
      [false, 'best_fit', 'strong'],
    ],
    ['are not many below the gate', [...cut, ['liquidations_total', 1e9]], [false, 'best_fit', 'strong']],
    ['are not many when nothing is known of them', cut, [false, 'best_fit', 'strong']],
    ['are not many without a yardstick', [...cut, ...many.slice(0, 2)], [false, 'best_fit', 'strong']],
  ])('%s', (_, told, expected) => expect(judged(told)).toEqual(expected));

  it('do not stand in the way of another reason', () => {
    const shorts: readonly Told[] = [
      coins(4),
      ['funding_8h_change', -1, { window: '24h' }],
      ['perp_premium', -10, { window: null }],
    ];
    const found = rank(caseOf([...many, ...shorts]), true);
    expect(found.some(isOpenButUnweighed)).toBe(true);
    expect(found[0]).toMatchObject({ id: 'new_shorts', standing: 'best_fit' });
  });
});

describe('reasons that fit about as well', () => {
  const [forced, choice] = ['forced_liquidations', 'voluntary_deleveraging'];

  it.each([
    [0.33, [`${forced} best_fit`, `${choice} also_fits`]],
    [0.29, [`${forced} best_fit`, `${choice} best_fit`]],
    [0.15, [`${choice} best_fit`, `${forced} best_fit`]],
    [0.11, [`${choice} best_fit`, `${forced} also_fits`]],
  ])('share the place within 0.05: forced share %d', (share, expected) => expect(both(share)).toEqual(expected));

  it('never share it with a weak one', () => {
    const [first, second] = rank(caseOf([coins(-6), cycle, ['liquidations_total', 1]]), true);
    expect([first?.id, first?.standing, first?.evidence]).toEqual([choice, 'also_fits', 'weak']);
    expect(second?.standing).not.toBe('best_fit');
  });
});

describe('whatever the facts', () => {
  const horizons = fc.constantFrom('24h' as const, '7d' as const, '30d' as const);
  const scopes = fc.constantFrom('BTC' as const, 'ETH' as const, 'MARKET' as const);

  it('nothing fits a market that does not fall', () => {
    fc.assert(
      fc.property(anyFacts, horizons, scopes, (facts, horizon, scope) => {
        for (const { standing, evidence } of rank(caseOf(facts, horizon, scope), false)) {
          expect(['does_not_fit', 'could_not_check']).toContain(standing);
          expect(evidence).toBe('none');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every reason is listed once, best first, and its words agree with its numbers', () => {
    const places = ['best_fit', 'also_fits', 'does_not_fit', 'could_not_check'];
    fc.assert(
      fc.property(anyFacts, horizons, (facts, horizon) => {
        const drivers = rank(caseOf(facts, horizon), true);
        expect(drivers.map(driver => driver.id).toSorted()).toEqual([...DRIVER_IDS].toSorted());
        const order = drivers.map(({ standing, score, coverage }) => places.indexOf(standing) * 10 - score * coverage);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        for (const { standing, evidence, score, coverage } of drivers) {
          expect(Math.abs(score)).toBeLessThanOrEqual(1);
          expect(coverage).toBeLessThanOrEqual(1);
          const fits = standing === 'best_fit' || standing === 'also_fits';
          expect(evidence !== 'none').toBe(fits);
          expect(!fits || (score >= 0.25 && coverage >= 0.6)).toBe(true);
          expect(standing !== 'best_fit' || evidence === 'moderate' || evidence === 'strong').toBe(true);
        }
        const fitting = drivers.filter(driver => driver.evidence === 'moderate' || driver.evidence === 'strong');
        expect(fitting.some(driver => driver.standing === 'best_fit')).toBe(fitting.length > 0);
      }),
      { numRuns: 300 },
    );
  });

  it('reasons without a rule were not checked', () => {
    const tested = ['forced_liquidations', 'voluntary_deleveraging', 'new_shorts', 'large_holder'];
    fc.assert(
      fc.property(anyFacts, facts => {
        const others = rank(caseOf(facts), true).filter(driver => !tested.includes(driver.id));
        expect(new Set(others.map(driver => driver.standing))).toEqual(new Set(['could_not_check']));
        expect(others.flatMap(driver => [...driver.for, ...driver.against])).toEqual([]);
      }),
    );
  });
});

it('unranked reasons are all unchecked, in the order of the contract', () => {
  expect(unranked().map(driver => driver.id)).toEqual(DRIVER_IDS);
  expect(new Set(unranked().map(driver => driver.standing))).toEqual(new Set(['could_not_check']));
});
