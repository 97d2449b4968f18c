/** Markets that never were: every series may be there or not, move anyhow, and end anywhere. */
import * as fc from 'fast-check';
import type { Failure } from '../../src/market/gap.ts';
import type { MetricId } from '../../src/market/metric.ts';
import type { Observation } from '../../src/market/observation.ts';
import { ASSETS, type Asset, type Scope } from '../../src/units/asset.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';

const VENUES = ['binance', 'bybit', 'okx', 'gate'] as const;

export const NOW = Date.UTC(2026, 10, 22, 18, 3);

export interface RandomMarket {
  readonly observations: readonly Observation[];
  readonly failures: readonly Failure[];
}

interface Shape {
  readonly seed: number;
  readonly price: number;
  /** Drift and noise of one day, as shares. */
  readonly drift: number;
  readonly noise: number;
  readonly days: number;
  readonly venues: readonly string[];
  readonly coins: number;
  readonly closing: number;
  readonly liquidated: number;
  readonly longShare: number;
  readonly parts: readonly boolean[];
  /** Move of the last 24 hours on top of the drift, as a log return. */
  readonly today: number;
  readonly fear: readonly number[];
  readonly cost: number;
  readonly holder: string;
  /** The asset with the long record; the others have a short one, to keep a run quick. */
  readonly star: number;
}

/** A share with two decimals: doubles of fast-check crowd around zero, where nothing happens. */
const share = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map(n => n / 100);
const often = fc.nat(19).map(n => n > 0);

const shape: fc.Arbitrary<Shape> = fc.record({
  star: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: ASSETS.length - 1 }) },
  ),
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
  price: fc.oneof(share(0.01, 2), fc.integer({ min: 50, max: 200_000 })),
  drift: share(-0.05, 0.05),
  today: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: share(-0.4, 0.2) }),
  noise: fc.constantFrom(0, 0.001, 0.02, 0.02, 0.1),
  days: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(0, 3) },
    { weight: 5, arbitrary: fc.constantFrom(40, 200, 400) },
  ),
  venues: fc.oneof({ weight: 1, arbitrary: fc.subarray([...VENUES]) }, { weight: 3, arbitrary: fc.constant(VENUES) }),
  coins: fc.oneof(
    fc.constant(0),
    fc.double({ min: 0, max: 1e6, noNaN: true }),
    fc.integer({ min: 1000, max: 1_000_000 }),
  ),
  closing: fc.oneof(fc.constant(0), share(-0.9, 0.3)),
  liquidated: fc.constantFrom(0, 10, 1e5, 1e7, 5e9),
  longShare: share(0, 1),
  parts: fc.array(often, { minLength: 12, maxLength: 12 }),
  fear: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 }),
  cost: fc.integer({ min: 1, max: 300_000 }),
  holder: fc.oneof(
    fc.constantFrom('Strategy', '21 Capital', 'S&P 500 Fund', '@everyone <b>7</b>'),
    fc.string({ minLength: 1, maxLength: 80 }),
  ),
});

export const randomMarket: fc.Arbitrary<RandomMarket> = shape.map(build);

/** A small generator of its own, so that a shrunk example keeps its noise. */
function noiseOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff - 0.5;
  };
}

