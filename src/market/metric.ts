/**
 * The raw series that sources deliver, before anything is computed from them.
 * `level`: the value at a moment. `flow`: what happened in [at, at + span). `bar`: one number of a candle over [at, at + span).
 */
import type { Unit } from '../units/unit.ts';

interface MetricFacts {
  readonly kind: 'level' | 'flow' | 'bar';
  readonly unit: Unit;
  /** Hard range, bounds included. A value outside it is quarantined: reported, never used. */
  readonly range: readonly [number, number];
}

const price = { kind: 'bar', unit: 'usd', range: [1e-9, 1e8] } as const;

export const METRICS = {
  /** Spot or index price, USD per coin. */
  price: { kind: 'level', unit: 'usd', range: [1e-9, 1e8] },
  /** All-time high, USD; `at` is when it was reached. */
  all_time_high: { kind: 'level', unit: 'usd', range: [1e-9, 1e8] },
  /** Spot candles. */
  open: price,
  high: price,
  low: price,
  close: price,
  /** Perpetual mark price over index price minus one, in basis points (SP1). */
  perp_premium: { kind: 'level', unit: 'bp', range: [-2000, 2000] },
  /** Perpetuals held open at one venue, one side, in coins. */
  open_interest: { kind: 'level', unit: 'coin', range: [0, 3e11] },
  /** Funding of one venue, converted to basis points per 8 h: longs pay shorts when positive. */
  funding_8h: { kind: 'level', unit: 'bp', range: [-500, 500] },
  /** Dollar value of long positions that one venue closed by force. */
  liquidations_long: { kind: 'flow', unit: 'usd', range: [0, 5e10] },
  liquidations_short: { kind: 'flow', unit: 'usd', range: [0, 5e10] },
  /** Value 1: one venue's liquidations are known for all of [at, at + span). Coverage is the union of these. */
  liquidations_heard: { kind: 'flow', unit: 'ratio', range: [1, 1] },
  /** Fear & Greed index, one value a UTC day; `at` is that day's 00:00. */
  fear_greed: { kind: 'level', unit: 'index', range: [0, 100] },
  /** Deribit's DVOL: expected volatility of the next 30 days, per cent a year. */
  implied_volatility: { kind: 'level', unit: 'pct', range: [1, 1000] },
  /** Coins a company reports; subject: its name. */
  treasury_holdings: { kind: 'level', unit: 'coin', range: [0, 21e6] },
  /** What it paid per coin on average, USD. */
  treasury_average_cost: { kind: 'level', unit: 'usd', range: [1e-9, 1e8] },
  /** One reported purchase (+) or sale (−), in coins; `at`: the date of the report. */
  treasury_trade: { kind: 'flow', unit: 'coin', range: [-21e6, 21e6] },
  /** One large coin's own change over `span` as a provider states it; subject: its ticker. Asset is MARKET. */
  coin_change: { kind: 'level', unit: 'pct', range: [-100, 100_000] },
  /** Value of all coins, USD. */
  market_value: { kind: 'level', unit: 'usd', range: [1e9, 1e15] },
  /** Bitcoin's share of it, per cent. */
  bitcoin_dominance: { kind: 'level', unit: 'pct', range: [0, 100] },
} as const satisfies Record<string, MetricFacts>;

export type MetricId = keyof typeof METRICS;
