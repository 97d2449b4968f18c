/** No moment of one venue is ever counted twice: against a recount of the single orders. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { liquidationsBetween } from '../../src/market/flow.ts';
import type { Observation } from '../../src/market/observation.ts';
import { sum } from '../../src/units/statistics.ts';
import { DAY, floorTo, HOUR, MINUTE } from '../../src/units/time.ts';
import { heard, marketAt, NOW, observe } from './build.ts';

const SPANS = [MINUTE, 5 * MINUTE, HOUR, DAY] as const;

/** An order, and which of its four buckets the venue tells. */
const order = fc.record({
  ago: fc.integer({ min: 0, max: 52 * 60 }).map(minutes => minutes * MINUTE),
  usd: fc.integer({ min: 1, max: 1000 }),
  side: fc.constantFrom('liquidations_long' as const, 'liquidations_short' as const),
  told: fc.subarray([...SPANS]),
});
type Order = typeof order extends fc.Arbitrary<infer T> ? T : never;

const bucketKey = (at: number, span: number) => `${span} ${floorTo(at, span)}`;

/** A bucket tells all of its orders up to now, of both sides. */
function bucketsOf(orders: readonly Order[], now: number): readonly Observation[] {
  const told = new Set(orders.flatMap(each => each.told.map(span => bucketKey(now - each.ago, span))));
  return [...told].flatMap(key => {
    const [span = 0, at = 0] = key.split(' ').map(Number);
    const inside = orders.filter(each => floorTo(now - each.ago, span) === at);
    return (['liquidations_long', 'liquidations_short'] as const).map(metric =>
      observe({
        metric,
        span,
        at,
        seenAt: now,
        value: sum(inside.filter(each => each.side === metric).map(each => each.usd)),
      }),
    );
  });
}

/** The orders that lie in some told bucket that lies in the window; one that is not over yet counts when the window ends now. */
function recount(orders: readonly Order[], now: number, from: number, to: number, side: Order['side']): number {
  const told = new Set(orders.flatMap(each => each.told.map(span => bucketKey(now - each.ago, span))));
  const counts = (at: number, span: number) => {
    const start = floorTo(at, span);
    return told.has(bucketKey(at, span)) && start >= from && start < to && (to === now || start + span <= to);
  };
  return sum(
    orders.filter(each => each.side === side && SPANS.some(span => counts(now - each.ago, span))).map(each => each.usd),
  );
}

it('counts every order that some whole bucket of the window tells exactly once', () => {
  fc.assert(
    fc.property(
      fc.array(order, { maxLength: 60 }),
      fc.integer({ min: 0, max: 59 }),
      fc.constantFrom(DAY, 36 * HOUR, 90 * MINUTE),
      fc.constantFrom(0, 0, 7 * MINUTE, 3 * HOUR),
      (orders, minute, window, back) => {
        const now = NOW + minute * MINUTE;
        const [from, to] = [now - back - window, now - back];
        const told = marketAt(now, bucketsOf(orders, now), heard('okx', 60 * HOUR));
        const [venue] = liquidationsBetween(told, 'BTC', from, to);
        expect(venue?.long).toBe(recount(orders, now, from, to, 'liquidations_long'));
        expect(venue?.short).toBe(recount(orders, now, from, to, 'liquidations_short'));
      },
    ),
    { numRuns: 300 },
  );
});
