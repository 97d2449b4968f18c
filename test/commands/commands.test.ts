/** What every command must keep, and what each of ours answers. */
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Asked, Desk, Reply, Spelling } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/index.ts';
import { helpOn } from '../../commands/help.ts';
import { whyDown } from '../../commands/why-down.ts';
import { sampleMessage } from '../platforms/sample.ts';

const spell: Spelling = ({ name }, values = {}) => [`/${name}`, ...Object.values(values)].join(' ');
const asked = (options: Record<string, string> = {}): Asked => ({ options, language: 'en-GB', spell });
const open: Desk = { brief: () => Promise.resolve(sampleMessage) };

const textOf = (reply: Reply): string => (reply.kind === 'notice' ? reply.text : '');

describe.each(COMMANDS)('/$name', command => {
  test('can be registered on every platform', () => {
    expect(command.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(command.name.length).toBeLessThanOrEqual(32);
    const lines = [command.description, ...command.options.map(option => option.description)];
    const labels = command.options.flatMap(option => [...(option.choices ?? []), ...(option.suggestions ?? [])]);
    for (const line of [...lines, ...labels.map(({ label }) => label)]) {
      expect(line.length).toBeGreaterThan(0);
      expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  test('its example works', async () => {
    const reply = await command.run(asked(command.example), open);
    expect(textOf(reply)).not.toContain('do not');
    expect(Object.keys(command.example).every(name => command.options.some(option => option.name === name))).toBe(true);
  });
});

test('no two commands share a name or an alias', () => {
  const names = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});

describe('/why-down', () => {
  test.each([
    [{}, 'MARKET', 'full'],
    [{ asset: '', detail: ' ' }, 'MARKET', 'full'],
    [{ asset: 'eth' }, 'ETH', 'full'],
    [{ asset: ' $Bitcoin ', detail: 'BRIEF' }, 'BTC', 'brief'],
    [{ asset: 'simple' }, 'MARKET', 'simple'],
    [{ asset: 'brief', detail: 'sol' }, 'SOL', 'brief'],
    [{ detail: 'doge' }, 'DOGE', 'full'],
  ])('%j asks for %s, %s', async (options, scope, detail) => {
    const brief = vi.fn<Desk['brief']>(() => Promise.resolve(sampleMessage));
    expect(await whyDown.run(asked(options), { brief })).toEqual({ kind: 'briefing', message: sampleMessage });
    expect(brief).toHaveBeenCalledWith(scope, detail, 'en-GB');
  });

  test.each([
    [
      { asset: 'shib' },
      'We do not follow “shib”: try BTC, ETH, SOL, XRP, DOGE, BNB, or ADA, or leave the coin out for the whole market.',
    ],
    [{ asset: 'shib', detail: 'loud' }, 'We do not follow “shib”: try BTC'],
    [{ asset: 'loud', detail: 'eth' }, 'We do not know the detail “loud”: choose brief, full, or simple.'],
    [{ asset: 'eth', detail: 'btc' }, 'We do not know the detail “btc”'],
    [{ asset: 'brief', detail: 'full' }, 'We do not follow “brief”'],
  ])('%j is refused in one sentence', async (options, sentence) => {
    const reply = await whyDown.run(asked(options), open);
    expect(reply).toMatchObject({ kind: 'notice', private: true });
    expect(textOf(reply)).toContain(sentence);
  });

  test('says that there are no data yet', async () => {
    const reply = await whyDown.run(asked(), { brief: () => Promise.resolve(null) });
    expect(reply).toMatchObject({ kind: 'notice', private: true });
    expect(textOf(reply)).toBe('We are still gathering market data: please ask again in a minute.');
  });

  test('whatever was typed, at most forty of its characters come back, on one line and in their place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400, size: 'max' }), async typed => {
        const reply = await whyDown.run(asked({ asset: `?${typed}` }), open);
        if (reply.kind !== 'notice' || !reply.given) throw new Error('no notice with what was given');
        const given = reply.text.slice(...reply.given);
        expect(Array.from(given).length).toBeLessThanOrEqual(40);
        expect(given).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
        expect(reply.text.replace(given, '')).toMatch(/^We do not follow “”: /);
      }),
    );
  });
});

test('a new command appears in /help by itself, as the platform spells it', async () => {
  const bark = { ...whyDown, name: 'bark', description: 'Barks', example: { asset: 'loudly' } };
  const text = textOf(await helpOn(() => [...COMMANDS, bark]).run(asked(), open));
  expect(text).toContain('/bark: Barks.\nFor example: /bark loudly');
  for (const command of COMMANDS) expect(text).toContain(`${spell(command)}: ${command.description}.`);
  expect(text.split('\n').filter(line => line.startsWith('For example'))).toHaveLength(2);
});
