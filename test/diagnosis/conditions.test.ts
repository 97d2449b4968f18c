/** What would ease the fall, or start one. */
import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../src/diagnosis/conditions.ts';
import type { Ruling } from '../../src/diagnosis/verdict.ts';
import type { Level } from '../../src/signals/level.ts';
import type { Scope } from '../../src/units/asset.ts';
import { NOW } from '../market/build.ts';
import { bookOf, DAY_WINDOW, type Told } from './book.ts';

interface Setting {
  readonly verdict?: Ruling['verdict'];
  readonly levels?: readonly Level[];
  readonly scope?: Scope;
}

function conditions(told: readonly Told[], { verdict = 'falling', levels = [], scope = 'BTC' }: Setting = {}) {
  const book = bookOf(...told);
  const ruling = { verdict, horizon: verdict === 'falling' ? ('24h' as const) : null, bounceIn: null };
  const made = conditionsOf({ book, scope, lead: 'BTC', ruling, levels, asOf: NOW });
  return { book, made };
}
/** The only condition there is, in short. */
function only(told: readonly Told[], setting?: Setting) {
  const { made } = conditions(told, setting);
  expect(made.length).toBeLessThanOrEqual(1);
  const [found] = made;
  return (
    found && [
      found.id,
      found.comparator,
      found.threshold.value,
      found.forDays?.value ?? null,
      found.current?.value ?? null,
      found.status,
    ]
  );
}

const fear = (value: number): Told => ['fear_greed', value, { asset: 'MARKET' }];
const level = (price: number, change: Partial<Level> = {}): Level => ({
  price,
  side: 'above',
  state: 'broken',
  brokenAt: NOW,
  distancePct: 1,
  origin: 'round',
  ...change,
});
const named = (each: Level): Told => ['level_price', each.price, { subject: `${each.origin} ${each.price}` }];

describe('fear over', () => {
  it('is above 25 for two days', () => {
    expect(only([fear(25)])).toEqual(['fear_greed', '>', 25, 2, 25, 'not_met']);
    expect(only([fear(3)])).toEqual(['fear_greed', '>', 25, 2, 3, 'not_met']);
  });

  it('is no condition when there is no extreme fear, or none is known', () => {
    expect(only([fear(26)])).toBeUndefined();
    expect(only([])).toBeUndefined();
  });
});

const total = (value: number, subject?: string, sources = ['gate', 'okx']): Told => [
  'liquidations_total',
  value,
  { ...DAY_WINDOW, sources, ...(subject === undefined ? {} : { subject }) },
];

describe('liquidations back to normal', () => {
  const usual: Told = ['liquidations_usual', 100, { ...DAY_WINDOW, subject: 'gate' }];
  it.each<[string, readonly Told[], unknown]>([
    ['above its usual day', [usual, total(500, 'gate')], ['liquidations', '<', 100, 2, 500, 'not_met']],
    ['exactly on it', [usual, total(100, 'gate')], ['liquidations', '<', 100, 2, 100, 'not_met']],
    ['under it: nothing to wait for', [usual, total(99.9, 'gate')], undefined],
    ['unknown now', [usual], ['liquidations', '<', 100, 2, null, 'unknown']],
    [
      'known of other venues only',
      [usual, total(500, 'okx'), total(700)],
      ['liquidations', '<', 100, 2, null, 'unknown'],
    ],
    [
      'known as the only venue',
      [usual, total(500, undefined, ['gate'])],
      ['liquidations', '<', 100, 2, 500, 'not_met'],
    ],
    ['without a usual day', [total(500, 'gate')], undefined],
    ['a usual day of nobody', [['liquidations_usual', 100, DAY_WINDOW], total(500, 'gate')], undefined],
  ])('%s', (_, told, expected) => expect(only(told)).toEqual(expected));

  it('are those of the scope', () => {
    const market = { asset: 'MARKET', ...DAY_WINDOW, subject: 'gate' } as const;
    const told: readonly Told[] = [
      usual,
      total(500, 'gate'),
      ['liquidations_usual', 900, market],
      ['liquidations_total', 950, market],
    ];
    const [found] = conditions(told, { scope: 'MARKET' }).made;
    expect(found).toMatchObject({ asset: 'MARKET', window: '24h', threshold: { value: 900 }, current: { value: 950 } });
    expect(conditions(told).made[0]).toMatchObject({ asset: 'BTC', threshold: { value: 100 } });
  });
});

