/** The templates of every language: readable, complete, and without digits. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Entry, FluentParser, Visitor, type TextElement } from '@fluent/syntax';
import { describe, expect, test } from 'vitest';
import { phrase, words } from '../../templates/words.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'templates');

const FILES = readdirSync(FOLDER, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name: locale }) =>
    readdirSync(join(FOLDER, locale)).map(file => ({ name: `${locale}/${file}`, path: join(FOLDER, locale, file) })),
  );

const parse = (path: string) => new FluentParser({ withSpans: false }).parse(readFileSync(path, 'utf8'));

/** Every piece of prose of an entry. */
function proseOf(entry: Entry): readonly string[] {
  const prose: string[] = [];
  class Prose extends Visitor {
    override visitTextElement({ value }: TextElement): void {
      prose.push(value);
    }
  }
  new Prose().visit(entry);
  return prose;
}

describe.each(FILES)('templates/$name', ({ path }) => {
  test('is Fluent that a parser understands to the end', () => {
    expect(parse(path).body.filter(entry => entry.type === 'Junk')).toEqual([]);
  });

  test('holds no digit: a number reaches a sentence only through a placeholder', () => {
    expect(
      parse(path)
        .body.flatMap(proseOf)
        .filter(text => /\p{N}/u.test(text)),
    ).toEqual([]);
  });
});

describe('words', () => {
  test.each(['en', 'en-GB', 'xx', ''])('%j speaks English', language => {
    expect(words(language).locales).toEqual(['en']);
    expect(phrase(language, 'no-data-yet')).toContain('market data');
  });

  test('a message that is missing, or lacks a value, is our mistake and says where', () => {
    expect(() => phrase('en', 'nonsense')).toThrow('templates/en: there is no message nonsense');
    expect(() => phrase('en', 'unknown-asset', { given: 'x' })).toThrow('templates/en: unknown-asset: ');
  });
});
