/** A level at a past moment. A reading may stand alone an hour from it. */
import { expect, it } from 'vitest';
import { levelAt } from '../../src/market/level-at.ts';
import { HOUR, MINUTE } from '../../src/units/time.ts';
import { line, NOW, type Points } from './build.ts';
import { near } from './near.ts';

const at = (ago: number, points: Points) => {
  const record = line({ metric: 'open_interest' }, points).toSorted((a, b) => a.at - b.at);
  return levelAt(record, NOW - ago, HOUR);
};

it.each<[what: string, ago: number, points: Points, value: number | undefined]>([
  ['nothing known', 0, {}, undefined],
  ['half way', 2 * HOUR, { [3 * HOUR]: 10, [HOUR]: 20 }, 15],
  ['a quarter of the way', 90 * MINUTE, { [2 * HOUR]: 10, 0: 50 }, 20],
  ['on a reading', HOUR, { [2 * HOUR]: 10, [HOUR]: 20, 0: 90 }, 20],
  ['on the first reading', HOUR, { [HOUR]: 20, 0: 90 }, 20],
  ['in a hole of twice the reach', 2 * HOUR, { [3 * HOUR]: 10, [HOUR]: 20 }, 15],
  ['in the middle of a larger hole', 2 * HOUR, { [3 * HOUR + 1]: 10, [HOUR - 1]: 20 }, undefined],
  ['near the old end of a larger hole', 2 * HOUR, { [3 * HOUR]: 10, [HOUR - 1]: 20 }, 10],
  ['near the new end of a larger hole', 2 * HOUR, { [3 * HOUR + 1]: 10, [HOUR]: 20 }, 20],
  ['between the nearest two of three', 2 * HOUR, { [150 * MINUTE]: 10, [90 * MINUTE]: 30, 0: 99 }, 20],
  ['before the record, within reach', 2 * HOUR, { [HOUR]: 20, 0: 90 }, 20],
  ['before the record, beyond reach', 2 * HOUR, { [HOUR - 1]: 20, 0: 90 }, undefined],
  ['after the record, within reach', 0, { [2 * HOUR]: 10, [HOUR]: 20 }, 20],
  ['after the record, beyond reach', 0, { [2 * HOUR]: 10, [HOUR + 1]: 20 }, undefined],
])('%s', (_, ago, points, value) => {
  expect(at(ago, points)).toEqual(near(value));
});
