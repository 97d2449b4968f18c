/** Sentences for one person: what was given, what is accepted. */
import { phrase } from '../templates/words.ts';
import type { Notice } from './command.ts';

/** Of what a person typed, this many characters at most are said back. */
const LONGEST_ECHO = 40;

/** Control and invisible characters (line breaks, zero-width, text direction) have no place in a sentence. */
const INVISIBLE = /[\p{Cc}\p{Cf}\s]+/gu;

/** Stands for the asker's words while a sentence is formed, to learn their place; no template holds it. */
const PLACE = '\uFFFC';

/** What was typed, on one line and without invisible characters. */
export const tidy = (typed: string): string => typed.replace(INVISIBLE, ' ').trim();

function echo(given: string): string {
  const characters = Array.from(tidy(given));
  return characters.length <= LONGEST_ECHO ? characters.join('') : `${characters.slice(0, LONGEST_ECHO - 1).join('')}…`;
}

/**
 * @param id a message of `commands.ftl`
 * @param values what its placeholders stand for; `given` is what the asker typed, shortened here
 */
export function notice(language: string, id: string, values: Readonly<Record<string, string>> = {}): Notice {
  const given = values['given'];
  if (given === undefined) return { kind: 'notice', text: phrase(language, id, values), private: true };
  const [before = '', after = ''] = phrase(language, id, { ...values, given: PLACE }).split(PLACE);
  const said = echo(given);
  return {
    kind: 'notice',
    text: `${before}${said}${after}`,
    private: true,
    given: [before.length, before.length + said.length],
  };
}

/** A notice cut around the asker's own words; all of it stands before them when there are none. */
export function partsOf({ text, given = [text.length, text.length] }: Notice): readonly [string, string, string] {
  return [text.slice(0, given[0]), text.slice(...given), text.slice(given[1])];
}
