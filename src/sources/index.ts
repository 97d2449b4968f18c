/** Every source, in the order in which gaps are named. To add one: a file beside this one, and two lines here. */
import { alternativeMe } from './alternative-me.ts';
import type { Source } from './source.ts';

export const SOURCES: readonly Source[] = [alternativeMe];
