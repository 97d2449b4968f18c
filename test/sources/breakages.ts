/** Ways in which an answer breaks, one field at a time. */

export interface Breakage {
  /** For the message of a failing test. */
  readonly what: string;
  readonly broken: unknown;
  /** A field that is left out or null may mean "there is none": then no report is due. */
  readonly mayBeAbsent: boolean;
}

/** Rates, changes and the sizes of closed positions may be negative, so a turned sign cannot be noticed. */
const SIGNED = /funding_?rate|price_change_percentage|^\d+\.size$/i;

/** A number that was written as text. */
export const isNumeral = (leaf: unknown): boolean => typeof leaf === 'string' && /^-?\d+(\.\d+)?$/.test(leaf);

export const mapLeaves = (body: unknown, change: (leaf: unknown) => unknown): unknown => {
  if (Array.isArray(body)) return body.map(entry => mapLeaves(entry, change));
  if (typeof body !== 'object' || body === null) return change(body);
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, mapLeaves(value, change)]));
};

type Path = readonly (string | number)[];

export function* breakages(body: unknown): Generator<Breakage> {
  for (const [path, leaf] of leavesOf(body, [])) {
    const name = path.join('.');
    if (typeof leaf === 'number' || isNumeral(leaf)) {
      const value = Number(leaf);
      const like = (changed: number) => (typeof leaf === 'number' ? changed : String(changed));
      yield { what: `${name} = 'NaN'`, broken: replaceAt(body, path, 'NaN'), mayBeAbsent: false };
      yield { what: `${name} = 'n/a'`, broken: replaceAt(body, path, 'n/a'), mayBeAbsent: false };
      yield { what: `${name} = {}`, broken: replaceAt(body, path, {}), mayBeAbsent: false };
      yield { what: `${name} = null`, broken: replaceAt(body, path, null), mayBeAbsent: true };
      yield { what: `${name} = ''`, broken: replaceAt(body, path, ''), mayBeAbsent: true };
      yield { what: `${name} x 1e6`, broken: replaceAt(body, path, like(value * 1e6)), mayBeAbsent: false };
      if (value > 0 && !SIGNED.test(name)) {
        yield { what: `${name} negative`, broken: replaceAt(body, path, like(-value)), mayBeAbsent: false };
      }
    }
    if (typeof path.at(-1) === 'string') {
      yield { what: `${name} left out`, broken: replaceAt(body, path, undefined), mayBeAbsent: true };
    }
  }
}

function* leavesOf(body: unknown, path: Path): Generator<readonly [Path, unknown]> {
  if (typeof body !== 'object' || body === null) {
    yield [path, body];
    return;
  }
  const entries = Array.isArray(body) ? [...body.entries()] : Object.entries(body);
  for (const [key, value] of entries) yield* leavesOf(value, [...path, key]);
}

/** A copy with one leaf replaced; undefined takes the field away. */
function replaceAt(body: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(body)) return body.map((entry, i) => (i === key ? replaceAt(entry, rest, value) : entry));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, entry]): [string, unknown][] => {
      if (name !== key) return [[name, entry]];
      const changed = replaceAt(entry, rest, value);
      return changed === undefined ? [] : [[name, changed]];
    }),
  );
}
