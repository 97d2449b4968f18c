/** What the memory shows as of a moment, whatever came first. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal, marketOf } from '../../src/market/journal.ts';
import type { Market } from '../../src/market/market.ts';
import type { Observation } from '../../src/market/observation.ts';
import { HOUR, MINUTE } from '../../src/units/time.ts';
import { failure, marketAt, NOW, observe } from './build.ts';

const METRIC_IDS = ['price', 'close', 'coin_change'] as const;

const all = (market: Market) =>
  METRIC_IDS.flatMap(metric => (['BTC', 'MARKET'] as const).flatMap(asset => market.series(metric, asset)));

const statement = fc
  .record({
    metric: fc.constantFrom(...METRIC_IDS),
    asset: fc.constantFrom('BTC' as const, 'MARKET' as const),
    subject: fc.constantFrom(null, 'SOL', 'ETH'),
    source: fc.constantFrom('okx', 'gate'),
    span: fc.constantFrom(0, MINUTE, HOUR),
    minutesAgo: fc.integer({ min: 0, max: 8 }),
    delay: fc.integer({ min: 0, max: 10 * MINUTE }),
  })
  .map(({ minutesAgo, delay, ...rest }) => Object.assign(rest, { at: NOW - minutesAgo * MINUTE, delay }));

/** No two say the same, and no two were learnt at the same time. */
const statements: fc.Arbitrary<Observation[]> = fc
  .uniqueArray(statement, { selector: ({ at, delay }) => at + delay, maxLength: 40 })
  .map(list => list.map(({ delay, ...rest }, i) => observe({ ...rest, seenAt: rest.at + delay, value: i + 1 })));

const shuffled = statements.chain(list =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);

const keyOf = ({ metric, asset, subject, source, span, at }: Observation) =>
  [metric, asset, subject, source, span, at].join();

