/** Looking things up in a market, and the hard ranges of what may be in it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, firstFrom, latest } from '../../src/market/market.ts';
import { METRICS } from '../../src/market/metric.ts';
import { holder, line, market, observe } from './build.ts';

const at = (moments: readonly number[]) =>
  moments.map(moment => observe({ metric: 'close', value: moment, at: moment }));
const moments = fc
  .array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 })
  .map(list => list.toSorted((a, b) => a - b));

describe('points', () => {
  it('are found from a moment on', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -1, max: 31 }), (list, moment) => {
        expect(firstFrom(at(list), moment)).toBe(list.filter(each => each < moment).length);
      }),
    );
  });

  it('lie between two moments, the first included, the last not', () => {
    fc.assert(
      fc.property(moments, fc.nat(31), fc.nat(31), (list, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const inside = between(at(list), from, to).map(point => point.at);
        expect(inside).toEqual(list.filter(each => each >= from && each < to));
      }),
    );
  });

  it('are the latest of each source and subject', () => {
    const told = market(
      holder('A', 3),
      holder('A', 9, undefined, 1000),
      holder('B', 4, undefined, 2000),
      line({ metric: 'treasury_holdings', source: 'other', subject: 'A' }, { 500: 5, 700: 6 }),
    );
    const found = latest(told, 'treasury_holdings', 'BTC').map(({ source, subject, value }) => [
      source,
      subject,
      value,
    ]);
    expect(found).toEqual([
      ['coingecko', 'A', 3],
      ['coingecko', 'B', 4],
      ['other', 'A', 5],
    ]);
  });
});

describe('hard ranges', () => {
  const signed = new Set(['perp_premium', 'funding_8h', 'treasury_trade', 'coin_change']);

  it.each(Object.entries(METRICS))(
    'of %s are ranges, below zero only where the sign means something',
    (metric, { range }) => {
      expect(range[0]).toBeLessThanOrEqual(range[1]);
      expect(range[0] < 0).toBe(signed.has(metric));
    },
  );

  it('of shares and indices end where these end', () => {
    const ranges = (['fear_greed', 'bitcoin_dominance', 'liquidations_heard'] as const).map(id => METRICS[id].range);
    expect(ranges).toEqual([
      [0, 100],
      [0, 100],
      [1, 1],
    ]);
    expect(METRICS.coin_change.range[0]).toBe(-100);
  });
});
