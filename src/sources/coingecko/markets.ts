/** CoinGecko's list of the largest coins: a price of each tracked one, and how the forty largest moved. */
import * as z from 'zod';
import type { Observation } from '../../market/observation.ts';
import { ASSET_FACTS } from '../../units/asset.ts';
import { DAY, HOUR, type Instant } from '../../units/time.ts';
import { type Attempt, gather, ownRows, type Statement } from '../gather.ts';
import { fieldOf, isoInstant, numeric, type Observe, observer, optionalNumeric, parse, rowsOf } from '../reading.ts';
import { Refusal, type SourceRequest } from '../source.ts';
import { standsIn } from './stand-ins.ts';

/** How many coins breadth is counted over. */
const COINS = 40;

interface Change {
  readonly field: string;
  readonly span: number;
  /** A rise of more per cent than this is a broken number. */
  readonly most: number;
}

const change = (window: string, span: number, most: number): Change => ({
  field: `price_change_percentage_${window}_in_currency`,
  span,
  most,
});

const CHANGES = [
  change('1h', HOUR, 100),
  change('24h', DAY, 500),
  change('7d', 7 * DAY, 1000),
  change('30d', 30 * DAY, 2000),
] as const;

/** An hour is too short to say that a coin takes part in a fall. */
const LONGER = CHANGES.filter(({ span }) => span >= DAY);

/** @see https://docs.coingecko.com/reference/coins-markets */
export const marketsRequest: SourceRequest = {
  url: 'https://api.coingecko.com/api/v3/coins/markets',
  params: {
    vs_currency: 'usd',
    order: 'market_cap_desc',
    per_page: 60,
    page: 1,
    price_change_percentage: '1h,24h,7d,30d',
  },
  asset: 'MARKET',
  read: (body, seenAt) => {
    const rows = rowsOf(body);
    const observe = observer('coingecko', seenAt);
    return gather([
      ...ownRows(rows, 'id', asset => ASSET_FACTS[asset].coingecko, statementsOf(observe)),
      ...changesOf(rows, observe),
    ]);
  },
};

const price = z.object({
  current_price: numeric,
  last_updated: isoInstant,
  market_cap: optionalNumeric,
  circulating_supply: optionalNumeric,
});
const high = z.object({ ath: numeric, ath_date: isoInstant });

/** @throws {Refusal} when price and supply do not make up the market cap that stands beside them */
function priceIn(row: unknown): { readonly value: number; readonly at: Instant } {
  const { current_price, last_updated, market_cap: worth, circulating_supply: coins } = parse(price, row);
  const ratio = worth && coins ? (current_price * coins) / worth : 1;
  if (!(current_price > 0 && ratio > 0.5 && ratio < 2)) {
    throw new Refusal(`a price of ${current_price} USD contradicts the market cap`);
  }
  return { value: current_price, at: last_updated };
}

const statementsOf = (observe: Observe): readonly Statement[] => [
  (row, asset) => observe({ metric: 'price', asset, ...priceIn(row) }),
  (row, asset) => {
    const { ath: value, ath_date: at } = parse(high, row);
    return observe({ metric: 'all_time_high', asset, at, value });
  },
  ...CHANGES.map(
    (known): Statement =>
      (row, asset) => {
        const now = priceIn(row);
        const percent = percentOf(row, known);
        if (percent === undefined) throw new Refusal(`${known.field} is blank`);
        return observe({ metric: 'price', asset, at: now.at - known.span, value: now.value / (1 + percent / 100) });
      },
  ),
];

/** Undefined when the coin is too young to have changed over so long a time. */
function percentOf(row: unknown, { field, most }: Change): number | undefined {
  const percent = parse(z.object({ [field]: optionalNumeric }), row)[field];
  if (percent !== undefined && !(percent > -99 && percent <= most)) {
    throw new Refusal(`a change of ${percent} % cannot be`);
  }
  return percent;
}

const coin = z.object({ id: z.string(), symbol: z.string().min(1).max(20) });

function changesOf(rows: readonly unknown[], observe: Observe): readonly Attempt[] {
  const largest = new Map<string, unknown>();
  for (const row of rows) {
    const known = coin.safeParse(row).data;
    const subject = known?.symbol.toUpperCase();
    if (!known || subject === undefined || largest.has(subject) || largest.size === COINS) continue;
    const changes = LONGER.map(({ field }) => numberIn(row, field)).filter(value => value !== undefined);
    if (!standsIn(known.id, numberIn(row, 'current_price'), changes)) largest.set(subject, row);
  }
  return [...largest].map(([subject, row]) => ({ asset: 'MARKET', read: () => readChanges(row, subject, observe) }));
}

/** All changes of a coin or none: one that cannot be makes the others doubtful. */
function readChanges(row: unknown, subject: string, observe: Observe): readonly Observation[] {
  const { at } = priceIn(row);
  return LONGER.flatMap(known => {
    const value = percentOf(row, known);
    if (value === undefined) return [];
    return [observe({ metric: 'coin_change', asset: 'MARKET', subject, at, span: known.span, value })];
  });
}

const numberIn = (row: unknown, field: string): number | undefined => numeric.safeParse(fieldOf(row, field)).data;
