/** Gate: index price, funding, premium, open interest and forced orders of its USDT perpetuals, with half a year of history. */
import { ASSETS } from '../../units/asset.ts';
import { MINUTE } from '../../units/time.ts';
import type { Source } from '../source.ts';
import { contractRequest } from './contract.ts';
import { slicesOf, statsRequest } from './contract-stats.ts';
import { forcedOrdersRequest } from './forced-orders.ts';
import { tickerRequest } from './ticker.ts';

export const gate = {
  id: 'gate',
  name: 'Gate',
  homepage: 'https://www.gate.com',
  // 200 requests in ten seconds to each endpoint.
  perSecond: 15,
  feeds: [
    {
      id: 'contract-stats',
      every: 5 * MINUTE,
      provides: [
        'price',
        'perp_premium',
        'funding_8h',
        'open_interest',
        'liquidations_long',
        'liquidations_short',
        'liquidations_heard',
      ],
      requests: (_now, { history }) =>
        ASSETS.map(asset =>
          contractRequest(asset, contract =>
            tickerRequest(contract, (openNow, seenAt) =>
              statsRequest({ contract, openNow }, slicesOf(history), seenAt),
            ),
          ),
        ),
    },
    {
      id: 'liq-orders',
      every: 5 * MINUTE,
      provides: ['liquidations_long', 'liquidations_short', 'liquidations_heard'],
      requests: () => ASSETS.map(asset => contractRequest(asset, forcedOrdersRequest)),
    },
  ],
} as const satisfies Source;
