/** What every platform's rendering must keep, whatever the briefing says: limits, whole sentences, literal text. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, DROP_ORDER, type Message, textOf } from '../../src/message/message.ts';
import { render as renderDiscord } from '../../src/platforms/discord/render.ts';
import { render as renderTelegram } from '../../src/platforms/telegram/render.ts';
import { anyMessage } from './arbitrary.ts';
import { sampleMessage, sentence } from './sample.ts';

interface Renderer {
  readonly name: string;
  /** What people read, the platform's markup taken away; throws where the markup is not what it allows. */
  readonly read: (message: Message) => string;
  /** Characters as the platform counts them, and its limit. */
  readonly size: (message: Message) => readonly [size: number, limit: number];
}

const discordTexts = (message: Message): readonly string[] =>
  renderDiscord(message).components[0].components.flatMap(child => ('content' in child ? [child.content] : []));

/** Discord's own marks, which only the renderer may write: heading, small print, bullet, bold, live time. */
const DISCORD_MARKS = /^(?:#{2,3}|-#|-) |\*\*|<t:\d+:R>/gm;
/** Escaped characters are moved out of the way, into a private plane of Unicode, until the marks are gone. */
const PRIVATE_PLANE = 0xf_0000;

function readDiscord(source: string): string {
  const kept = source.replace(/\\([^0-9A-Za-z\s])/gu, (_, mark: string) =>
    String.fromCodePoint(PRIVATE_PLANE + (mark.codePointAt(0) ?? 0)),
  );
  const bare = kept.replace(DISCORD_MARKS, '');
  expect(bare).not.toMatch(/[*_~`|<>[\]@#\\]|:\/\/|^\s*[-+]\s|^\s*\d+[.)]\s/m);
  return bare.replace(/[\u{f0000}-\u{f00ff}]/gu, mark =>
    String.fromCodePoint((mark.codePointAt(0) ?? 0) - PRIVATE_PLANE),
  );
}

const TELEGRAM_TAGS = /<\/?(?:b|i|blockquote)(?: expandable)?>/g;
const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

function readTelegram(html: string): string {
  const bare = html.replace(TELEGRAM_TAGS, '');
  expect(bare).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  return bare.replace(/&\w+;/g, entity => CHARACTERS[entity] ?? entity);
}

const RENDERERS: readonly Renderer[] = [
  {
    name: 'Discord',
    read: message => discordTexts(message).map(readDiscord).join('\n'),
    size: message => [Array.from(discordTexts(message).join('')).length, 4000],
  },
  {
    name: 'Telegram',
    read: message => readTelegram(renderTelegram(message)),
    size: message => [Array.from(readTelegram(renderTelegram(message))).length, 4096],
  },
];

/** Shrinking a failure among enormous texts would take minutes. */
const BRIEFLY = { interruptAfterTimeLimit: 5000 };

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The sentences of a block, in the order in which they must appear; a sentence that is missing counts as absent. */
function presence(shown: string, { sentences }: Block): 'whole' | 'none' | 'cut' {
  const found = sentences.filter(words => shown.includes(onOneLine(textOf(words)))).length;
  if (found === sentences.length) return 'whole';
  const marks = sentences.flatMap(({ pieces }) => [pieces[0], pieces.at(-1)]).filter(mark => typeof mark === 'string');
  return marks.some(mark => shown.includes(mark)) ? 'cut' : 'none';
}

describe.each(RENDERERS)('$name', ({ read, size }) => {
  test('keeps its limit', () => {
    fc.assert(
      fc.property(anyMessage, message => {
        const [characters, limit] = size(message);
        expect(characters).toBeLessThanOrEqual(limit);
      }),
      BRIEFLY,
    );
  });

  test('shows sentences as they are, or leaves whole blocks out in the agreed order', () => {
    fc.assert(
      fc.property(anyMessage, message => {
        const shown = onOneLine(read(message));
        const states = new Map(message.blocks.map(block => [block.id, presence(shown, block)]));
        expect([...states.values()]).not.toContain('cut');
        expect([states.get('line'), states.get('disclaimer')]).toEqual(['whole', 'whole']);
        const inOrder = DROP_ORDER.filter(id => states.has(id)).map(id => states.get(id));
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => (a === b ? 0 : a === 'none' ? -1 : 1)));
      }),
      BRIEFLY,
    );
  });

  test('leaves nothing out of a briefing of ordinary length', () => {
    const shown = onOneLine(read(sampleMessage));
    for (const block of sampleMessage.blocks) {
      expect(presence(shown, block)).toBe('whole');
      expect(shown).toContain(block.heading ?? '');
    }
  });

  test('refuses a first line that alone is too long, an empty briefing, and a demonstration', () => {
    const line: Block = { id: 'line', heading: null, sentences: [sentence('x'.repeat(5000))] };
    expect(() => read({ ...sampleMessage, blocks: [line] })).toThrow(RangeError);
    expect(() => read({ ...sampleMessage, blocks: [] })).toThrow(RangeError);
    expect(() => read({ ...sampleMessage, mark: 'DEMO' })).toThrow('stays on the console');
  });
});
