/** alternative.me: the Fear & Greed index, once a UTC day. All values are strings, times are seconds, newest first. */
import * as z from 'zod';
import { HOUR } from '../units/time.ts';
import { epoch, numeric, observer, parse } from './reading.ts';
import { Refusal, type Source } from './source.ts';

const id = 'alternative-me';

const index = z.object({ data: z.array(z.object({ value: numeric, timestamp: epoch })) });

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
            const { data } = parse(index, body);
            if (data.length === 0) throw new Refusal('holds no days');
            const observe = observer(id, seenAt);
            const observations = data.map(day =>
              observe({ metric: 'fear_greed', asset: 'MARKET', at: day.timestamp, value: day.value }),
            );
            return { observations };
          },
        },
      ],
    },
  ],
} as const satisfies Source;
