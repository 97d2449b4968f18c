/** Random observations that collide often, so that revisions, repeats and late arrivals all happen. */
import * as fc from 'fast-check';
import type { Observation } from '../../src/market/observation.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';

/** Noon of a day; everything random lies before it. */
export const NOW = Date.UTC(2026, 5, 15, 12);

export const METRIC_IDS = ['price', 'close', 'coin_change', 'open_interest', 'liquidations_long'] as const;
export const SCOPES = ['BTC', 'ETH', 'MARKET'] as const;

const ages = fc.oneof(
  fc.integer({ min: 0, max: 180 }).map(minutes => minutes * MINUTE),
  fc.integer({ min: 40, max: 55 }).map(hours => hours * HOUR),
  fc.integer({ min: 40, max: 50 }).map(days => days * DAY),
  fc.integer({ min: 795, max: 805 }).map(days => days * DAY),
);

export const observations: fc.Arbitrary<Observation[]> = fc.array(
  fc
    .record({
      metric: fc.constantFrom(...METRIC_IDS),
      asset: fc.constantFrom(...SCOPES),
      subject: fc.constantFrom(null, 'SOL', "O'Neil | Söhne; --"),
      source: fc.constantFrom('binance', 'okx'),
      span: fc.constantFrom(0, 5 * MINUTE, HOUR, DAY),
      age: ages,
      value: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.double({ min: 1e-9, max: 1e15, noNaN: true })),
      delay: fc.oneof(
        fc.constantFrom(0, 1, MINUTE),
        fc.integer({ min: 0, max: 400 }).map(days => days * DAY),
      ),
    })
    .map(({ age, delay, ...rest }) => Object.assign(rest, { at: NOW - age, seenAt: Math.min(NOW, NOW - age + delay) })),
  { maxLength: 60 },
);

export const observation = (change: Partial<Observation> = {}): Observation => ({
  metric: 'price',
  asset: 'BTC',
  subject: null,
  source: 'okx',
  at: NOW - HOUR,
  span: 0,
  value: 67_120.5,
  seenAt: NOW - HOUR + 1234,
  ...change,
});
