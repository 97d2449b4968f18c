/** Every signal, in the order in which they are measured: later ones may read the facts of earlier ones. */
import { breadth } from './breadth.ts';
import { closingSplit } from './closing-split.ts';
import { deleveragingCycle } from './deleveraging-cycle.ts';
import { drawdown } from './drawdown.ts';
import { fallOverlap } from './fall-overlap.ts';
import { funding } from './funding.ts';
import { levels } from './levels.ts';
import { liquidationIntensity } from './liquidation-intensity.ts';
import { liquidations } from './liquidations.ts';
import { openInterest } from './open-interest.ts';
import { price } from './price.ts';
import { sentiment } from './sentiment.ts';
import type { Signal } from './signal.ts';
import { treasury } from './treasury.ts';
import { volatility } from './volatility.ts';

export const SIGNALS: readonly Signal[] = [
  price,
  breadth,
  liquidations,
  liquidationIntensity,
  fallOverlap,
  openInterest,
  closingSplit,
  deleveragingCycle,
  funding,
  sentiment,
  volatility,
  treasury,
  drawdown,
  levels,
];
