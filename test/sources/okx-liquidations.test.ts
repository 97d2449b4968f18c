/** OKX's forced orders: whose position was closed, what it was worth, and which minutes are complete. */
import { describe, expect, test } from 'vitest';
import { liquidationsRequest } from '../../src/sources/okx/liquidations.ts';
import { HOUR, MINUTE, SECOND } from '../../src/units/time.ts';
import { readChain } from './read-chain.ts';

const NOW = Date.UTC(2026, 2, 18, 12, 0, 30);
const NOON = Date.UTC(2026, 2, 18, 12);

const instrument = (fields = {}) => ({
  code: '0',
  data: [{ instId: 'BTC-USDT-SWAP', ctVal: '0.01', ctMult: '1', ctValCcy: 'BTC', ...fields }],
});
const order = (at: number, posSide: string, side: string, sz: number, bkPx = 70_000) => ({
  posSide,
  side,
  sz: String(sz),
  bkPx: String(bkPx),
  ts: String(at),
});
const page = (...rows: unknown[][]) => ({
  code: '0',
  msg: '',
  data: rows.map(details => ({ instId: 'BTC-USDT-SWAP', details })),
});
const END = { code: '0', msg: '', data: [] };

/** The pages after the instrument, then the end of the record. */
const read = (pages: readonly unknown[], { history = false, contract = instrument() } = {}) => {
  const outcome = readChain(
    liquidationsRequest('BTC', history),
    (_request, step) => (step === 0 ? contract : (pages[step - 1] ?? END)),
    NOW,
  );
  const usd = (side: 'long' | 'short') =>
    outcome.observations
      .filter(o => o.metric === `liquidations_${side}`)
      .map(({ at, value, span }) => [at, value, span]);
  return {
    ...outcome,
    long: usd('long'),
    short: usd('short'),
    heard: outcome.observations.filter(o => o.metric === 'liquidations_heard'),
  };
};

describe('sides', () => {
  test.each([
    ['long', 'sell', 'long'],
    ['short', 'buy', 'short'],
    ['net', 'sell', 'long'],
    ['net', 'buy', 'short'],
  ] as const)('posSide %s and side %s: a %s was closed', (posSide, side, closed) => {
    const outcome = read([page([order(NOON - 5 * MINUTE, posSide, side, 10)])]);
    expect(outcome[closed]).toEqual([[NOON - 5 * MINUTE, 7000, MINUTE]]);
    expect(outcome[closed === 'long' ? 'short' : 'long']).toEqual([]);
  });

  test('an unknown side is not guessed', () => {
    expect(read([page([order(NOON - MINUTE, 'both', 'sell', 1)])]).refusal).toContain('posSide');
    expect(read([page([order(NOON - MINUTE, 'net', '', 1)])]).refusal).toContain('side');
  });
});

describe('amounts', () => {
  test('several orders of a row, and several rows, add up by the minute', () => {
    const minute = NOON - 10 * MINUTE;
    const { long } = read([
      page(
        [order(minute + 59_999, 'long', 'sell', 10), order(minute + 1, 'long', 'sell', 20)],
        [order(minute, 'long', 'sell', 30), order(minute - 1, 'long', 'sell', 40)],
      ),
    ]);
    expect(long).toEqual([
      [minute, 42_000, MINUTE],
      [minute - MINUTE, 28_000, MINUTE],
    ]);
  });

  test('an order that two pages repeat counts once', () => {
    const [first, second] = [
      order(NOON - 3 * MINUTE, 'long', 'sell', 10),
      order(NOON - 4 * MINUTE, 'long', 'sell', 20),
    ];
    const { long, requests } = read([
      page([first, second]),
      page([second, order(NOON - 50 * MINUTE, 'long', 'sell', 1)]),
    ]);
    expect(long.map(([, usd]) => usd)).toEqual([7000, 14_000]);
    // The next page is asked for with one millisecond of overlap.
    expect(requests[2]?.params?.['after']).toBe(NOON - 4 * MINUTE + 1);
  });

  test('a contract counted in dollars is worth its dollars at any price', () => {
    const contract = instrument({ ctVal: '100', ctValCcy: 'USD' });
    const { long } = read([page([order(NOON - MINUTE, 'long', 'sell', 12, 70_000)])], { contract });
    expect(long).toEqual([[NOON - MINUTE, 1200, MINUTE]]);
  });

  test('the multiplier counts, and may be blank', () => {
    const orders = [page([order(NOON - MINUTE, 'long', 'sell', 10)])];
    expect(read(orders, { contract: instrument({ ctMult: '10' }) }).long[0]?.[1]).toBe(70_000);
    expect(read(orders, { contract: instrument({ ctMult: '' }) }).long[0]?.[1]).toBe(7000);
  });

  test('a contract counted in some other coin is refused', () => {
    const contract = instrument({ ctValCcy: 'ETH' });
    expect(read([page([order(NOON - MINUTE, 'long', 'sell', 1)])], { contract }).refusal).toContain('counted in ETH');
  });

  test('one unreadable order spoils the sums, so nothing is told', () => {
    const broken = { ...order(NOON - MINUTE, 'long', 'sell', 1), sz: 'NaN' };
    const outcome = read([page([order(NOON - MINUTE, 'long', 'sell', 1), broken])]);
    expect(outcome.refusal).toContain('sz');
    expect(outcome.observations).toEqual([]);
  });
});

