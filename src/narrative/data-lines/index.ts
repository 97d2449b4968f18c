/** Every line, in the order in which they are read. To add one: a file beside this one, and two lines here. */
import { cycle } from './cycle.ts';
import { funding } from './funding.ts';
import { holder } from './holder.ts';
import { liquidations } from './liquidations.ts';
import { mood } from './mood.ts';
import { openInterest } from './open-interest.ts';
import { price } from './price.ts';
import { record } from './record.ts';
import { swings } from './swings.ts';
import type { DataLine } from './data-line.ts';

export const DATA_LINES: readonly DataLine[] = [
  price,
  liquidations,
  openInterest,
  cycle,
  funding,
  mood,
  swings,
  holder,
  record,
];
