/** Gate's single forced orders of the last hour: the minutes that the statistics tell only by fives. */
import * as z from 'zod';
import { floorTo, HOUR, type Instant, MINUTE, SECOND } from '../../units/time.ts';
import { byMinute, ceilToMinute, forcedOrder, type ForcedOrder } from '../forced-orders.ts';
import { epoch, numeric, observer, parse, rowsOf, within } from '../reading.ts';
import { Refusal, type SourceRequest } from '../source.ts';
import { API, type Contract, contractOf, HEADERS } from './contract.ts';

/** Gate refuses a span of more than an hour. */
const SPAN = HOUR;
const LIMIT = 1000;

/** @see https://www.gate.com/docs/developers/apiv4/en/#query-liquidation-order-history */
export const forcedOrdersRequest = (contract: Contract, now: Instant): SourceRequest => {
  const { asset } = contract;
  const until = floorTo(now, SECOND);
  return {
    url: `${API}/liq_orders`,
    params: {
      contract: contractOf(asset),
      from: (until - SPAN) / SECOND,
      to: until / SECOND,
      limit: LIMIT,
    },
    headers: HEADERS,
    asset,
    read: (body, seenAt) => {
      const orders = rowsOf(body).map(row => readOrder(row, contract));
      const from = orders.length < LIMIT ? ceilToMinute(until - SPAN) : afterCut(orders);
      return { observations: byMinute(orders, observer('gate', seenAt), asset, from, until) };
    },
  };
};

const row = z.object({ time: epoch, size: numeric, fill_price: numeric });

function readOrder(body: unknown, contract: Contract): ForcedOrder {
  const { asset } = contract;
  const { time, size, fill_price } = parse(row.extend({ contract: z.literal(contractOf(asset)) }), body);
  const price = within('price', asset, fill_price);
  if (!(price > contract.markPrice / 2 && price < contract.markPrice * 2)) {
    throw new Refusal(`a forced order at ${price} USD is far from the market`);
  }
  // The size is that of the position: a long that was closed is positive.
  return forcedOrder(time, size > 0 ? 'long' : 'short', Math.abs(size) * contract.size * price);
}

/** A full page was cut off at its older end: its oldest minute may be incomplete. */
function afterCut(orders: readonly ForcedOrder[]): Instant {
  const [first, last] = [orders[0]?.at ?? 0, orders.at(-1)?.at ?? 0];
  if (first < last) throw new Refusal('lists the oldest orders first and ends before the newest');
  return floorTo(last, MINUTE) + MINUTE;
}
