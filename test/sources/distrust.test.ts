/** A broken answer becomes a refusal or a named gap, never a wrong number. Every field of every fixture is broken once. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/market/observation.ts';
import { SOURCES } from '../../src/sources/index.ts';
import type { Feed, Source, SourceRequest } from '../../src/sources/source.ts';
import { breakages, isNumeral, mapLeaves } from './breakages.ts';
import { fixtureName, fixtureOf, SENT_AT } from './fixtures.ts';
import { type Outcome, readChain } from './read-chain.ts';

interface Trial {
  readonly source: Source;
  readonly first: SourceRequest;
  readonly step: number;
  readonly clean: Outcome;
}

const read = (source: Source, first: SourceRequest, change: (body: unknown, step: number) => unknown): Outcome =>
  readChain(first, (request, step) => change(fixtureOf(source.id, request), step), SENT_AT);

/** One trial for each step of each chain; endpoints that several feeds or slices ask for are tried once. */
const TRIALS = new Map<string, Trial>();
for (const source of SOURCES) {
  for (const first of source.feeds.flatMap((feed: Feed) => feed.requests(SENT_AT, { history: true }))) {
    if (first.asset !== 'BTC' && first.asset !== 'MARKET') continue;
    const clean = read(source, first, body => body);
    for (const [step, request] of clean.requests.entries()) {
      const name = `${fixtureName(source.id, request)} as step ${step} of ${clean.requests.length}`;
      TRIALS.set(name, { source, first, step, clean });
    }
  }
}

const keyOf = (o: Observation) => [o.metric, o.asset, o.subject, o.span, o.at].join('|');

/** What was heard of the clean answer, so that a broken one cannot claim to have heard more. */
function heardAt(observations: readonly Observation[], at: number): boolean {
  return observations.some(o => o.metric === 'liquidations_heard' && o.at <= at && at < o.at + o.span);
}

function wrongNumbers(outcome: Outcome, clean: Outcome): readonly Observation[] {
  const known = Map.groupBy(clean.observations, keyOf);
  return outcome.observations.filter(o => {
    if (o.metric === 'liquidations_heard') {
      return ![o.at, o.at + o.span - 1].every(moment => heardAt(clean.observations, moment));
    }
    return !known.get(keyOf(o))?.some(({ value }) => Math.abs(o.value - value) <= 1e-9 * Math.abs(value));
  });
}

const complete = (outcome: Outcome, clean: Outcome): boolean => {
  const told = new Set(outcome.observations.map(keyOf));
  return clean.observations.every(o => o.metric === 'liquidations_heard' || told.has(keyOf(o)));
};

const reported = (outcome: Outcome, clean: Outcome): boolean =>
  outcome.refusal !== undefined || JSON.stringify(outcome.missing) !== JSON.stringify(clean.missing);

describe.each([...TRIALS])('%s', (_, { source, first, step, clean }) => {
  const replaced = (change: (body: unknown) => unknown) =>
    read(source, first, (body, at) => (at === step ? change(body) : body));

  test('numbers may come as strings and strings as numbers', () => {
    const swapped = replaced(body =>
      mapLeaves(body, leaf => (typeof leaf === 'number' ? String(leaf) : isNumeral(leaf) ? Number(leaf) : leaf)),
    );
    expect(swapped.observations).toEqual(clean.observations);
    expect(swapped.missing).toEqual(clean.missing);
  });

  test('fields that nobody knows are let through', () => {
    const dressed = replaced(body =>
      JSON.parse(JSON.stringify(body), (_key, value) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? { ...value, brandNew: { nested: ['NaN', -1, null] } }
          : value,
      ),
    );
    expect(dressed.observations).toEqual(clean.observations);
  });

  test('a broken field is reported and brings no wrong number', () => {
    const body = fixtureOf(source.id, clean.requests[step] ?? first);
    const trials = [...breakages(body)].map(breakage => ({ ...breakage, outcome: replaced(() => breakage.broken) }));
    expect(trials.length).toBeGreaterThan(0);
    const lies = trials.flatMap(({ what, outcome }) => wrongNumbers(outcome, clean).map(wrong => [what, wrong]));
    expect(lies).toEqual([]);
    const unnoticed = trials.filter(
      ({ outcome, mayBeAbsent }) => !mayBeAbsent && !complete(outcome, clean) && !reported(outcome, clean),
    );
    expect(unnoticed.map(({ what }) => what)).toEqual([]);
  });

  test.each([
    ['a web page', '<!DOCTYPE html><html><title>Just a moment...</title></html>'],
    ['an empty object', {}],
    ['an empty list', []],
    ['null', null],
    ['a number', 42],
    ['a list of nothing', [null, null]],
    ['an error of some other API', { code: -1003, msg: 'Too many requests', message: 'no', error: { message: 'no' } }],
  ])('%s is no answer', (_name, body) => {
    // An empty list of unusual funding intervals is a good answer, and so is the end of a record.
    const mayBeEmpty = /fundingInfo|_more/.test(fixtureName(source.id, clean.requests[step] ?? first));
    if (mayBeEmpty && Array.isArray(body)) return;
    const outcome = replaced(() => body);
    expect(outcome.refusal).toBeTruthy();
    expect(wrongNumbers(outcome, clean)).toEqual([]);
  });

  test('any JSON at all is refused or read, never a crash', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), body => {
        const outcome = replaced(() => body);
        expect(outcome.observations.every(o => Number.isFinite(o.value))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
