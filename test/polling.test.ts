/** Reading sources over real sockets: what comes is kept, what fails leaves a reason. */
import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createHttp } from '../src/kit/http.ts';
import { createLog } from '../src/kit/log.ts';
import { Journal } from '../src/market/journal.ts';
import { createPolling } from '../src/polling.ts';
import { alternativeMe } from '../src/sources/alternative-me.ts';
import { parse } from '../src/sources/reading.ts';
import { Refusal, type Source } from '../src/sources/source.ts';
import { openStore } from '../src/store/index.ts';
import type { Asset } from '../src/units/asset.ts';
import { listen } from './kit/loopback.ts';
import * as z from 'zod';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Answer = (path: string, query: URLSearchParams) => { status?: number; body: unknown } | undefined;

async function world(answer: Answer, sources: readonly Source[]) {
  const asked: string[] = [];
  const started = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    asked.push(`${url.pathname}${url.search}`);
    const given = answer(url.pathname, url.searchParams);
    if (given) response.writeHead(given.status ?? 200).end(JSON.stringify(given.body));
  });
  server = started;
  const mirror = await listen(started);
  const clock = { now: () => now };
  let now = Date.UTC(2026, 10, 22, 18);
  const journal = new Journal();
  const store = await openStore(':memory:');
  const http = createHttp({
    mirror,
    clock: { now: Date.now },
    timeout: 1000,
  });
  const polling = createPolling({
    sources,
    http,
    journal,
    store,
    clock,
    log: createLog('silent'),
    keys: { COINGECKO_KEY: 'demo-key' },
  });
  const later = (ms: number) => {
    now += ms;
  };
  return { polling, journal, store, asked, clock, later };
}

const patience = () => AbortSignal.timeout(5000);
const DAY_SECONDS = Date.UTC(2026, 10, 22) / 1000;
const fearAndGreed = { data: [{ value: '11', value_classification: 'Extreme Fear', timestamp: String(DAY_SECONDS) }] };

/** A source with one request per asset, as exchanges have. */
const prices: Source = {
  id: 'exchange',
  name: 'Exchange',
  homepage: 'https://example.com',
  perSecond: 100,
  key: { setting: 'COINGECKO_KEY', header: 'x-key' },
  feeds: [
    {
      id: 'prices',
      every: 60_000,
      provides: ['price'],
      requests: () =>
        (['BTC', 'ETH', 'SOL'] as const).map((asset: Asset) => ({
          url: `https://exchange.example.com/${asset}`,
          asset,
          read: (body, seenAt) => {
            const { price } = parse(z.object({ price: z.number() }), body);
            if (price < 0) throw new Refusal(`price ${price} is out of range`);
            return {
              observations: [
                {
                  metric: 'price',
                  asset,
                  subject: null,
                  source: 'exchange',
                  at: seenAt,
                  span: 0,
                  value: price,
                  seenAt,
                },
              ],
            };
          },
        })),
    },
  ],
};

test('what a source tells is in the journal and in the database', async () => {
  const { polling, journal, store, clock } = await world(() => ({ body: fearAndGreed }), [alternativeMe]);
  await polling.gather(patience());
  expect(journal.view(clock.now()).series('fear_greed', 'MARKET')[0]?.points[0]?.value).toBe(11);
  expect(await store.loadObservations()).toHaveLength(1);
});

const bad: Answer = path =>
  path.endsWith('/ETH')
    ? { body: { price: -3 } }
    : path.endsWith('/SOL')
      ? { status: 451, body: {} }
      : { body: { price: 67_000 } };

test('one bad answer leaves a reason and does not hurt the others', async () => {
  const { polling, journal, clock } = await world(bad, [prices]);
  await polling.gather(patience());
  const market = journal.view(clock.now());
  expect(market.series('price', 'BTC')).toHaveLength(1);
  expect(market.series('price', 'ETH')).toHaveLength(0);
  expect(market.failures.map(({ asset, reason }) => `${asset}: ${reason}`).sort()).toEqual([
    'ETH: price -3 is out of range',
    'SOL: answered 451: refuses this country',
  ]);
});

test('a failure is forgotten once the same thing is told', async () => {
  let broken = true;
  const { polling, journal, clock, later } = await world(
    () => (broken ? { body: 'nonsense' } : { body: { price: 1 } }),
    [prices],
  );
  await polling.gather(patience());
  expect(journal.view(clock.now()).failures).toHaveLength(3);
  broken = false;
  later(61_000);
  await polling.gather(patience());
  expect(journal.view(clock.now()).failures).toHaveLength(0);
});

test('a long history is asked for once, and again only after a long silence or in vain', async () => {
  const limits: (string | null)[] = [];
  const { polling, later } = await world(
    (_path, query) => {
      limits.push(query.get('limit'));
      return { body: limits.length === 1 ? { data: [] } : fearAndGreed };
    },
    [alternativeMe],
  );
  for (const wait of [0, 3_600_000, 3_600_000, 30 * 86_400_000]) {
    later(wait);
    await polling.gather(patience());
  }
  expect(limits).toEqual(['400', '400', '3', '400']);
});

test('waiting ends when patience does; what came is kept', async () => {
  const { polling, journal, clock } = await world(
    path => (path.endsWith('/BTC') ? { body: { price: 5 } } : undefined),
    [prices],
  );
  const started = Date.now();
  await polling.gather(AbortSignal.timeout(300));
  expect(Date.now() - started).toBeLessThan(5000);
  expect(journal.view(clock.now()).series('price', 'BTC')).toHaveLength(1);
});

test('a feed never runs beside itself', async () => {
  const { polling, asked } = await world(() => ({ body: { price: 5 } }), [prices]);
  await Promise.all([polling.gather(patience()), polling.gather(patience())]);
  expect(asked).toHaveLength(3);
});
