/** Every command, in the order in which help and the platforms list them. To add one: a file beside this one, and two lines here. */
import type { Command } from './command.ts';
import { helpOn } from './help.ts';
import { whyDown } from './why-down.ts';

export const COMMANDS: readonly Command[] = [whyDown, helpOn(() => COMMANDS)];
