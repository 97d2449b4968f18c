/** What a file does that its room forbids, each in one sentence. */
import { CONFINED, PURE, ROOMS, roomOf, stands } from './rooms.ts';
import { codeOf, importsOf } from './source-text.ts';

export const violations = (path: string, text: string): readonly string[] => [
  ...importViolations(path, text),
  ...strays(path, text),
  ...impurities(path, text),
  ...environmentReads(path, text),
];

function importViolations(path: string, text: string): readonly string[] {
  const room = roomOf(path);
  const rule = room && ROOMS[room];
  if (!room || !rule) return [`${path} stands in no room: give it a row in test/house/rooms.ts`];
  const allowed = [...rule.rooms, ...rule.packages].join(', ') || 'nothing';
  return importsOf(path, text)
    .filter(target => {
      const other = roomOf(target);
      if (other) return other !== room && !rule.rooms.includes(other);
      if (target.startsWith('node:')) return !rule.packages.includes('node:*');
      return !rule.packages.includes(target);
    })
    .map(target => `${path} imports ${target}; ${room} may import ${allowed}`);
}

/** @see CONFINED in rooms.ts */
const strays = (path: string, text: string): readonly string[] =>
  importsOf(path, text).flatMap(name => {
    const places = CONFINED[name];
    return !places || places.some(place => stands(path, place))
      ? []
      : [`${path} imports ${name}; only ${places.join(', ')} may`];
  });

/** @see PURE in rooms.ts */
const IMPURE = [
  /\bDate\.now\b/,
  /\bnew Date(?!\w)(?:\(\s*\)|(?!\s*\())/,
  /\bDate\(\s*\)/,
  /\bTemporal\.Now\b/,
  /\bperformance\b/,
  /\bMath\.random\b/,
  /\bcrypto\b/,
  /\bprocess\b/,
  /\bset(?:Timeout|Interval|Immediate)\b/,
  /\bconsole\b/,
  /\bfetch\s*\(/,
];

function impurities(path: string, text: string): readonly string[] {
  if (!PURE.some(room => stands(path, room))) return [];
  const code = codeOf(text);
  return IMPURE.flatMap(pattern => pattern.exec(code)?.[0] ?? []).map(
    found => `${path} uses ${found}; ${roomOf(path)} is pure: take the value as a parameter`,
  );
}

function environmentReads(path: string, text: string): readonly string[] {
  if (path === 'src/config.ts' || !/\bprocess\s*(?:\?\.|\.)\s*env\b|\bprocess\s*\[/.test(codeOf(text))) return [];
  return [`${path} reads process.env; only src/config.ts may`];
}
