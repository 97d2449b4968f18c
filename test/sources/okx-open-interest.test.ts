/** OKX's open interest over time: which interval was really sent, and which end of a day a row speaks of. */
import { expect, test } from 'vitest';
import { openInterestHistoryRequest } from '../../src/sources/okx/open-interest.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { readChain } from './read-chain.ts';

const MIDNIGHT = Date.UTC(2026, 2, 18);
const SEEN = MIDNIGHT + 14 * HOUR + 20 * MINUTE;

/** Falls by ten coins an hour, so every hour has a value of its own. */
const truth = (at: number): number => 40_000 - (10 * (at - (MIDNIGHT - 30 * DAY))) / HOUR;
const rows = (newest: number, span: number, count: number, valueAt: (start: number) => number) =>
  Array.from({ length: count }, (_, i) => newest - i * span).map(start => [
    String(start),
    '1',
    String(valueAt(start)),
    '1',
  ]);
const ok = (data: unknown) => ({ code: '0', msg: '', data });

const read = (valueOf: (start: number, span: number) => number, daysBack = 20, hoursBack = 100) => {
  const newest = (offset: number, span: number) => Math.floor((SEEN - offset) / span) * span + offset;
  const answers = [
    ok(rows(newest(16 * HOUR, DAY), DAY, daysBack, start => valueOf(start, DAY))),
    ok(rows(newest(0, HOUR), HOUR, hoursBack, start => valueOf(start, HOUR))),
  ];
  return readChain(openInterestHistoryRequest('BTC'), (_request, step) => answers[step], SEEN);
};

test.each([
  ['the start', (start: number) => truth(start)],
  ['the end', (start: number, span: number) => truth(Math.min(start + span, SEEN))],
])('rows that tell the value at %s of their period are dated so', (_, valueOf) => {
  const { observations, missing, refusal } = read(valueOf);
  expect([refusal, missing]).toEqual([undefined, []]);
  const wrong = observations.filter(({ at, value }) => Math.abs(value - truth(at)) > 1e-6);
  expect(wrong).toEqual([]);
  expect(Math.min(...observations.map(({ at }) => at))).toBeLessThan(SEEN - 18 * DAY);
});

test('without days that the hours cover, the days are not dated by guess', () => {
  const { observations, missing } = read(truth, 20, 20);
  expect(missing.map(gap => gap.reason)).toEqual(['days and hours have too little in common to date the days']);
  expect(Math.min(...observations.map(({ at }) => at))).toBeGreaterThan(SEEN - 25 * HOUR);
});

test('rows every five minutes are not taken for hours: OKX ignores a parameter that it does not know', () => {
  const days = ok(rows(MIDNIGHT - 8 * HOUR, DAY, 20, truth));
  const minutes = ok(rows(MIDNIGHT, 5 * MINUTE, 100, truth));
  const outcome = readChain(openInterestHistoryRequest('BTC'), (_request, step) => [days, minutes][step], SEEN);
  expect(outcome.refusal).toBe('rows are 5 min apart, 60 were asked for');
  expect(outcome.observations).toEqual([]);
});