const one = (levels: readonly Level[], ...told: readonly Told[]) => only([...levels.map(named), ...told], { levels });

describe('a level regained', () => {
  const price: Told = ['price', 90];
  it('is a price over a broken level above', () => {
    expect(one([level(100)], price)).toEqual(['price_level', '>', 100, null, 90, 'not_met']);
    expect(one([level(100)], ['price', 100])).toEqual(['price_level', '>', 100, null, 100, 'not_met']);
    expect(one([level(100)], ['price', 101])).toEqual(['price_level', '>', 100, null, 101, 'met']);
    expect(one([level(100)])).toEqual(['price_level', '>', 100, null, null, 'unknown']);
    expect(one([level(100, { distancePct: 0.5 })], price)?.[2]).toBe(100);
  });

  it.each([
    ['overhead', level(100, { state: 'overhead' })],
    ['so near that it is the price', level(100, { distancePct: 0.49 })],
    ['broken but below', level(80, { side: 'below' })],
    ['the record', level(100, { origin: 'ath' })],
    ['a treasury', level(100, { origin: 'treasury_cost' })],
  ])('is not asked of one that is %s', (_, each) => expect(one([each], price)).toBeUndefined());

  it('is that of the nearest', () => {
    expect(one([level(95), level(100)], price)?.[2]).toBe(95);
    expect(one([level(97, { origin: 'swing_low' }), level(99, { origin: 'swing_low' })], price)?.[2]).toBe(97);
  });

  it('needs the level as a fact', () => {
    expect(only([price], { levels: [level(100)] })).toBeUndefined();
  });
});

describe('a fall would start', () => {
  const sigma: Told = ['price_change_sigma', 2.5, DAY_WINDOW];

  it.each(['flat', 'rising'] as const)('one sigma down, when the market is %s', verdict => {
    expect(only([sigma, ['price_change', -1, DAY_WINDOW]], { verdict })).toEqual([
      'price_change',
      '<',
      -2.5,
      null,
      -1,
      'not_met',
    ]);
    expect(only([sigma, ['price_change', -2.5, DAY_WINDOW]], { verdict })?.[5]).toBe('not_met');
    expect(only([sigma, ['price_change', -2.6, DAY_WINDOW]], { verdict })?.[5]).toBe('met');
    expect(only([sigma], { verdict })?.[5]).toBe('unknown');
    expect(only([fear(3)], { verdict })).toBeUndefined();
  });

  it('is not asked while it falls, and nothing is asked when nothing is known', () => {
    expect(only([sigma])).toBeUndefined();
    expect(only([sigma, fear(3)], { verdict: 'unknown' })).toBeUndefined();
  });
});

describe('every threshold', () => {
  const lost = level(100);
  const told: readonly Told[] = [
    named(lost),
    ['price', 90],
    fear(3),
    ['liquidations_usual', 100, { ...DAY_WINDOW, subject: 'gate' }],
    ['liquidations_total', 500, { ...DAY_WINDOW, subject: 'gate' }],
  ];
  const { book, made } = conditions(told, { levels: [lost] });

  it('is a fact of the book', () => {
    expect(made.map(condition => condition.id)).toEqual(['price_level', 'liquidations', 'fear_greed']);
    for (const { threshold, forDays, current, unit, window } of made) {
      expect(book.facts).toContain(threshold);
      expect([...book.facts, null]).toContain(forDays);
      expect(book.facts).toContain(current);
      expect([unit, window]).toEqual([threshold.unit, threshold.window]);
    }
  });

  it('is told once, also when two conditions share it', () => {
    expect(book.all('condition_threshold').map(fact => [fact.subject, fact.value, fact.unit, fact.formula])).toEqual([
      ['days', 2, 'days', 'CD1'],
      ['fear_greed', 25, 'index', 'CD1'],
    ]);
    expect(made[1]?.forDays).toBe(made[2]?.forDays);
  });
});
