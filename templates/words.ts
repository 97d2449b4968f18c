/** The words people read: `templates/<locale>/*.ftl`, all files of a locale in one bundle, loaded and checked at start. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** Where a message or a term begins. The parser skips what it cannot read without a word, so the heads are counted. */
const HEAD = /^-?[a-zA-Z][\w-]*(?=[ \t]*=)/gm;

function load(locale: string): FluentBundle {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const folder = join(import.meta.dirname, locale);
  for (const file of readdirSync(folder).filter(name => name.endsWith('.ftl'))) {
    const source = readFileSync(join(folder, file), 'utf8');
    const resource = new FluentResource(source);
    const read = new Set(resource.body.map(entry => entry.id));
    const broken = [...source.matchAll(HEAD)].map(([id]) => id).find(id => !read.has(id));
    if (broken) throw new Error(`templates/${locale}/${file}: ${broken} cannot be read; mend its Fluent syntax`);
    const [twice] = bundle.addResource(resource);
    if (twice) throw new Error(`templates/${locale}/${file}: ${twice.message}`);
  }
  return bundle;
}

const ENGLISH = load('en');

const BUNDLES = new Map(
  readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'en')
    .map(({ name }) => [name, load(name)]),
);

/** @param language BCP 47 tag; a region we have no words for takes its language, an unknown language English */
export const words = (language: string): FluentBundle =>
  BUNDLES.get(language) ?? BUNDLES.get(language.split('-')[0] ?? '') ?? ENGLISH;

/** @throws {Error} when the message does not exist or lacks a value: our mistake, never a person's */
export function phrase(language: string, id: string, values: Readonly<Record<string, FluentVariable>> = {}): string {
  const bundle = words(language);
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) throw new Error(`templates/${bundle.locales[0]}: there is no message ${id}`);
  const errors: Error[] = [];
  const text = bundle.formatPattern(pattern, values, errors);
  if (errors[0]) throw new Error(`templates/${bundle.locales[0]}: ${id}: ${errors[0].message}`);
  return text;
}

/** The locale whose words someone who asks in this language gets: numbers and dates must follow the same one. */
export const languageOf = (language: string): string => words(language).locales[0] ?? 'en';

/** True when there are words for the language itself, with or without its region. */
export const hasWords = (language: string): boolean =>
  [language, language.split('-')[0]].includes(languageOf(language));
