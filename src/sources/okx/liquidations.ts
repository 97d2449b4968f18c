/** OKX's forced orders of the last 24 hours, page by page; the only large venue that tells all of them afterwards. */
import * as z from 'zod';
import type { Asset } from '../../units/asset.ts';
import { DAY, floorTo, type Instant, MINUTE } from '../../units/time.ts';
import { byMinute, ceilToMinute, forcedOrder, type ForcedOrder } from '../forced-orders.ts';
import { contractSize } from '../perpetuals.ts';
import { epoch, fieldOf, numeric, observer, optionalNumeric, parse, within } from '../reading.ts';
import { Refusal, type SourceRequest } from '../source.ts';
import { API, dataOf, spotOf, swapOf } from './answer.ts';

/** OKX keeps the orders of the last day and no more. */
const RETENTION = DAY;
/** Orders have been seen to arrive minutes late, so every reading goes over the last 40 minutes again. */
const NEWS = 40 * MINUTE;
const PAGES = 40;

const instrument = z.object({ ctVal: numeric, ctMult: optionalNumeric, ctValCcy: z.string() });

/** @see https://www.okx.com/docs-v5/en/#public-data-rest-api-get-instruments */
export const liquidationsRequest = (asset: Asset, history: boolean): SourceRequest => ({
  url: `${API}/public/instruments`,
  params: { instType: 'SWAP', instId: swapOf(asset) },
  asset,
  read: body => {
    const row = dataOf(body).find(candidate => fieldOf(candidate, 'instId') === swapOf(asset));
    const { ctVal, ctMult = 1, ctValCcy } = parse(instrument, row);
    const usdOf = pricer(asset, ctVal * ctMult, ctValCcy);
    return { observations: [], next: pageRequest({ asset, usdOf, history, orders: new Map(), page: 1 }) };
  },
});

/** Contracts and a price to dollars. A contract that is worth a fixed sum of dollars needs no price. */
type UsdOf = (contracts: number, price: number) => number;

function pricer(asset: Asset, value: number, currency: string): UsdOf {
  if (currency === 'USD') {
    if (!(value > 0 && value <= 10_000)) throw new Refusal(`a contract of ${value} USD cannot be`);
    return contracts => contracts * value;
  }
  if (currency !== asset) throw new Refusal(`its contracts are counted in ${currency.slice(0, 10)}`);
  const coins = contractSize(asset, value);
  return (contracts, price) => contracts * coins * within('price', asset, price);
}

interface Reading {
  readonly asset: Asset;
  readonly usdOf: UsdOf;
  readonly history: boolean;
  /** By everything that tells orders apart: pages overlap, and an order may be repeated. */
  readonly orders: ReadonlyMap<string, ForcedOrder>;
  readonly page: number;
  /** When the first page arrived: later orders are not known. */
  readonly until?: Instant;
}

/** @see https://www.okx.com/docs-v5/en/#public-data-rest-api-get-liquidation-orders */
const pageRequest = (reading: Reading): SourceRequest => ({
  url: `${API}/public/liquidation-orders`,
  lane: { id: 'liquidation-orders', perSecond: 16 },
  params: {
    instType: 'SWAP',
    instFamily: spotOf(reading.asset),
    state: 'filled',
    limit: 100,
    // One millisecond of overlap: a page may end between two orders of the same millisecond.
    ...(reading.orders.size > 0 ? { after: oldestOf(reading) + 1 } : {}),
  },
  asset: reading.asset,
  read: (body, seenAt) => readPage(reading, body, seenAt),
});

function readPage(reading: Reading, body: unknown, seenAt: Instant) {
  const { asset, until = seenAt, page, history } = reading;
  const found = page > 1 && isEmpty(body) ? [] : dataOf(body).flatMap(row => ordersOf(row, reading));
  const orders = new Map([...reading.orders, ...found]);
  const all = { ...reading, orders, until };
  const wanted = history ? ceilToMinute(until - RETENTION) : floorTo(until, MINUTE) - NEWS;
  const ended = orders.size === reading.orders.size;
  if (ended && orders.size === 0) throw new Refusal('holds no rows');
  if (!ended && oldestOf(all) >= wanted && page < PAGES) {
    return { observations: [], next: pageRequest({ ...all, page: page + 1 }) };
  }
  // Cut off at the last page: the oldest minute may lack its earlier orders.
  const from = ended || oldestOf(all) < wanted ? wanted : floorTo(oldestOf(all), MINUTE) + MINUTE;
  return { observations: byMinute([...orders.values()], observer('okx', seenAt), asset, from, until) };
}

/** A later page without rows is the end of the record; the first one without rows is no answer. */
const isEmpty = (body: unknown): boolean => {
  const data = fieldOf(body, 'data');
  return Array.isArray(data) && data.length === 0 && Number(fieldOf(body, 'code')) === 0;
};

const oldestOf = ({ orders }: Reading): Instant =>
  [...orders.values()].reduce((oldest, { at }) => Math.min(oldest, at), Number.POSITIVE_INFINITY);

const detail = z.object({
  posSide: z.enum(['long', 'short', 'net']),
  side: z.enum(['buy', 'sell']),
  sz: numeric,
  bkPx: numeric,
  ts: epoch,
});

function ordersOf(row: unknown, { asset, usdOf }: Reading): readonly [string, ForcedOrder][] {
  const { details } = parse(z.object({ instId: z.literal(swapOf(asset)), details: z.array(detail) }), row);
  return details.map(({ posSide, side, sz, bkPx, ts }) => {
    // In one-way mode only the order's side is told: a long is closed by selling.
    const closed = posSide === 'net' ? (side === 'sell' ? 'long' : 'short') : posSide;
    return [`${ts}|${closed}|${sz}|${bkPx}`, forcedOrder(ts, closed, usdOf(sz, bkPx))];
  });
}
