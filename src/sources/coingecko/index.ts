/** CoinGecko: prices, how the largest coins moved, the market as a whole, bitcoin treasuries. Few calls a month without a paid plan. */
import * as z from 'zod';
import { HOUR, MINUTE } from '../../units/time.ts';
import { gather } from '../gather.ts';
import { epoch, numeric, observer, parse } from '../reading.ts';
import type { Source, SourceRequest } from '../source.ts';
import { marketsRequest } from './markets.ts';
import { companiesRequest, tradesRequest } from './treasuries.ts';

const id = 'coingecko';

const moment = z.object({ data: z.object({ updated_at: epoch }) });
const value = z.object({ data: z.object({ total_market_cap: z.object({ usd: numeric }) }) });
const share = z.object({ data: z.object({ market_cap_percentage: z.object({ btc: numeric }) }) });

/** @see https://docs.coingecko.com/reference/crypto-global */
const globalRequest: SourceRequest = {
  url: 'https://api.coingecko.com/api/v3/global',
  asset: 'MARKET',
  read: (body, seenAt) => {
    const at = parse(moment, body).data.updated_at;
    const whole = { asset: 'MARKET', at } as const;
    const observe = observer(id, seenAt);
    return gather([
      {
        asset: 'MARKET',
        read: () => observe({ ...whole, metric: 'market_value', value: parse(value, body).data.total_market_cap.usd }),
      },
      {
        asset: 'MARKET',
        read: () => {
          const percent = parse(share, body).data.market_cap_percentage.btc;
          return observe({ ...whole, metric: 'bitcoin_dominance', value: percent });
        },
      },
    ]);
  },
};

export const coingecko = {
  id,
  name: 'CoinGecko',
  homepage: 'https://www.coingecko.com',
  // Five to fifteen calls a minute without a key; the feeds together ask ten times an hour.
  perSecond: 0.5,
  key: { setting: 'COINGECKO_KEY', header: 'x-cg-demo-api-key' },
  feeds: [
    {
      id: 'markets',
      every: 10 * MINUTE,
      provides: ['price', 'all_time_high', 'coin_change'],
      requests: () => [marketsRequest],
    },
    {
      id: 'global',
      every: 30 * MINUTE,
      provides: ['market_value', 'bitcoin_dominance'],
      requests: () => [globalRequest],
    },
    {
      id: 'treasuries',
      every: 6 * HOUR,
      provides: ['treasury_holdings', 'treasury_average_cost', 'treasury_trade'],
      requests: () => [companiesRequest, tradesRequest],
    },
  ],
} as const satisfies Source;