describe('the journal', () => {
  it('shows the same whatever the order of arrival', () => {
    fc.assert(
      fc.property(shuffled, ([list, mixed]) => {
        const [one, other] = [marketAt(NOW + HOUR, list), marketAt(NOW + HOUR, mixed)];
        expect(all(other)).toEqual(all(one));
        for (const source of ['okx', 'gate']) expect(other.heardFrom(source)).toBe(one.heardFrom(source));
      }),
    );
  });

  it('shows, of each statement, the one learnt last', () => {
    fc.assert(
      fc.property(statements, list => {
        const points = all(marketAt(NOW + HOUR, list)).flatMap(series => series.points);
        for (const point of points) {
          const same = list.filter(
            each =>
              each.metric === point.metric &&
              each.asset === point.asset &&
              each.subject === point.subject &&
              each.source === point.source &&
              each.span === point.span &&
              each.at === point.at,
          );
          expect(point.seenAt).toBe(Math.max(...same.map(each => each.seenAt)));
        }
      }),
    );
  });

  it('never shows what was learnt or happened later', () => {
    fc.assert(
      fc.property(statements, fc.integer({ min: -10, max: 10 }), (list, minutes) => {
        const asOf = NOW + minutes * MINUTE;
        const now = all(marketAt(asOf, list)).flatMap(series => series.points);
        for (const point of now) {
          expect(point.at).toBeLessThanOrEqual(asOf);
          expect(point.seenAt).toBeLessThanOrEqual(asOf);
        }
      }),
    );
  });

  it('does not change a market by what is learnt after it', () => {
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 8 }), ([, list], minutes) => {
        const asOf = NOW - minutes * MINUTE;
        // A revision learnt later takes the place of what was known: only first statements are compared here.
        const first = [...new Map(list.toReversed().map(each => [keyOf(each), each])).values()];
        const early = first.filter(each => each.seenAt <= asOf);
        expect(all(marketAt(asOf, first))).toEqual(all(marketAt(asOf, early)));
      }),
    );
  });

  it('keeps points in the order of their time', () => {
    fc.assert(
      fc.property(shuffled, ([, list]) => {
        for (const { points } of all(marketAt(NOW + HOUR, list))) {
          const moments = points.map(point => point.at);
          expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('tells subjects, sources, spans and assets apart', () => {
    const market = marketOf(
      [
        observe({ metric: 'close', value: 1 }),
        observe({ metric: 'close', value: 2, source: 'gate' }),
        observe({ metric: 'close', value: 3, span: HOUR }),
        observe({ metric: 'close', value: 4, subject: 'SOL' }),
        observe({ metric: 'close', value: 5, asset: 'ETH' }),
        observe({ metric: 'open', value: 6 }),
      ],
      NOW,
    );
    const values = market
      .series('close', 'BTC')
      .map(({ source, subject, span, points }) => [source, subject, span, points[0]?.value]);
    expect(values).toEqual([
      ['gate', null, 0, 2],
      ['okx', 'SOL', 0, 4],
      ['okx', null, 0, 1],
      ['okx', null, HOUR, 3],
    ]);
  });
});

const points = (asOf: number, ...list: Observation[]) => marketOf(list, asOf).series('price', 'BTC')[0]?.points;

describe('a statement that is told again', () => {
  const told = observe({ metric: 'price', value: 100, at: NOW - 10 * MINUTE, seenAt: NOW - 10 * MINUTE });
  it('keeps the moment it was first learnt', () => {
    expect(points(NOW, told, { ...told, seenAt: NOW })).toEqual([told]);
  });

  it('with another value is a revision, known only from then on', () => {
    const revised = { ...told, value: 101, seenAt: NOW - 5 * MINUTE };
    expect(points(NOW, told, revised)).toEqual([revised]);
    expect(points(NOW - 5 * MINUTE, told, revised)).toEqual([revised]);
  });

  it('with another value at the same moment is what was said last', () => {
    const corrected = { ...told, value: 101 };
    expect(points(NOW, told, corrected)).toEqual([corrected]);
  });

  it('is not undone by an older telling that arrives late', () => {
    const revised = { ...told, value: 101, seenAt: NOW - 5 * MINUTE };
    expect(points(NOW, revised, told)).toEqual([revised]);
  });
});

describe('sources and failures', () => {
  it('were last heard when they last told anything', () => {
    const journal = new Journal();
    journal.record([
      observe({ metric: 'price', value: 1, at: NOW - HOUR, seenAt: NOW - MINUTE }),
      observe({ metric: 'close', value: 1, at: NOW - 2 * HOUR, seenAt: NOW - 3 * MINUTE }),
      observe({ metric: 'close', value: 1, at: NOW - HOUR, seenAt: NOW - 2 * MINUTE }),
    ]);
    expect(journal.view(NOW).heardFrom('okx')).toBe(NOW - MINUTE);
    expect(journal.view(NOW).heardFrom('gate')).toBe(0);
    expect(journal.newest('okx', ['close'])).toBe(NOW - 2 * MINUTE);
    expect(journal.newest('okx', ['close', 'price'])).toBe(NOW - MINUTE);
    expect(journal.newest('okx', ['open'])).toBe(0);
    expect(journal.newest('gate', ['close'])).toBe(0);
  });

  it('are remembered until the same request succeeds', () => {
    const journal = new Journal();
    journal.failed(failure({ feed: 'a' }));
    journal.failed(failure({ feed: 'b' }));
    journal.failed(failure({ feed: 'a', asset: 'ETH', at: NOW + 1 }));
    const feeds = () => journal.view(NOW).failures.map(({ feed, asset }) => [feed, asset]);
    expect(feeds()).toEqual([
      ['a', 'BTC'],
      ['b', 'BTC'],
    ]);
    expect(['a', 'b', 'c'].map(feed => journal.failing({ source: 'okx', feed }))).toEqual([2, 1, 0]);
    expect(journal.failing({ source: 'gate', feed: 'a' })).toBe(0);
    journal.recovered({ source: 'okx', feed: 'a', asset: 'ETH' });
    journal.recovered({ source: 'gate', feed: 'a', asset: 'BTC' });
    expect(feeds()).toHaveLength(2);
    journal.recovered({ source: 'okx', feed: 'a', asset: 'BTC' });
    expect(feeds()).toEqual([['b', 'BTC']]);
  });

  it('change the version, an unneeded recovery does not', () => {
    const journal = new Journal();
    const versions = [
      () => journal.record([]),
      () => journal.failed(failure()),
      () => journal.recovered(failure()),
      () => journal.recovered(failure()),
    ].map(act => {
      act();
      return journal.version;
    });
    expect(versions).toEqual([1, 2, 3, 3]);
  });
});
