/** OKX: spot prices and candles, open interest, funding and forced orders of its USDT swaps. */
import * as z from 'zod';
import { type Asset, ASSETS } from '../../units/asset.ts';
import { DAY, HOUR, MINUTE } from '../../units/time.ts';
import { CANDLE_METRICS, type CandleSlice, candleSlices, readCandles } from '../candles.ts';
import { gather, ownRows } from '../gather.ts';
import { fundingPer8h } from '../perpetuals.ts';
import { epoch, fieldOf, numeric, observer, optionalNumeric, parse } from '../reading.ts';
import { Refusal, type Source, type SourceRequest } from '../source.ts';
import { API, dataOf, spotOf, swapOf } from './answer.ts';
import { liquidationsRequest } from './liquidations.ts';
import { openInterestHistoryRequest, openInterestRequest } from './open-interest.ts';

const id = 'okx';
const last = z.object({ last: numeric, ts: epoch });
const previous = z.object({ open24h: numeric, ts: epoch });

/** @see https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-tickers */
const priceRequest: SourceRequest = {
  url: `${API}/market/tickers`,
  params: { instType: 'SPOT' },
  asset: 'MARKET',
  read: (body, seenAt) => {
    const observe = observer(id, seenAt);
    return gather(
      ownRows(dataOf(body), 'instId', spotOf, [
        (row, asset) => {
          const ticker = parse(last, row);
          return observe({ metric: 'price', asset, at: ticker.ts, value: ticker.last });
        },
        (row, asset) => {
          const ticker = parse(previous, row);
          return observe({ metric: 'price', asset, at: ticker.ts - DAY, value: ticker.open24h });
        },
      ]),
    );
  },
};

/** Days of `1D` begin at 16:00 UTC, those of `1Dutc` at midnight. */
const BARS = new Map([
  [MINUTE, '1m'],
  [HOUR, '1H'],
  [DAY, '1Dutc'],
]);

/**
 * Older bars come from an endpoint of their own, counted back from `after`.
 * @see https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-candlesticks
 */
const candleRequest = (asset: Asset, { span, limit, from }: CandleSlice): SourceRequest => ({
  url: `${API}/market/${from === undefined ? 'candles' : 'history-candles'}`,
  lane: from === undefined ? { id: 'candles', perSecond: 16 } : { id: 'history-candles', perSecond: 8 },
  params: {
    instId: spotOf(asset),
    bar: BARS.get(span) ?? '',
    ...(from === undefined ? {} : { after: from + limit * span }),
    limit,
  },
  asset,
  read: (body, seenAt) => readCandles(dataOf(body), id, seenAt, asset, span),
});

const funding = z.object({
  fundingRate: numeric,
  fundingTime: epoch,
  nextFundingTime: epoch,
  minFundingRate: optionalNumeric,
  maxFundingRate: optionalNumeric,
  ts: epoch,
});

/** @see https://www.okx.com/docs-v5/en/#public-data-rest-api-get-funding-rate */
const fundingRequest = (asset: Asset): SourceRequest => ({
  url: `${API}/public/funding-rate`,
  params: { instId: swapOf(asset) },
  asset,
  read: (body, seenAt) => {
    const row = dataOf(body).find(candidate => fieldOf(candidate, 'instId') === swapOf(asset));
    const { fundingRate, fundingTime, nextFundingTime, minFundingRate, maxFundingRate, ts: at } = parse(funding, row);
    // A rate may be negative, so only its limits show that a row is broken.
    if ((minFundingRate ?? -1) >= (maxFundingRate ?? 1))
      throw new Refusal('its limits of funding are the wrong way round');
    const value = fundingPer8h(fundingRate, (nextFundingTime - fundingTime) / HOUR);
    return { observations: [observer(id, seenAt)({ metric: 'funding_8h', asset, at, value })] };
  },
});

export const okx = {
  id,
  name: 'OKX',
  homepage: 'https://www.okx.com',
  // Each endpoint has a limit of its own, most 20 requests in two seconds; those that differ or are asked often have a lane.
  perSecond: 8,
  feeds: [
    {
      id: 'prices',
      every: MINUTE,
      provides: ['price'],
      requests: () => [priceRequest],
    },
    {
      // First of the many requests: it goes through the most pages.
      id: 'liquidations',
      every: 5 * MINUTE,
      provides: ['liquidations_long', 'liquidations_short', 'liquidations_heard'],
      requests: (_now, { history }) => ASSETS.map(asset => liquidationsRequest(asset, history)),
    },
    {
      id: 'candles',
      every: 10 * MINUTE,
      provides: CANDLE_METRICS,
      requests: (now, need) =>
        candleSlices(now, need, { hours: 300, days: 300 }).flatMap(slice =>
          ASSETS.map(asset => candleRequest(asset, slice)),
        ),
    },
    {
      id: 'open-interest',
      every: 5 * MINUTE,
      provides: ['open_interest'],
      // Between two readings the present value says more than the newest rows of the history.
      requests: (_now, { history }) => [
        openInterestRequest,
        ...(history ? ASSETS.map(openInterestHistoryRequest) : []),
      ],
    },
    {
      id: 'funding',
      every: 5 * MINUTE,
      provides: ['funding_8h'],
      requests: () => ASSETS.map(fundingRequest),
    },
  ],
} as const satisfies Source;
