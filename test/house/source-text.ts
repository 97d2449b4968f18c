/** TypeScript read just far enough for the rules: what it imports, and its code without comments and texts. */
import { posix } from 'node:path';

/** Comment, quoted text, template, or a regular expression where one can stand. */
const TOKEN =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<=(?:^|[=(,:;!&|?{}[\n]|return|=>)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;

const IMPORT = /\b(?:from|import|require)\s*\(?\s*(?:'([^']*)'|"([^"]*)"|`([^`$]*)`)/g;

const withoutComments = (text: string): string => text.replace(TOKEN, token => (/^\/[*/]/.test(token) ? ' ' : token));

/** What runs: quoted texts and regular expressions are emptied; of a template only what stands in `${}` is left. */
export const codeOf = (text: string): string =>
  text.replace(TOKEN, token => {
    if (token.startsWith('`'))
      return `\`${[...token.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner).join(';')}\``;
    return /^\/[*/]/.test(token) ? ' ' : token.slice(0, 1) + token.slice(-1);
  });

/**
 * What a file imports, static or dynamic, as values or as types: a path from the root for our own files (`src/units/time.ts`),
 * else the name of the package (`@fluent/bundle`, `node:fs`).
 */
export const importsOf = (path: string, text: string): readonly string[] =>
  [...withoutComments(text).matchAll(IMPORT)].map(([, single, double, template]) =>
    resolved(path, single ?? double ?? template ?? ''),
  );

function resolved(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
