/** OKX's open interest: of all swaps now, and of one swap over five days and a hundred. */
import * as z from 'zod';
import type { Asset } from '../../units/asset.ts';
import { DAY, HOUR, type Instant } from '../../units/time.ts';
import { type Attempt, gather, ownRows } from '../gather.ts';
import { endOf, epoch, fieldOf, inRange, numeric, observer, parse } from '../reading.ts';
import { Refusal, type SourceRequest } from '../source.ts';
import { checkSpacing } from '../spacing.ts';
import { API, dataOf, swapOf } from './answer.ts';

const id = 'okx';

/** Of either history, at most. The days speak for the time before that of the hours. */
const ROWS = 100;

const present = z.object({ oiCcy: numeric, ts: epoch });

/** @see https://www.okx.com/docs-v5/en/#public-data-rest-api-get-open-interest */
export const openInterestRequest: SourceRequest = {
  url: `${API}/public/open-interest`,
  params: { instType: 'SWAP' },
  asset: 'MARKET',
  read: (body, seenAt) => {
    const observe = observer(id, seenAt);
    return gather(
      ownRows(dataOf(body), 'instId', swapOf, [
        (row, asset) => {
          const { oiCcy, ts } = parse(present, row);
          return observe({ metric: 'open_interest', asset, at: ts, value: oiCcy });
        },
      ]),
    );
  },
};

interface Past {
  readonly start: Instant;
  readonly coins: number;
}

/** Start of the period, contracts, coins, USD. */
const past = z.tuple([epoch, z.unknown(), numeric]).rest(z.unknown());

const pastOf = (row: unknown): Past => {
  const [start, , coins] = parse(past, row);
  return { start, coins };
};

function historyRows(body: unknown, span: number): readonly unknown[] {
  const rows = dataOf(body);
  checkSpacing(
    rows.map(row => fieldOf(row, 0)),
    span,
  );
  return rows;
}

/**
 * Days first, then hours: whether a row tells the value at the start of its period or at the end is documented
 * nowhere, and a day's difference matters. The hours, which lie within a day either way, decide it.
 * @see https://www.okx.com/docs-v5/en/#trading-statistics-rest-api-get-contract-open-interest-history
 */
export const openInterestHistoryRequest = (asset: Asset): SourceRequest => ({
  ...history(asset, '1D'),
  read: body => {
    const days = historyRows(body, DAY);
    return { observations: [], next: hoursRequest(asset, days) };
  },
});

const hoursRequest = (asset: Asset, days: readonly unknown[]): SourceRequest => ({
  ...history(asset, '1H'),
  read: (body, seenAt) => {
    const hours = historyRows(body, HOUR);
    const observe = observer(id, seenAt);
    const tells = tellingEnd(readable(days, asset), readable(hours, asset));
    const attempts = (rows: readonly unknown[], span: number, before = Number.POSITIVE_INFINITY): readonly Attempt[] =>
      rows.map(row => ({
        asset,
        read: () => {
          const { start, coins } = pastOf(row);
          const end = endOf(start, span, seenAt);
          const at = tells === 'end' ? end : start;
          return at < before ? observe({ metric: 'open_interest', asset, at, value: coins }) : [];
        },
      }));
    const undated: Attempt = {
      asset,
      read: () => {
        throw new Refusal('days and hours have too little in common to date the days');
      },
    };
    const daily = attempts(days, DAY, seenAt - ROWS * HOUR);
    return gather([...attempts(hours, HOUR), ...(tells === undefined ? [undated] : daily)]);
  },
});

const history = (asset: Asset, period: '1H' | '1D') => ({
  url: `${API}/rubik/stat/contracts/open-interest-history`,
  // The statistics allow five requests in two seconds.
  lane: { id: 'rubik', perSecond: 2 },
  params: { instId: swapOf(asset), period, limit: ROWS },
  asset,
});

const readable = (rows: readonly unknown[], asset: Asset): readonly Past[] =>
  rows.flatMap(row => {
    const known = past.safeParse(row).data;
    return known && inRange('open_interest', asset, known[2]) ? [{ start: known[0], coins: known[2] }] : [];
  });

/** Which end of a day the daily values fit better, by at least two days that the hours cover; undefined when too few. */
function tellingEnd(days: readonly Past[], hours: readonly Past[]): 'start' | 'end' | undefined {
  const hourly = new Map(hours.map(hour => [hour.start, hour.coins]));
  const errors = days.flatMap(day => {
    const [first, last] = [hourly.get(day.start), hourly.get(day.start + DAY)];
    if (first === undefined || last === undefined) return [];
    return [{ start: Math.abs(Math.log(day.coins / first)), end: Math.abs(Math.log(day.coins / last)) }];
  });
  if (errors.length < 2) return undefined;
  const total = (side: 'start' | 'end') => errors.reduce((sum, error) => sum + error[side], 0);
  return total('end') < total('start') ? 'end' : 'start';
}
