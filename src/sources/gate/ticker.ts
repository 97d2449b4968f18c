/** Gate's ticker of one contract: index price, premium, funding, and the position count that calibrates the history. */
import * as z from 'zod';
import type { Instant } from '../../units/time.ts';
import { gather } from '../gather.ts';
import { fundingPer8h, premiumOf } from '../perpetuals.ts';
import { fieldOf, numeric, observer, parse, rowsOf } from '../reading.ts';
import type { SourceRequest } from '../source.ts';
import { API, type Contract, contractOf, HEADERS } from './contract.ts';

const index = z.object({ index_price: numeric });
const marks = z.object({ mark_price: numeric, index_price: numeric });
const funding = z.object({ funding_rate: numeric });

/**
 * @param next told the coins held open, or undefined when Gate does not say
 * @see https://www.gate.com/docs/developers/apiv4/en/#get-all-futures-trading-statistics
 */
export const tickerRequest = (
  contract: Contract,
  next: (coins: number | undefined, seenAt: Instant) => SourceRequest | undefined,
): SourceRequest => {
  const { asset, size, fundingHours } = contract;
  return {
    url: `${API}/tickers`,
    params: { contract: contractOf(asset) },
    headers: HEADERS,
    asset,
    read: (body, seenAt) => {
      const row = rowsOf(body).find(candidate => fieldOf(candidate, 'contract') === contractOf(asset));
      const observe = observer('gate', seenAt);
      // The ticker carries no time of its own.
      const at = seenAt;
      const answer = gather([
        { asset, read: () => observe({ metric: 'price', asset, at, value: parse(index, row).index_price }) },
        {
          asset,
          read: () => {
            const { mark_price, index_price } = parse(marks, row);
            return observe({ metric: 'perp_premium', asset, at, value: premiumOf(asset, mark_price, index_price) });
          },
        },
        {
          asset,
          read: () => {
            const value = fundingPer8h(parse(funding, row).funding_rate, fundingHours);
            return observe({ metric: 'funding_8h', asset, at, value });
          },
        },
      ]);
      const contracts = numeric.safeParse(fieldOf(row, 'total_size')).data;
      const further = next(contracts === undefined ? undefined : contracts * size, seenAt);
      return { ...answer, ...(further ? { next: further } : {}) };
    },
  };
};