function build(s: Shape): RandomMarket {
  const noise = noiseOf(s.seed);
  const observations: Observation[] = [];
  const add = (
    metric: MetricId,
    asset: Scope,
    source: string,
    at: number,
    value: number,
    span = 0,
    subject: string | null = null,
  ) => {
    if (Number.isFinite(value)) observations.push({ metric, asset, source, at, value, span, subject, seenAt: NOW });
  };
  const has = (part: number): boolean => s.parts[part] ?? false;
  ASSETS.forEach((asset, i) => {
    if (i !== s.star && s.seed % 2) return;
    const days = i === s.star ? s.days : Math.min(s.days, 35);
    const path = (at: number) =>
      s.price *
      (1 + i) *
      Math.exp(s.drift * Math.sin((NOW - at) / (9 * DAY)) * 5 + s.today * Math.max(0, 1 - (NOW - at) / DAY));
    for (const venue of s.venues) {
      if (has(1))
        add('price', asset, venue, NOW - (has(2) ? 0 : 20) * MINUTE - 5000, path(NOW) * (1 + s.noise * noise() * 0.05));
      bars(add, asset, venue, DAY, days, path, s.noise, noise);
      if (has(3)) bars(add, asset, venue, HOUR, Math.min(days * 24, i === s.star ? 800 : 30), path, s.noise / 5, noise);
      if (has(4))
        for (let day = Math.min(s.days, 100); day >= 0; day--)
          add(
            'open_interest',
            asset,
            venue,
            NOW - day * DAY - 9000,
            s.coins * (1 + s.closing * Math.max(0, 1 - day / 3)),
          );
      if (has(5)) add('funding_8h', asset, venue, NOW - MINUTE, noise() * 10);
      if (has(6) && (venue === 'gate' || venue === 'okx')) liquidations(add, asset, venue, s, noise);
    }
  });
  s.fear.forEach((value, i) =>
    add('fear_greed', 'MARKET', 'alternative-me', Math.floor(NOW / DAY) * DAY - (s.fear.length - 1 - i) * DAY, value),
  );
  if (has(7))
    for (let hour = 24 * 30; hour >= 0; hour--)
      add('implied_volatility', 'BTC', 'deribit', NOW - hour * HOUR, 40 + noise() * 30);
  if (has(8)) {
    add('treasury_holdings', 'BTC', 'coingecko', NOW - DAY, 700_000, 0, s.holder);
    add('treasury_average_cost', 'BTC', 'coingecko', NOW - DAY, s.cost, 0, s.holder);
    add('treasury_trade', 'BTC', 'coingecko', NOW - 3 * DAY, noise() * 1000, 0, s.holder);
  }
  if (has(9))
    for (let coin = 0; coin < 30; coin++)
      add('coin_change', 'MARKET', 'coingecko', NOW - MINUTE, noise() * 20, DAY, `COIN${coin}`);
  if (has(10)) add('all_time_high', 'BTC', 'coingecko', NOW - 400 * DAY, s.price * 1.7);
  const down: Failure = {
    source: 'binance',
    feed: 'prices',
    provides: ['price'],
    asset: 'BTC',
    at: NOW - MINUTE,
    reason: 'answered 451: refuses this country',
  };
  return { observations, failures: has(11) ? [down] : [] };
}

type Add = (metric: MetricId, asset: Scope, source: string, at: number, value: number, span?: number) => void;

function bars(
  add: Add,
  asset: Asset,
  venue: string,
  span: number,
  count: number,
  path: (at: number) => number,
  size: number,
  noise: () => number,
) {
  for (let n = count; n >= 1; n--) {
    const at = Math.floor(NOW / span) * span - n * span;
    const close = path(at + span) * (1 + size * noise());
    const open = path(at);
    add('open', asset, venue, at, open, span);
    add('close', asset, venue, at, close, span);
    add('high', asset, venue, at, Math.max(open, close) * (1 + size / 2), span);
    add('low', asset, venue, at, Math.min(open, close) * (1 - size / 2), span);
  }
}

function liquidations(add: Add, asset: Asset, venue: string, { liquidated, longShare }: Shape, noise: () => number) {
  const bucket = (at: number, span: number, usd: number) => {
    add('liquidations_long', asset, venue, at, usd * longShare, span);
    add('liquidations_short', asset, venue, at, usd * (1 - longShare), span);
  };
  for (let hour = 24 * 31; hour >= 1; hour--)
    bucket(
      Math.floor(NOW / HOUR) * HOUR - hour * HOUR,
      HOUR,
      (liquidated / 24) * Math.abs(noise()) * (hour <= 24 ? 6 : 1),
    );
  for (let day = 180; day >= 1; day--)
    bucket(Math.floor(NOW / DAY) * DAY - day * DAY, DAY, liquidated * Math.abs(noise()));
  add('liquidations_heard', asset, venue, NOW - 31 * DAY, 1, 31 * DAY - MINUTE);
}
