/** Commands typed as text: `/why-down eth brief`. */
import type { Command } from '../../commands/command.ts';

export interface Typed {
  /** In lower case with `-`, however it was typed. */
  readonly name: string;
  /** Whom it addresses, as in `/why_down@some_bot`. */
  readonly bot: string | undefined;
  readonly words: readonly string[];
}

const COMMAND = /^\/([\w-]+)(?:@(\w+))?(?=\s|$)/;

/** Undefined when the text is no command. */
export function readTyped(text: string): Typed | undefined {
  const [head, name = '', bot] = COMMAND.exec(text) ?? [];
  if (head === undefined) return undefined;
  const words = text.slice(head.length).split(/\s+/).filter(Boolean);
  return { name: name.toLowerCase().replaceAll('_', '-'), bot, words };
}

export const findCommand = (commands: readonly Command[], name: string): Command | undefined =>
  commands.find(command => command.name === name || command.aliases.includes(name));

/** Words by option, in order; the last option takes what is left. */
export function byOption(command: Command, words: readonly string[]): Readonly<Record<string, string>> {
  const last = command.options.length - 1;
  return Object.fromEntries(
    command.options
      .map(({ name }, place) => [name, (place === last ? words.slice(place) : words.slice(place, place + 1)).join(' ')])
      .filter(([, value]) => value !== ''),
  );
}
