/** Companies that hold bitcoin: who is named, and what may be said of profit and loss. */
import { describe, expect, it } from 'vitest';
import { marketOf } from '../../src/market/journal.ts';
import type { Observation } from '../../src/market/observation.ts';
import { treasury as signal } from '../../src/signals/treasury.ts';
import { DAY } from '../../src/units/time.ts';
import { failure, holder, line, market, NOW, type Points } from '../market/build.ts';
import { found, known, read, valueOf } from './reading.ts';

const priced = (usd: number) => known({ metric: 'price', value: usd }, { metric: 'price', value: 1, asset: 'ETH' });
const at = (usd: number, ...parts: readonly (readonly Observation[])[]) =>
  read(signal, market(...parts), 'BTC', priced(usd));
const trades = (points: Points, subject = 'Strategy') =>
  line({ metric: 'treasury_trade', source: 'coingecko', subject, span: DAY }, points);

describe('a holder', () => {
  it('below its cost has a paper loss', () => {
    const reading = at(67_083, holder('Strategy', 714_644, 76_056));
    const value = (metric: string) => valueOf(reading, `treasury_${metric}`, { subject: 'Strategy' }) ?? Number.NaN;
    expect(value('holdings')).toBe(714_644);
    expect(value('average_cost')).toBe(76_056);
    expect(value('unrealised_pnl') / 1e9).toBeCloseTo(-6.41, 2);
    expect(value('unrealised_pct')).toBeCloseTo(-11.8, 1);
    expect(value('breakeven')).toBeCloseTo(13.4, 1);
    expect(reading.gaps).toEqual([]);
  });

  it('above its cost has a paper profit', () => {
    const reading = at(100, holder('Strategy', 10, 80));
    expect(valueOf(reading, 'treasury_unrealised_pnl')).toBe(200);
    expect(valueOf(reading, 'treasury_unrealised_pct')).toBeCloseTo(25, 9);
    expect(valueOf(reading, 'treasury_breakeven')).toBeCloseTo(-20, 9);
  });

  it('of unknown cost has neither profit nor loss', () => {
    const reading = at(100, holder('Miner', 10));
    expect(reading.findings.map(finding => finding.metric)).toEqual(['treasury_holdings']);
    expect(reading.gaps.map(gap => gap.metric)).toEqual(['treasury_unrealised_pnl']);
  });

  it('has neither while there is no price', () => {
    const reading = read(signal, market(holder('Strategy', 10, 80)), 'BTC', known());
    expect(reading.findings.map(finding => finding.metric)).toEqual(['treasury_holdings', 'treasury_average_cost']);
    expect(reading.gaps.map(gap => gap.metric)).toEqual(['treasury_unrealised_pnl']);
  });

  it.each([
    [7 * DAY - 1, 10],
    [7 * DAY, undefined],
  ])('read %d ms ago: %s', (ago, coins) => {
    expect(valueOf(at(100, holder('Strategy', 10, 80, ago)), 'treasury_holdings')).toBe(coins);
  });

  it('sources the profit from its report and our price', () => {
    expect(found(at(100, holder('Strategy', 10, 80)), 'treasury_unrealised_pnl')?.sources).toEqual([
      'coingecko',
      'okx',
    ]);
  });
});

const named = (...parts: readonly (readonly Observation[])[]) =>
  at(100, ...parts)
    .findings.filter(finding => finding.metric === 'treasury_holdings')
    .map(finding => finding.subject);

describe('holders', () => {
  it('are three at most, the largest first', () => {
    expect(named(holder('a', 1, 9), holder('b', 4, 9), holder('c', 3, 9), holder('d', 2, 9))).toEqual(['b', 'c', 'd']);
  });

  it('of known cost come before larger ones', () => {
    expect(named(holder('a', 1, 9), holder('b', 400), holder('c', 300), holder('d', 200))).toEqual(['a', 'b', 'c']);
  });

  it('of another asset are not asked for', () => {
    const told = market(holder('Strategy', 10, 80));
    expect(read(signal, told, 'ETH', priced(100))).toEqual({ findings: [], gaps: [] });
    expect(read(signal, told, 'MARKET', priced(100)).findings).toHaveLength(5);
  });
});

const traded = (points: Points) => found(at(100, holder('Strategy', 10, 80), trades(points)), 'treasury_trade');

describe('a reported trade', () => {
  it.each([
    [30 * DAY, 5],
    [30 * DAY + 1, undefined],
  ])('%d ms ago: %s', (ago, coins) => expect(traded({ [ago]: 5 })?.value).toBe(coins));

  it('is the newest, and of nothing is none', () => {
    expect(traded({ [9 * DAY]: 5, [2 * DAY]: -3 })).toMatchObject({ value: -3, asOf: NOW - 2 * DAY, unit: 'coin' });
    expect(traded({ [9 * DAY]: 5, [2 * DAY]: 0 })).toBeUndefined();
  });

  it('is that of its holder', () => {
    const told = market(holder('a', 9, 80), holder('b', 8, 80), trades({ [DAY]: 5 }, 'b'));
    const facts = read(signal, told, 'BTC', priced(100));
    expect(found(facts, 'treasury_trade')?.subject).toBe('b');
    expect(facts.findings.filter(finding => finding.metric === 'treasury_trade')).toHaveLength(1);
  });
});

it.each([
  ['never_seen', market()],
  ['stale', market(holder('Strategy', 10, 80, 7 * DAY))],
  ['source_down', marketOf([], NOW, [failure({ provides: ['treasury_holdings'] })])],
] as const)('the gap says %s', (reason, told) => {
  expect(read(signal, told, 'MARKET', priced(100)).gaps).toEqual([
    { metric: 'treasury_unrealised_pnl', asset: 'BTC', reason },
  ]);
});
