/** Answers that list every coin of a venue: ours are found among whatever else is there. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES } from '../../src/sources/index.ts';
import { fixtureName, fixtureOf, SENT_AT } from './fixtures.ts';
import { readChain } from './read-chain.ts';

const MANY = [
  'binance/premiumIndex.json',
  'bybit/tickers_spot.json',
  'bybit/tickers_linear.json',
  'okx/tickers_SPOT.json',
  'okx/open-interest_SWAP.json',
  'coingecko/markets.json',
];

/** The list of rows, however deep it lies in the answer. */
function withRows(body: unknown, change: (rows: unknown[]) => unknown[]): unknown {
  if (Array.isArray(body)) return change(body);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, withRows(value, change)]));
}

describe.each(MANY)('%s', name => {
  const [id] = name.split('/');
  const source = SOURCES.find(candidate => candidate.id === id);
  const read = (change: (rows: unknown[]) => unknown[]) => {
    const requests = source?.feeds.flatMap(feed => feed.requests(SENT_AT, { history: false })) ?? [];
    const outcomes = requests
      .filter(request => request.asset === 'MARKET')
      .map(first =>
        readChain(
          first,
          request => {
            const body = fixtureOf(source?.id ?? '', request);
            return fixtureName(source?.id ?? '', request) === name ? withRows(body, change) : body;
          },
          SENT_AT,
        ),
      );
    return outcomes.find(({ requests: asked }) =>
      asked.some(request => fixtureName(source?.id ?? '', request) === name),
    );
  };
  const clean = read(rows => rows);

  test('reads the same with any garbage between the rows', () => {
    expect(clean?.observations.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), fc.nat(), (garbage, at) => {
        const outcome = read(rows => rows.toSpliced(at % (rows.length + 1), 0, ...garbage));
        expect(outcome?.observations).toEqual(clean?.observations);
      }),
      { numRuns: 50 },
    );
  });

  test('names the tracked coins that are not listed', () => {
    expect(clean?.refusal).toBeUndefined();
    expect(
      clean?.missing.map(gap => gap.reason).filter(reason => reason.endsWith('is not listed')).length,
    ).toBeGreaterThan(2);
  });

  test('is refused when none of our coins is listed', () => {
    expect(read(() => [{ symbol: 'PEPEUSDT', id: 'pepe', instId: 'PEPE-USDT' }])?.refusal).toBeTruthy();
  });
});
