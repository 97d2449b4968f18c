/** alternative.me: the Fear & Greed index, once a UTC day. All values are strings, times are seconds, newest first. */
import * as z from 'zod';
import { DAY, HOUR } from '../units/time.ts';
import { gather } from './gather.ts';
import { epoch, fieldOf, numeric, observer, parse, refusalOf } from './reading.ts';
import type { Source } from './source.ts';
import { checkSpacing } from './spacing.ts';

const id = 'alternative-me';

const days = z.object({ data: z.array(z.unknown()).min(1, 'holds no days') });
const day = z.object({ value: numeric, timestamp: epoch });

/** @see https://alternative.me/crypto/fear-and-greed-index/#api */
export const alternativeMe = {
  id,
  name: 'alternative.me',
  homepage: 'https://alternative.me/crypto/fear-and-greed-index/',
  perSecond: 1,
  feeds: [
    {
      id: 'fear-and-greed',
      every: HOUR,
      provides: ['fear_greed'],
      requests: (_now, { history }) => [
        {
          url: 'https://api.alternative.me/fng/',
          params: { limit: history ? 400 : 3 },
          asset: 'MARKET',
          read: (body, seenAt) => {
            const error = fieldOf(fieldOf(body, 'metadata'), 'error');
            if (typeof error === 'string') throw refusalOf(error);
            const rows = parse(days, body).data;
            checkSpacing(
              rows.map(row => fieldOf(row, 'timestamp')),
              DAY,
            );
            const observe = observer(id, seenAt);
            return gather(
              rows.map(row => ({
                asset: 'MARKET',
                read: () => {
                  const { value, timestamp } = parse(day, row);
                  return observe({ metric: 'fear_greed', asset: 'MARKET', at: timestamp, value });
                },
              })),
            );
          },
        },
      ],
    },
  ],
} as const satisfies Source;
