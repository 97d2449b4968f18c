/** Bybit: spot prices and candles, funding, premium and open interest of its USDT perpetuals. Blocked (403) in some countries. */
import * as z from 'zod';
import { type Asset, ASSETS } from '../units/asset.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../units/time.ts';
import { CANDLE_METRICS, type CandleSlice, candleSlices, readCandles } from './candles.ts';
import { gather, ownRows } from './gather.ts';
import { fundingPer8h, premiumOf } from './perpetuals.ts';
import { epoch, fieldOf, numeric, observer, optionalNumeric, parse, refusalOf } from './reading.ts';
import { Refusal, type Source, type SourceRequest } from './source.ts';
import { checkSpacing } from './spacing.ts';

const id = 'bybit';
const MARKET = 'https://api.bybit.com/v5/market';

const symbolOf = (asset: Asset): string => `${asset}USDT`;

const envelope = z.object({ retCode: numeric, result: z.unknown(), time: epoch });
const list = z.object({ list: z.array(z.unknown()).min(1, 'holds no rows') });

/**
 * The rows and the moment of an answer; errors come with HTTP 200 and a `retCode` that is not 0.
 * @param expected what the result must say of itself, e.g. its symbol
 */
function answerOf(body: unknown, expected: Readonly<Record<string, string>>): { rows: unknown[]; time: Instant } {
  const code = parse(envelope.pick({ retCode: true }), body).retCode;
  if (code !== 0) throw refusalOf(code, fieldOf(body, 'retMsg'));
  const { result, time } = parse(envelope, body);
  for (const [field, value] of Object.entries(expected)) {
    if (fieldOf(result, field) !== value) throw new Refusal(`does not speak of the ${field} ${value}`);
  }
  return { rows: parse(list, result).list, time };
}

const last = z.object({ lastPrice: numeric });
const previous = z.object({ prevPrice24h: numeric });

/** @see https://bybit-exchange.github.io/docs/v5/market/tickers */
const priceRequest: SourceRequest = {
  url: `${MARKET}/tickers`,
  params: { category: 'spot' },
  asset: 'MARKET',
  read: (body, seenAt) => {
    const { rows, time } = answerOf(body, { category: 'spot' });
    const observe = observer(id, seenAt);
    return gather(
      ownRows(rows, 'symbol', symbolOf, [
        (row, asset) => observe({ metric: 'price', asset, at: time, value: parse(last, row).lastPrice }),
        (row, asset) => observe({ metric: 'price', asset, at: time - DAY, value: parse(previous, row).prevPrice24h }),
      ]),
    );
  },
};

const funding = z.object({ fundingRate: numeric, fundingIntervalHour: numeric });
const marks = z.object({ markPrice: numeric, indexPrice: numeric });
const positions = z.object({ openInterest: optionalNumeric, singleOpenInterest: optionalNumeric });

/** Coins held open, counted once: `openInterest` counts the buyer and the seller of each contract. */
function oneSide(row: unknown): number {
  const { openInterest: both, singleOpenInterest: one } = parse(positions, row);
  if (one !== undefined && both !== undefined && !(both >= 0.95 * one && both <= 2.1 * one)) {
    throw new Refusal('openInterest and singleOpenInterest contradict each other');
  }
  if (one !== undefined) return one;
  if (both === undefined) throw new Refusal('openInterest is blank');
  return both / 2;
}

/** @see https://bybit-exchange.github.io/docs/v5/market/tickers */
const derivativesRequest: SourceRequest = {
  url: `${MARKET}/tickers`,
  params: { category: 'linear' },
  asset: 'MARKET',
  read: (body, seenAt) => {
    const { rows, time: at } = answerOf(body, { category: 'linear' });
    const observe = observer(id, seenAt);
    return gather(
      ownRows(rows, 'symbol', symbolOf, [
        (row, asset) => {
          const { fundingRate, fundingIntervalHour } = parse(funding, row);
          return observe({ metric: 'funding_8h', asset, at, value: fundingPer8h(fundingRate, fundingIntervalHour) });
        },
        (row, asset) => {
          const { markPrice, indexPrice } = parse(marks, row);
          return observe({ metric: 'perp_premium', asset, at, value: premiumOf(asset, markPrice, indexPrice) });
        },
        (row, asset) => observe({ metric: 'open_interest', asset, at, value: oneSide(row) }),
      ]),
    );
  },
};

const INTERVALS = new Map([
  [MINUTE, '1'],
  [HOUR, '60'],
  [DAY, 'D'],
]);

/** @see https://bybit-exchange.github.io/docs/v5/market/kline */
const candleRequest = (asset: Asset, { span, limit, from }: CandleSlice): SourceRequest => ({
  url: `${MARKET}/kline`,
  params: {
    category: 'spot',
    symbol: symbolOf(asset),
    interval: INTERVALS.get(span) ?? '',
    ...(from === undefined ? {} : { start: from, end: from + (limit - 1) * span }),
    limit,
  },
  asset,
  read: (body, seenAt) => {
    const { rows } = answerOf(body, { category: 'spot', symbol: symbolOf(asset) });
    return readCandles(rows, id, seenAt, asset, span);
  },
});

const moment = z.object({ timestamp: epoch });

/** @see https://bybit-exchange.github.io/docs/v5/market/open-interest */
const openInterestRequest = (asset: Asset, intervalTime: '15min' | '4h', limit: number): SourceRequest => ({
  url: `${MARKET}/open-interest`,
  params: { category: 'linear', symbol: symbolOf(asset), intervalTime, limit },
  asset,
  read: (body, seenAt) => {
    const { rows } = answerOf(body, { category: 'linear', symbol: symbolOf(asset) });
    checkSpacing(
      rows.map(row => fieldOf(row, 'timestamp')),
      intervalTime === '4h' ? 4 * HOUR : 15 * MINUTE,
    );
    const observe = observer(id, seenAt);
    return gather(
      rows.map(row => ({
        asset,
        read: () => observe({ metric: 'open_interest', asset, at: parse(moment, row).timestamp, value: oneSide(row) }),
      })),
    );
  },
});

export const bybit = {
  id,
  name: 'Bybit',
  homepage: 'https://www.bybit.com',
  // 600 requests in five seconds.
  perSecond: 20,
  feeds: [
    {
      id: 'prices',
      every: MINUTE,
      provides: ['price'],
      requests: () => [priceRequest],
    },
    {
      id: 'derivatives',
      every: MINUTE,
      provides: ['funding_8h', 'perp_premium', 'open_interest'],
      requests: () => [derivativesRequest],
    },
    {
      id: 'candles',
      every: 10 * MINUTE,
      provides: CANDLE_METRICS,
      requests: (now, need) =>
        candleSlices(now, need, { hours: 1000, days: 400 }).flatMap(slice =>
          ASSETS.map(asset => candleRequest(asset, slice)),
        ),
    },
    {
      id: 'open-interest',
      every: 5 * MINUTE,
      provides: ['open_interest'],
      requests: (_now, { history }) =>
        ASSETS.flatMap(asset => [
          openInterestRequest(asset, '15min', history ? 100 : 3),
          openInterestRequest(asset, '4h', history ? 190 : 3),
        ]),
    },
  ],
} as const satisfies Source;
