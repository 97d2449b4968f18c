/** Sentences as runs of words and numbers. */
import { expect, test } from 'vitest';
import { runsOf } from '../../src/platforms/runs.ts';

const number = (text: string) => ({ text, fact: 'f1' });

test.each([
  [[number('1'), number('2')], [{ text: '12', bold: true }]],
  [
    ['a', 'b', number('1'), 'c'],
    [
      { text: 'ab', bold: false },
      { text: '1', bold: true },
      { text: 'c', bold: false },
    ],
  ],
  [[number(''), number(' '), 'a'], [{ text: ' a', bold: false }]],
  [
    ['a \n b', number('1\n2')],
    [
      { text: 'a b', bold: false },
      { text: '1 2', bold: true },
    ],
  ],
])('%j: neighbours of one kind are one run, without line breaks', (pieces, runs) => {
  expect(runsOf({ pieces })).toEqual(runs);
});
