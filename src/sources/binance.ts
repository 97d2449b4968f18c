/** Binance: spot prices and candles, open interest and funding of its USDT perpetuals. Blocked (451) in some countries. */
import * as z from 'zod';
import { type Asset, ASSETS } from '../units/asset.ts';
import { DAY, HOUR, MINUTE } from '../units/time.ts';
import { CANDLE_METRICS, type CandleSlice, candleSlices, readCandles } from './candles.ts';
import { gather, ownRows } from './gather.ts';
import { epoch, fieldOf, numeric, observer, parse, rowsOf, within } from './reading.ts';
import { fundingPer8h, premiumOf } from './perpetuals.ts';
import { Refusal, type Source, type SourceRequest } from './source.ts';
import { checkSpacing } from './spacing.ts';

const id = 'binance';
const SPOT = 'https://api.binance.com/api/v3';
const FUTURES = 'https://fapi.binance.com';

const symbolOf = (asset: Asset): string => `${asset}USDT`;

/** @see https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#24hr-ticker-price-change-statistics */
const priceRequest = (asset: Asset): SourceRequest => ({
  url: `${SPOT}/ticker/24hr`,
  params: { symbol: symbolOf(asset) },
  asset,
  read: (body, seenAt) => {
    const day = z.object({ symbol: z.literal(symbolOf(asset)), openTime: epoch, closeTime: epoch });
    const { openTime, closeTime } = parse(day, body);
    if (Math.abs(closeTime - openTime - DAY) > 2 * MINUTE) throw new Refusal('does not cover 24 hours');
    const observe = observer(id, seenAt);
    const priceIn = (field: string) => parse(z.object({ [field]: numeric }), body)[field] ?? Number.NaN;
    return gather([
      { asset, read: () => observe({ metric: 'price', asset, at: closeTime, value: priceIn('lastPrice') }) },
      { asset, read: () => observe({ metric: 'price', asset, at: openTime, value: priceIn('openPrice') }) },
    ]);
  },
});

const INTERVALS = new Map([
  [MINUTE, '1m'],
  [HOUR, '1h'],
  [DAY, '1d'],
]);

/** @see https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#klinecandlestick-data */
const candleRequest = (asset: Asset, { span, limit, from }: CandleSlice): SourceRequest => ({
  url: `${SPOT}/klines`,
  params: {
    symbol: symbolOf(asset),
    interval: INTERVALS.get(span) ?? '',
    ...(from === undefined ? {} : { startTime: from }),
    limit,
  },
  asset,
  read: (body, seenAt) => readCandles(rowsOf(body), id, seenAt, asset, span),
});

const openInterest = z.object({ openInterest: numeric, time: epoch });
const openInterestThen = z.object({ sumOpenInterest: numeric, timestamp: epoch });

/** @see https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Open-Interest */
const openInterestRequest = (asset: Asset): SourceRequest => ({
  url: `${FUTURES}/fapi/v1/openInterest`,
  params: { symbol: symbolOf(asset) },
  asset,
  read: (body, seenAt) => {
    const now = parse(openInterest.extend({ symbol: z.literal(symbolOf(asset)) }), body);
    const observe = observer(id, seenAt);
    return { observations: [observe({ metric: 'open_interest', asset, at: now.time, value: now.openInterest })] };
  },
});

/**
 * Reaches back 30 days at most, whatever is asked.
 * @see https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Open-Interest-Statistics
 */
const openInterestHistoryRequest = (asset: Asset, period: '5m' | '2h', limit: number): SourceRequest => ({
  url: `${FUTURES}/futures/data/openInterestHist`,
  params: { symbol: symbolOf(asset), period, limit },
  asset,
  read: (body, seenAt) => {
    const rows = rowsOf(body);
    checkSpacing(
      rows.map(row => fieldOf(row, 'timestamp')),
      period === '5m' ? 5 * MINUTE : 2 * HOUR,
    );
    const observe = observer(id, seenAt);
    return gather(
      rows.map(row => ({
        asset,
        read: () => {
          const then = parse(openInterestThen, row);
          return observe({ metric: 'open_interest', asset, at: then.timestamp, value: then.sumOpenInterest });
        },
      })),
    );
  },
});

const named = z.object({ symbol: z.string() });
const unusualInterval = z.object({ fundingIntervalHours: numeric });

const intervalIn = (unusual: ReadonlyMap<string, unknown>, symbol: string): number =>
  unusual.has(symbol) ? parse(unusualInterval, unusual.get(symbol)).fundingIntervalHours : 8;

const premiumIndex = z.object({ markPrice: numeric, indexPrice: numeric, time: epoch });
const fundingRate = z.object({ lastFundingRate: numeric, markPrice: numeric, time: epoch });

/**
 * Lists only the contracts that do not settle every 8 hours, so an empty list is a good answer.
 * @see https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Get-Funding-Rate-Info
 */
const fundingRequest: SourceRequest = {
  url: `${FUTURES}/fapi/v1/fundingInfo`,
  asset: 'MARKET',
  read: body => {
    const rows = Array.isArray(body) && body.length === 0 ? [] : rowsOf(body);
    const unusual = new Map(rows.map(row => [parse(named, row).symbol, row]));
    return { observations: [], next: premiumRequest(unusual) };
  },
};

/** @see https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/Mark-Price */
const premiumRequest = (unusual: ReadonlyMap<string, unknown>): SourceRequest => ({
  url: `${FUTURES}/fapi/v1/premiumIndex`,
  asset: 'MARKET',
  read: (body, seenAt) => {
    const observe = observer(id, seenAt);
    return gather(
      ownRows(rowsOf(body), 'symbol', symbolOf, [
        (row, asset) => {
          const { lastFundingRate, markPrice, time } = parse(fundingRate, row);
          // A rate may be negative, so only its neighbours show that a row is broken.
          within('price', asset, markPrice);
          const value = fundingPer8h(lastFundingRate, intervalIn(unusual, symbolOf(asset)));
          return observe({ metric: 'funding_8h', asset, at: time, value });
        },
        (row, asset) => {
          const { markPrice, indexPrice, time } = parse(premiumIndex, row);
          return observe({ metric: 'perp_premium', asset, at: time, value: premiumOf(asset, markPrice, indexPrice) });
        },
      ]),
    );
  },
});

export const binance = {
  id,
  name: 'Binance',
  homepage: 'https://www.binance.com',
  // 6000 weight a minute, two of it per request; the statistics allow 1000 requests in five minutes.
  perSecond: 20,
  feeds: [
    {
      id: 'prices',
      every: MINUTE,
      provides: ['price'],
      requests: () => ASSETS.map(priceRequest),
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
          openInterestRequest(asset),
          openInterestHistoryRequest(asset, '5m', history ? 300 : 3),
          openInterestHistoryRequest(asset, '2h', history ? 366 : 3),
        ]),
    },
    {
      id: 'funding',
      every: 5 * MINUTE,
      provides: ['funding_8h', 'perp_premium'],
      requests: () => [fundingRequest],
    },
  ],
} as const satisfies Source;
