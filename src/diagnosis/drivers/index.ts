/** The reasons that can be tested today. A reason of the contract without a rule here is listed as "could not check". */
import type { DriverRule } from './driver.ts';
import { forcedLiquidations } from './forced-liquidations.ts';
import { largeHolder } from './large-holder.ts';
import { newShorts } from './new-shorts.ts';
import { voluntaryDeleveraging } from './voluntary-deleveraging.ts';

export const DRIVER_RULES: readonly DriverRule[] = [forcedLiquidations, voluntaryDeleveraging, newShorts, largeHolder];
