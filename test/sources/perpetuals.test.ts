/** Arithmetic of perpetual futures, and rows in which every sign was turned. */
import { expect, test } from 'vitest';
import { binance } from '../../src/sources/binance.ts';
import { okx } from '../../src/sources/okx/index.ts';
import type { Feed } from '../../src/sources/source.ts';
import { contractSize, fundingPer8h, premiumOf } from '../../src/sources/perpetuals.ts';
import { mapLeaves } from './breakages.ts';
import { fixtureOf, SENT_AT } from './fixtures.ts';
import { firstOf, readChain } from './read-chain.ts';

test.each([
  [0.0001, 8, 1],
  [0.0001, 4, 2],
  [-0.0001, 1, -8],
  [0, 8, 0],
])('a rate of %d every %d h is %d bp per 8 h', (rate, hours, expected) => {
  expect(fundingPer8h(rate, hours)).toBeCloseTo(expected, 12);
});

test.each([0, -8, 0.5, 25, 8e6, Number.NaN])('an interval of %d h cannot be', hours => {
  expect(() => fundingPer8h(0.0001, hours)).toThrow('cannot be');
});

test('a premium needs two prices that can be', () => {
  expect(premiumOf('BTC', 70_070, 70_000)).toBeCloseTo(10, 9);
  for (const broken of [0, -70_000, 7e10, Number.NaN]) {
    expect(() => premiumOf('BTC', broken, 70_000)).toThrow('out of range');
    expect(() => premiumOf('BTC', 70_000, broken)).toThrow('out of range');
  }
});

test('a contract holds a few coins, never a share of all of them', () => {
  expect(contractSize('BTC', 0.0001)).toBe(0.0001);
  expect(contractSize('DOGE', 1000)).toBe(1000);
  for (const [asset, coins] of [
    ['BTC', 100],
    ['DOGE', 1e9],
    ['ETH', 0],
    ['ETH', -1],
  ] as const) {
    expect(() => contractSize(asset, coins)).toThrow('cannot be');
  }
});

const turned = (body: unknown) =>
  mapLeaves(body, leaf => {
    const value = Number(leaf);
    const isTime = value > 1e12;
    return leaf === '' || leaf === null || Number.isNaN(value) || isTime ? leaf : String(-Math.abs(value));
  });

const FUNDING: readonly (readonly [string, Feed])[] = [
  ['binance', binance.feeds[3]],
  ['okx', okx.feeds[4]],
];

test.each(FUNDING)('%s: a funding rate is not believed among numbers that all turned negative', (id, feed) => {
  const request = firstOf(feed.requests(SENT_AT, { history: false }));
  const clean = readChain(request, asked => fixtureOf(id, asked), SENT_AT);
  const broken = readChain(
    request,
    asked => (id === 'binance' && asked.url.endsWith('fundingInfo') ? [] : turned(fixtureOf(id, asked))),
    SENT_AT,
  );
  expect(clean.observations.some(o => o.metric === 'funding_8h')).toBe(true);
  expect(broken.observations).toEqual([]);
  expect(broken.refusal).toBeTruthy();
});
