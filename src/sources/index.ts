/** Every source, in the order in which gaps are named. To add one: a file beside this one, and two lines here. */
import { alternativeMe } from './alternative-me.ts';
import { binance } from './binance.ts';
import { bybit } from './bybit.ts';
import { coingecko } from './coingecko/index.ts';
import { deribit } from './deribit.ts';
import { gate } from './gate/index.ts';
import { okx } from './okx/index.ts';
import type { Source } from './source.ts';

export const SOURCES: readonly Source[] = [binance, bybit, okx, gate, deribit, coingecko, alternativeMe];
