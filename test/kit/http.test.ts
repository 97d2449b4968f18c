/** Asking providers over real sockets: words for every failure, pacing, rests, patience. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/kit/clock.ts';
import { createHttp, HttpFailure } from '../../src/kit/http.ts';
import { listen } from './loopback.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A provider on loopback, reached the way a mirror is. */
async function provider(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const started = createServer(answer);
  server = started;
  return listen(started);
}

const ask = (mirror: string, more: { timeout?: number; signal?: AbortSignal; clock?: { now: () => number } } = {}) => {
  const http = createHttp({
    mirror,
    clock: more.clock ?? systemClock,
    ...(more.timeout ? { timeout: more.timeout } : {}),
  });
  return (path = '/price') =>
    http.getJson({
      url: `https://api.example.com${path}`,
      params: { symbol: 'BTC' },
      perSecond: 100,
      ...(more.signal ? { signal: more.signal } : {}),
    });
};

const reason = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof HttpFailure ? error.message : `not a failure of ours: ${String(error)}`),
  );

describe('asking a provider', () => {
  test('goes through the mirror, with host, path and parameters as they are', async () => {
    const seen: string[] = [];
    const mirror = await provider((request, response) => {
      seen.push(request.url ?? '');
      response.end('{"price":"67000"}');
    });
    expect(await ask(mirror)()).toEqual({ price: '67000' });
    expect(seen).toEqual(['/api.example.com/price?symbol=BTC']);
  });

  test.each([
    [200, '<!DOCTYPE html><html>', 'answered with a web page instead of data'],
    [200, '{"price": NaN}', 'answered with something that is not JSON'],
    [200, '{"price": 67', 'answered with something that is not JSON'],
    [200, '', 'answered with something that is not JSON'],
    [451, '{}', 'answered 451: refuses this country'],
    [403, '<html>', 'answered 403: refuses this address'],
    [404, '{}', 'answered 404: does not know this'],
    [422, '{}', 'answered 422: refused'],
  ])('%i with %j is told in words', async (status, body, words) => {
    const mirror = await provider((_request, response) => response.writeHead(status).end(body));
    expect(await reason(ask(mirror)())).toBe(words);
  });

  test('a server in trouble is asked a second time, not a third', async () => {
    let asked = 0;
    const mirror = await provider((_request, response) => {
      asked++;
      response.writeHead(503).end();
    });
    expect(await reason(ask(mirror)())).toBe('answered 503: is out of order');
    expect(asked).toBe(2);
  });

  test('one lost connection does not lose the answer', async () => {
    let asked = 0;
    const mirror = await provider((request, response) => {
      asked++;
      if (asked === 1) request.socket.destroy();
      else response.end('[1]');
    });
    expect(await ask(mirror)()).toEqual([1]);
  });

  test('a silent server is given up', async () => {
    const mirror = await provider(() => undefined);
    expect(await reason(ask(mirror, { timeout: 100 })())).toBe('did not answer within 0.1 seconds');
  });

  test('an aborted wait ends at once', async () => {
    const mirror = await provider(() => undefined);
    const patience = new AbortController();
    const asked = reason(ask(mirror, { signal: patience.signal })());
    setTimeout(() => patience.abort(), 50);
    expect(await asked).toMatch(/waited for/);
  });

  test('after 429 the host is left alone until its time is over', async () => {
    let asked = 0;
    let now = 1_000_000;
    const mirror = await provider((_request, response) => {
      asked++;
      if (asked === 1) response.writeHead(429, { 'retry-after': '30' }).end();
      else response.end('{}');
    });
    const get = ask(mirror, { clock: { now: () => now } });
    expect(await reason(get())).toBe('answered 429: asked us to wait (rate limit)');
    now += 29_000;
    expect(await reason(get())).toBe('asked us to wait (rate limit)');
    expect(asked).toBe(1);
    now += 2000;
    expect(await reason(get())).toBe('answered');
  });

  test('a host that keeps failing gets a rest, so that nothing else waits for it', async () => {
    let asked = 0;
    const mirror = await provider((request, _response) => {
      asked++;
      request.socket.destroy();
    });
    const get = ask(mirror);
    const reasons: string[] = [];
    for (let i = 0; i < 8; i++) reasons.push(await reason(get(`/${i}`)));
    expect(reasons.at(-1)).toBe('does not answer (given a rest after several failures)');
    expect(asked).toBeLessThan(8);
  });
});
