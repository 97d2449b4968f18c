/** `.env.example` and the settings' schema name the same variables, and the example gives no secret away. */
import { describe, expect, it } from 'vitest';
import { readSettings, SECRET_SETTINGS, settingsSchema } from '../../src/config.ts';
import { textOf } from './tree.ts';

const lines = textOf('.env.example').split('\n');
const entries = lines.flatMap((line, i) => {
  const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
  return name === undefined || value === undefined ? [] : [{ name, value, above: lines[i - 1] ?? '' }];
});

describe('.env.example', () => {
  it('holds nothing but comments and variables', () => {
    expect(lines.filter(line => !/^(#.*|[A-Z_]+=.*|)$/.test(line))).toEqual([]);
  });

  it('names exactly the settings, in their order', () => {
    expect(entries.map(entry => entry.name)).toEqual(Object.keys(settingsSchema.shape));
  });

  it.each(entries)('explains $name on the line above', ({ above }) => {
    expect(above).toMatch(/^# .{10,}/);
  });

  it.each(SECRET_SETTINGS)('leaves %s empty', name => {
    expect(entries.find(entry => entry.name === name)?.value).toBe('');
  });

  it('copied as it is changes nothing', () => {
    expect(readSettings(Object.fromEntries(entries.map(({ name, value }) => [name, value])))).toEqual(readSettings({}));
  });
});
