/** alternative.me: an index that is a string, a day that is in seconds. */
import { expect, test } from 'vitest';
import { alternativeMe } from '../../src/sources/alternative-me.ts';
import { DAY } from '../../src/units/time.ts';
import { firstOf } from './read-chain.ts';

const TODAY = Date.UTC(2026, 2, 18);
const SEEN = TODAY + DAY / 2;
const [feed] = alternativeMe.feeds;
const request = firstOf(feed.requests(SEEN, { history: true }));
const day = (ago: number, value: string) => ({ value, timestamp: String((TODAY - ago * DAY) / 1000) });

test('a value belongs to the UTC day it was published for', () => {
  const { observations } = request.read({ data: [day(0, '14'), day(1, '17')] }, SEEN);
  expect(observations.map(({ at, value, asset }) => [at, value, asset])).toEqual([
    [TODAY, 14, 'MARKET'],
    [TODAY - DAY, 17, 'MARKET'],
  ]);
});

test('a day that cannot be is named and left out', () => {
  const { observations, missing } = request.read({ data: [day(0, '14'), day(1, '140')] }, SEEN);
  expect(observations.map(o => o.value)).toEqual([14]);
  expect(missing).toEqual([{ asset: 'MARKET', reason: 'fear_greed 140 is out of range' }]);
});

test("an error inside a good status keeps the provider's words", () => {
  expect(() => request.read({ data: [], metadata: { error: 'Please come back later' } }, SEEN)).toThrow(
    'answered: Please come back later',
  );
});
