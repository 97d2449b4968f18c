/** Deribit: DVOL, the volatility that options expect for the next 30 days, of Bitcoin and Ether. */
import * as z from 'zod';
import type { Asset } from '../units/asset.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../units/time.ts';
import { gather } from './gather.ts';
import { endOf, epoch, fieldOf, numeric, observer, parse, refusalOf } from './reading.ts';
import { Refusal, type Source, type SourceRequest } from './source.ts';
import { checkSpacing } from './spacing.ts';

const id = 'deribit';

const answer = z.object({ result: z.object({ data: z.array(z.unknown()).min(1, 'holds no rows') }) });

/** Start, open, high, low, close; per cent a year. */
const candle = z.tuple([epoch, numeric, numeric, numeric, numeric]);

/** The documentation's example is in fractions; no coin's options ever expected so little as 3 %. */
const LOWEST_PLAUSIBLE = 3;

interface Slice {
  readonly resolution: '3600' | '1D';
  readonly span: number;
  readonly back: number;
}

/** @see https://docs.deribit.com/api-reference/market-data/public-get_volatility_index_data */
const dvolRequest = (asset: Asset, now: number, { resolution, span, back }: Slice): SourceRequest => ({
  url: 'https://www.deribit.com/api/v2/public/get_volatility_index_data',
  params: { currency: asset, resolution, start_timestamp: now - back, end_timestamp: now },
  asset,
  read: (body, seenAt) => {
    const error = fieldOf(body, 'error');
    if (error !== undefined) throw refusalOf(fieldOf(error, 'code'), fieldOf(error, 'message'));
    const rows = parse(answer, body).result.data;
    checkSpacing(
      rows.map(row => fieldOf(row, 0)),
      span,
    );
    const closes = rows.map(row => numeric.safeParse(fieldOf(row, 4)).data ?? 0);
    if (closes.every(close => close < LOWEST_PLAUSIBLE)) throw new Refusal('is not in per cent');
    const observe = observer(id, seenAt);
    return gather(
      rows.map(row => ({
        asset,
        read: () => {
          const [start, open, high, low, close] = parse(candle, row);
          if (Math.min(open, close) < low || Math.max(open, close) > high) {
            throw new Refusal('a candle opens or closes outside its own range');
          }
          // The last candle still forms: its close is the value now. The hours tell it, the days need not.
          const at = endOf(start, span, seenAt);
          if (at < start + span && span === DAY) return [];
          return observe({ metric: 'implied_volatility', asset, at, value: close });
        },
      })),
    );
  },
});

export const deribit = {
  id,
  name: 'Deribit',
  homepage: 'https://www.deribit.com/statistics/BTC/volatility-index',
  // About 20 requests a second.
  perSecond: 5,
  feeds: [
    {
      id: 'dvol',
      every: 15 * MINUTE,
      provides: ['implied_volatility'],
      requests: (now, { history }) =>
        (['BTC', 'ETH'] as const).flatMap(asset => [
          dvolRequest(asset, now, { resolution: '3600', span: 3600 * SECOND, back: history ? 30 * DAY : 3 * HOUR }),
          dvolRequest(asset, now, { resolution: '1D', span: DAY, back: (history ? 365 : 3) * DAY }),
        ]),
    },
  ],
} as const satisfies Source;
