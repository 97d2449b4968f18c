/** A briefing of made-up numbers, in the shape and length of a real one. */
import type { Block, Message, Sentence } from '../../src/message/message.ts';

let facts = 0;

/** `Bitcoin fell [3.9 %].`: what stands in brackets is a number with a fact behind it. */
export const sentence = (marked: string): Sentence => ({
  pieces: marked
    .split(/(\[[^\]]*\])/)
    .filter(part => part !== '')
    .map(part => (part.startsWith('[') ? { text: part.slice(1, -1), fact: `f${++facts}` } : part)),
});

const block = (id: Block['id'], heading: string | null, sentences: readonly string[]): Block => ({
  id,
  heading,
  sentences: sentences.map(sentence),
});

const FULL: readonly Block[] = [
  block('line', null, [
    'Bitcoin fell sharply, by [3.9%] in a day, and forced sales of borrowed bets fit best.',
    'Market stress is [62] out of [100], higher than on [97] of every [100] days.',
  ]),
  block('short', 'In short', [
    'Exchanges force-closed at least [$1.83 billion] of bets in [24 hours], [86%] of them bets on a rise.',
    'Share markets are calm, so they do not explain it.',
  ]),
  block('data', 'What the data show', [
    'Price: Bitcoin is at [$67,083], [47%] below its record.',
    'Futures: open interest fell by [41,200] coins, or [6.2%]. That is more than the price alone explains.',
    'Funding: the fee between the two sides is [-0.01%] every [8 hours].',
    'Mood: Fear & Greed is [11], extreme fear, for [13] days.',
  ]),
  block('levels', 'Levels', [
    '[$70,000] is broken. It would have to be won back.',
    'Below lies [$60,000], the low of [6 February].',
  ]),
  block('unchecked', 'What we could not check', ['We could not check flows into funds: their sources were down.']),
  block('conditions', 'What would ease it', [
    'The day closes above [$70,000].',
    'Forced closures stay below [$50 million] for [2 days].',
  ]),
  block('disclaimer', null, [
    'Data to [22 Nov 2026, 18:00 UTC]. It explains, it does not predict; no financial advice.',
  ]),
];

export const sampleMessage: Message = {
  briefingId: 'sample',
  scope: 'BTC',
  asOf: Date.UTC(2026, 10, 22, 18),
  pricedAt: Date.UTC(2026, 10, 22, 18),
  verdict: 'falling',
  mark: null,
  blocks: FULL,
};