describe('what was heard', () => {
  const recent = order(NOON - MINUTE, 'long', 'sell', 1);

  test('news go back forty minutes', () => {
    const { heard, requests } = read([page([recent, order(NOON - 2 * HOUR, 'long', 'sell', 1)])]);
    expect(heard.map(({ at, span, value }) => [at, span, value])).toEqual([[NOON - 40 * MINUTE, 40 * MINUTE, 1]]);
    expect(requests).toHaveLength(2);
  });

  test('history goes back to the first whole minute of the last 24 hours, also when the record ends earlier', () => {
    const { heard, long } = read([page([recent]), page([order(NOON - 23 * HOUR, 'long', 'sell', 5)])], {
      history: true,
    });
    expect(heard.map(({ at, span }) => [at, span])).toEqual([[NOON - 24 * HOUR + MINUTE, 24 * HOUR - MINUTE]]);
    expect(long.map(([at]) => at)).toEqual([NOON - MINUTE, NOON - 23 * HOUR]);
  });

  test('orders of the minute that still runs count, but the minute is not heard yet', () => {
    const { long, heard } = read([page([order(NOW - SECOND, 'long', 'sell', 10)])]);
    expect(long).toEqual([[NOON, 7000, MINUTE]]);
    expect((heard[0]?.at ?? 0) + (heard[0]?.span ?? 0)).toBe(NOON);
  });

  test('orders before the first whole minute are left out', () => {
    const { long } = read([page([recent, order(NOON - 40 * MINUTE - 1, 'long', 'sell', 9)])]);
    expect(long).toHaveLength(1);
  });

  test('after forty pages it stops, and drops the oldest minute as incomplete', () => {
    const pages = Array.from({ length: 60 }, (_, p) =>
      page(Array.from({ length: 100 }, (_order, i) => order(NOON - (p * 100 + i) * SECOND, 'long', 'sell', 1))),
    );
    const { heard, long, requests } = read(pages, { history: true });
    expect(requests).toHaveLength(1 + 40);
    // The oldest of 4000 orders lies 66 min 39 s back: the minute from -67 to -66 is cut, the next is whole.
    expect(heard.map(({ at, span }) => [at, span])).toEqual([[NOON - 66 * MINUTE, 66 * MINUTE]]);
    expect(Math.min(...long.map(([at]) => at ?? 0))).toBe(NOON - 66 * MINUTE);
    expect(long.find(([at]) => at === NOON - 66 * MINUTE)?.[1]).toBe(60 * 700);
  });

  test('an empty first page is no answer: OKX also answers so when it serves nothing', () => {
    expect(read([END]).refusal).toContain('holds no rows');
    expect(read([page([])]).refusal).toContain('holds no rows');
  });

  test('a refusal comes with status 200 and is told in its own words', () => {
    expect(read([{ code: '50011', msg: 'Too Many Requests', data: [] }]).refusal).toBe(
      'answered: 50011 Too Many Requests',
    );
    const later = read([page([recent]), { code: '50011', msg: 'Too Many Requests', data: [] }]);
    expect(later.refusal).toBe('answered: 50011 Too Many Requests');
    expect(later.observations).toEqual([]);
  });
});
