/** Random briefings, hostile and enormous ones among them. */
import * as fc from 'fast-check';
import type { BlockId, Block, Message, Piece } from '../../src/message/message.ts';
import { VERDICTS } from '../../src/message/message.ts';

const HOSTILE = [
  '@everyone ',
  '[x](http://evil.example)',
  '**bold** __under__ ~~struck~~ ||hidden|| `code` ```block```',
  '<b>&amp;</b> <script> <@123> <#1> <t:1:R> &lt;',
  '\n# heading\n- item\n> quote\n1. first\n-# small',
  '\\*\\\\',
  'S&P 500 (A/B) 3.5% -4 +2 $70,000',
  '1',
  '. ',
  ' ',
  '',
] as const;

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);

/** A mark of its own in front and at the end shows whether a sentence arrived whole. */
const piece: fc.Arbitrary<Piece> = fc.oneof(
  text,
  text.map(words => ({ text: words, fact: 'f1' })),
);

const block = (id: BlockId, sentences: fc.Arbitrary<readonly (readonly Piece[])[]>): fc.Arbitrary<Block> =>
  fc.record({ sentences, heading: text }).map(({ sentences: list, heading }) => ({
    id,
    heading: id === 'line' || id === 'disclaimer' ? null : heading,
    sentences: list.map((pieces, place) => ({ pieces: [`⟨${id}${place}`, ...pieces, `${id}${place}⟩`] })),
  }));

const short = fc.array(fc.array(piece, { maxLength: 4 }), { minLength: 1, maxLength: 2 });

/** Now and then a sentence of thousands of characters. */
const any = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.array(piece, { maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, fc.integer({ min: 1, max: 3000 }))
        .map(([unit, times]) => [unit.repeat(times).slice(0, 5000)]),
    },
  ),
  { minLength: 1, maxLength: 8 },
);

const MIDDLE = ['short', 'data', 'levels', 'unchecked', 'conditions'] as const satisfies readonly BlockId[];

const middle: fc.Arbitrary<readonly Block[]> = fc
  .tuple(fc.subarray([...MIDDLE]), fc.infiniteStream(any))
  .chain(([ids]) => fc.tuple(...ids.map(id => block(id, any))));

export const anyMessage: fc.Arbitrary<Message> = fc
  .record({
    line: block('line', short),
    middle,
    disclaimer: block('disclaimer', short),
    verdict: fc.constantFrom(...VERDICTS),
    asOf: fc.integer({ min: 0, max: 4e12 }),
    pricedAt: fc.integer({ min: 0, max: 4e12 }),
  })
  .map(({ line, middle: rest, disclaimer, ...frame }) => ({
    briefingId: 'random',
    scope: 'BTC' as const,
    mark: null,
    blocks: [line, ...rest, disclaimer],
    ...frame,
  }));
