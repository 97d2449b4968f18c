/** What every source promises, tried on one answer of every endpoint. */
import { describe, expect, test } from 'vitest';
import { METRICS } from '../../src/market/metric.ts';
import { type Observation, observationKey } from '../../src/market/observation.ts';
import { SOURCES } from '../../src/sources/index.ts';
import type { Feed, Source, SourceRequest } from '../../src/sources/source.ts';
import { ASSETS } from '../../src/units/asset.ts';
import { DAY, MINUTE } from '../../src/units/time.ts';
import { fixtureOf, SENT_AT } from './fixtures.ts';
import { readChain } from './read-chain.ts';

const FEEDS = SOURCES.flatMap((source: Source) => source.feeds.map((feed: Feed) => ({ source, feed })));
const NEEDS = [{ history: true }, { history: false }];

/** The fixtures speak of bitcoin, or of many coins at once. */
const answerable = (request: SourceRequest): boolean => request.asset === 'BTC' || request.asset === 'MARKET';

const hasLength = ({ metric }: Observation): boolean => METRICS[metric].kind !== 'level' || metric === 'coin_change';

/** Rows that a feed asks for, all requests together. */
const rowsAsked = (feed: Feed, history: boolean): number =>
  feed.requests(SENT_AT, { history }).reduce((sum, { params }) => sum + Number(params?.['limit'] ?? 0), 0);

describe.each(FEEDS.map(({ source, feed }) => [`${source.id} ${feed.id}`, source, feed] as const))(
  '%s',
  (_, source, feed) => {
    const outcomes = NEEDS.flatMap(need =>
      feed
        .requests(SENT_AT, need)
        .filter(answerable)
        .map(first => readChain(first, request => fixtureOf(source.id, request), SENT_AT)),
    );
    const observations = outcomes.flatMap(outcome => outcome.observations);

    test('reads each answer to the end of its chain', () => {
      expect(outcomes.map(outcome => outcome.refusal).filter(Boolean)).toEqual([]);
      expect(outcomes.length).toBeGreaterThan(0);
      for (const outcome of outcomes) expect(outcome.observations.length).toBeGreaterThan(0);
    });

    test('delivers exactly the metrics that it announces', () => {
      expect(new Set(observations.map(observation => observation.metric))).toEqual(new Set(feed.provides));
    });

    test('delivers its own numbers, finite and in range', () => {
      const wrong = observations.filter(({ metric, source: from, value }) => {
        const [low, high] = METRICS[metric].range;
        return from !== source.id || !(value >= low && value <= high);
      });
      expect(wrong).toEqual([]);
    });

    test('dates them plausibly', () => {
      const wrong = observations.filter(({ metric, at, seenAt }) => {
        const oldest = SENT_AT - (metric === 'all_time_high' ? 4000 : 400) * DAY;
        return seenAt !== SENT_AT || at > SENT_AT || at < oldest;
      });
      expect(wrong).toEqual([]);
    });

    test('gives a length to what has one: whatever happens over time, and a stated change', () => {
      expect(observations.filter(o => o.span > 0 !== hasLength(o))).toEqual([]);
    });

    test('knows no bar before it has ended and hears nothing of the future', () => {
      const early = observations.filter(
        ({ metric, at, span }) =>
          (METRICS[metric].kind === 'bar' || metric === 'liquidations_heard') && at + span > SENT_AT,
      );
      expect(early).toEqual([]);
    });

    test('does not contradict itself, except where a later page restates an earlier one', () => {
      for (const { observations: told } of outcomes) {
        const contradictions = [...Map.groupBy(told, observationKey).values()].filter(([first, ...others]) =>
          others.some(({ value }) => value !== first?.value),
        );
        expect(contradictions.flat().filter(({ metric }) => metric !== 'treasury_average_cost')).toEqual([]);
      }
    });

    test('asks https addresses without a query, and keeps keys out of them', () => {
      for (const { url, params = {} } of outcomes.flatMap(outcome => outcome.requests)) {
        expect(url).toMatch(/^https:\/\/[a-z.]+\/[^?]*$/);
        expect(Object.keys(params).filter(name => /key|token|secret/i.test(name))).toEqual([]);
      }
    });

    test.each(NEEDS)('asks of every asset what it asks of bitcoin: $history', need => {
      const requests = feed.requests(SENT_AT, need);
      const ofBitcoin = new Set(requests.filter(answerable).map(shapeOf));
      expect(requests.map(shapeOf).filter(shape => !ofBitcoin.has(shape))).toEqual([]);
      const assets = new Set(requests.map(request => request.asset).filter(asset => asset !== 'MARKET'));
      expect([0, 1, 2, ASSETS.length]).toContain(assets.size);
    });

    test('asks no less when it knows nothing than when it wants news', () => {
      expect(rowsAsked(feed, true)).toBeGreaterThanOrEqual(rowsAsked(feed, false));
    });
  },
);

/** A request with its asset's name blotted out. */
function shapeOf({ url, params, headers, asset }: SourceRequest): string {
  const blot = (text: string) => (asset === 'MARKET' ? text : text.replaceAll(asset, '*'));
  return blot(JSON.stringify([url, params, headers]));
}

test('a minute is asked for where the windows of a week and a month begin', () => {
  const anchors = SOURCES.flatMap(source => source.feeds.filter(feed => feed.id === 'candles')).map(feed =>
    feed.requests(SENT_AT, { history: false }).flatMap(({ params = {} }) => {
      const from = Number(params['startTime'] ?? params['start'] ?? Number(params['after']) - 15 * MINUTE);
      return Number.isNaN(from) ? [] : [Math.round((SENT_AT - from) / DAY)];
    }),
  );
  expect(anchors.length).toBe(3);
  for (const days of anchors) expect(new Set(days)).toEqual(new Set([7, 30]));
});
