/** From a market to what explains it. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { statesOf } from '../../src/diagnosis/states.ts';
import { marketOf } from '../../src/market/journal.ts';
import type { Observation } from '../../src/market/observation.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import {
  bars,
  failure,
  fear,
  heard,
  holder,
  line,
  liquidated,
  market,
  NOW,
  observe,
  openInterest,
  price,
  times,
  walk,
} from '../market/build.ts';
import { bookOf } from './book.ts';

const CYCLE = [-2, -1, 0, 1, 2] as const;
const record = bars('close', DAY, walk(times(90, i => CYCLE[i % 5] ?? 0)));
/** The price now, of 100 a day ago: one sigma is about 1.5 per cent. */
const at = (now: number) => [...price('okx', { 0: now, [DAY]: 100 }), ...record];
const funding = line({ metric: 'funding_8h' }, { 0: 1 });
const forced = [...heard('okx', DAY), ...liquidated('okx', [{ ago: HOUR, span: HOUR, long: 6e6 }])];
const open = openInterest('okx', { 0: 9e6, [DAY]: 1e7 });
const of = (...parts: readonly (readonly Observation[])[]) => diagnose(market(...parts), 'BTC');
const fits = (drivers: ReturnType<typeof diagnose>['drivers']) =>
  drivers.filter(driver => driver.standing === 'best_fit' || driver.standing === 'also_fits');

describe('a diagnosis', () => {
  it('of an empty market knows nothing and says so', () => {
    const { ruling, limited, drivers, states, conditions, levels, book } = diagnose(market(), 'MARKET');
    expect(ruling.verdict).toBe('unknown');
    expect(limited).toBe(true);
    expect(fits(drivers)).toEqual([]);
    expect([states, conditions, levels, book.facts]).toEqual([[], [], [], []]);
    const missing = [
      'price',
      'liquidations_long',
      'open_interest_coins',
      'funding_8h',
      'fear_greed',
      'equity_change',
      'vix',
      'etf_net_flow',
    ];
    for (const metric of missing) expect(book.gap(metric)?.reason).toBe('never_seen');
  });

  it('of a fall finds its reason', () => {
    const { ruling, drivers, limited } = of(
      at(95),
      forced,
      open,
      funding,
      line({ metric: 'funding_8h' }, { [DAY]: 3 }),
    );
    expect(ruling).toEqual({ verdict: 'falling', horizon: '24h', bounceIn: null });
    expect(limited).toBe(false);
    expect(drivers[0]).toMatchObject({ id: 'voluntary_deleveraging', standing: 'also_fits' });
  });

  it.each([
    [100, 'flat'],
    [105, 'rising'],
  ])('at %d finds none: it is %s', (now, verdict) => {
    const { ruling, drivers, conditions } = of(at(now), forced, open, funding);
    expect(ruling.verdict).toBe(verdict);
    expect(fits(drivers)).toEqual([]);
    expect(drivers.some(driver => driver.standing === 'does_not_fit')).toBe(true);
    expect(conditions.map(condition => condition.id)).toEqual(['price_change']);
  });

  it('numbers its facts, and every one that a condition or a reason cites is in the book', () => {
    const { book, drivers, conditions } = of(at(95), forced, open, funding, fear([3]));
    expect(book.facts.map(fact => fact.id)).toEqual(book.facts.map((_, i) => `f${i + 1}`));
    const cited = [
      ...drivers.flatMap(each => [...each.for, ...each.against]),
      ...conditions.map(each => each.threshold),
    ];
    expect(cited.length).toBeGreaterThan(2);
    for (const fact of cited) expect(book.facts).toContain(fact);
  });

  it('takes a number that is none for missing', () => {
    const none = observe({ metric: 'fear_greed', asset: 'MARKET', value: Number.NaN, at: NOW - 12 * HOUR });
    const { book } = diagnose(market([none]), 'BTC');
    expect(book.find('fear_greed')).toBeUndefined();
    expect(book.gap('fear_greed')?.reason).toBe('never_seen');
  });
});

describe('too little is known to rank', () => {
  const above = holder('Strategy', 10, 50);

  it.each<[string, boolean, readonly (readonly Observation[])[]]>([
    ['the price alone', true, [at(95)]],
    ['the price and funding', false, [at(95), funding]],
    ['the price and forced closures', false, [at(95), forced]],
    ['the price and open interest', false, [at(95), open]],
    ['funding and forced closures', false, [funding, forced]],
    ['funding alone', true, [funding]],
    ['fear, a treasury and the price', true, [at(95), fear([3]), above]],
  ])('%s: %s', (_, limited, parts) => expect(of(...parts).limited).toBe(limited));

  it('so that nothing is judged that otherwise would be', () => {
    const [few, enough] = [of(at(95), above), of(at(95), above, funding)].map(({ drivers }) =>
      drivers.find(driver => driver.id === 'large_holder'),
    );
    expect(few?.standing).toBe('could_not_check');
    expect(enough?.standing).toBe('does_not_fit');
  });

  it('or there is no price', () => {
    const { limited, drivers } = of(funding, forced, open);
    expect(limited).toBe(false);
    expect(new Set(drivers.map(driver => driver.standing))).toEqual(new Set(['could_not_check']));
  });
});

describe('states', () => {
  it.each([
    [[], []],
    [[['fear_greed', 25]], ['extreme_fear']],
    [[['fear_greed', 26]], []],
    [[['deleveraging_cycle', 1]], ['deleveraging_cycle']],
    [[['deleveraging_cycle', 0]], []],
    [
      [
        ['deleveraging_cycle', 1],
        ['fear_greed', 0],
      ],
      ['extreme_fear', 'deleveraging_cycle'],
    ],
  ] as const)('of %j are %j', (told, states) => expect(statesOf(bookOf(...told))).toEqual(states));

  it('hold whatever the verdict', () => expect(of(fear([10])).states).toEqual(['extreme_fear']));
});

const silent = (failedAgo: number, heardAgo: number | null) =>
  diagnose(
    marketOf(heardAgo === null ? [] : price('okx', { [heardAgo]: 100 }), NOW, [failure({ at: NOW - failedAgo })]),
    'BTC',
  ).silent;

describe('a silent source', () => {
  it.each([
    [0, null, ['okx']],
    [2 * HOUR, null, ['okx']],
    [0, 5 * MINUTE, ['okx']],
    [0, 5 * MINUTE - 1, []],
    // What failed once and has been heard since is not silent, however long ago that was.
    [HOUR, HOUR - 1, []],
    [HOUR, HOUR, ['okx']],
  ])('failed %d ms ago, heard %d ms ago: %j', (failed, heardAgo, names) =>
    expect(silent(failed, heardAgo)).toEqual(names),
  );

  it('is named once', () => {
    const failures = ['b', 'a', 'b'].map((source, i) => failure({ source, feed: `${i}` }));
    expect(diagnose(marketOf([], NOW, failures), 'BTC').silent).toEqual(['a', 'b']);
  });
});
