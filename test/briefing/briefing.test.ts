/** What must hold for any market at all. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Briefing, brief } from '../../src/briefing.ts';
import { marketOf } from '../../src/market/journal.ts';
import { textOf } from '../../src/message/message.ts';
import { DETAILS } from '../../src/narrative/detail.ts';
import { ASSETS } from '../../src/units/asset.ts';
import { NOW, randomMarket } from './random-market.ts';

const manner = fc.record({ scope: fc.constantFrom('MARKET', ...ASSETS), detail: fc.constantFrom(...DETAILS) });

const forAnyBriefing = (check: (briefing: Briefing) => void, numRuns = 40): void =>
  fc.assert(
    fc.property(randomMarket, manner, ({ observations, failures }, { scope, detail }) => {
      check(brief(marketOf(observations, NOW, failures), scope, { language: 'en', detail }));
    }),
    { numRuns, seed: 20_251_010 },
  );

const sentencesOf = ({ message }: Briefing) => message.blocks.flatMap(block => block.sentences);

test('the random markets fall, rise, stand still and go dark', () => {
  const verdicts = fc.sample(randomMarket, { numRuns: 120, seed: 20_251_010 }).map(({ observations }) => {
    const { record } = brief(marketOf(observations, NOW), 'MARKET', { language: 'en', detail: 'brief' });
    return record.drivers.some(({ standing }) => standing === 'best_fit') ? 'explained' : record.verdict;
  });
  expect(new Set(verdicts)).toEqual(new Set(['falling', 'flat', 'rising', 'unknown', 'explained']));
});

describe('any briefing', () => {
  test('is grounded: take every formatted fact away and no digit is left', () => {
    forAnyBriefing(briefing => {
      for (const sentence of sentencesOf(briefing)) {
        const words = sentence.pieces.filter(piece => typeof piece === 'string').join('|');
        expect(words).not.toMatch(/\p{N}/u);
      }
    }, 120);
  });

  test('shows one string for one fact', () => {
    forAnyBriefing(briefing => {
      const shown = new Map<string, Set<string>>();
      for (const piece of sentencesOf(briefing).flatMap(sentence => sentence.pieces)) {
        if (typeof piece === 'string') continue;
        shown.set(piece.fact, (shown.get(piece.fact) ?? new Set()).add(piece.text));
      }
      // A fact may show its value, its window, its date and its subject: never two values.
      for (const texts of shown.values()) expect(texts.size).toBeLessThanOrEqual(3);
    });
  });

  test('answers in the first line: at most 140 characters and one number', () => {
    forAnyBriefing(briefing => {
      const [line] = briefing.message.blocks[0]?.sentences ?? [];
      expect(briefing.message.blocks[0]?.id).toBe('line');
      expect(line && textOf(line).length).toBeLessThanOrEqual(140);
      expect(line?.pieces.filter(piece => typeof piece !== 'string').length).toBeLessThanOrEqual(1);
    });
  });

  test('has no sentence of more than twenty-five words, and twenty for what was not checked', () => {
    forAnyBriefing(briefing => {
      for (const { id, sentences } of briefing.message.blocks) {
        for (const sentence of sentences) {
          // One statement may be two sentences; a formatted fact counts as one word.
          const text = sentence.pieces.map(piece => (typeof piece === 'string' ? piece : 'N')).join('');
          for (const part of text.split(/(?<=[.:]) /))
            expect(part.split(/\s+/).length, part).toBeLessThanOrEqual(id === 'unchecked' ? 20 : 25);
        }
      }
    });
  });

  test('ends with the disclaimer and never calls a level above the price a support', () => {
    forAnyBriefing(briefing => {
      expect(briefing.message.blocks.at(-1)?.id).toBe('disclaimer');
      const above = briefing.record.levels.filter(({ side }) => side === 'above');
      for (const { state } of above) expect(['broken', 'overhead']).toContain(state);
      for (const { side, distancePct } of briefing.record.levels) expect(distancePct > 0).toBe(side === 'above');
      expect(briefing.record.text).not.toMatch(/support|floor|because|caused|will /i);
    });
  });

  test('names what is missing: no fact, then a gap', () => {
    forAnyBriefing(({ record }) => {
      const core = {
        price: 'price',
        liquidations_long: 'liquidations_long',
        funding_8h: 'funding_8h',
        fear_greed: 'fear_greed',
      };
      for (const [fact, gap] of Object.entries(core)) {
        const known = record.facts.some(({ metric }) => metric === fact);
        expect(known || record.gaps.some(({ metric }) => metric === gap), fact).toBe(true);
      }
    });
  });

  test('does not depend on the order in which things were learnt', () => {
    const shuffled = randomMarket.chain(market =>
      fc.tuple(
        fc.constant(market),
        fc.shuffledSubarray([...market.observations], { minLength: market.observations.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([market, other]) => {
        const options = { language: 'en', detail: 'full' } as const;
        const [a, b] = [market.observations, other].map(list =>
          brief(marketOf(list, NOW, market.failures), 'MARKET', options),
        );
        expect(b?.record).toEqual(a?.record);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  test('says DEMO when it is one', () => {
    const { message, record } = brief(marketOf([], NOW), 'MARKET', { language: 'en', detail: 'full', demo: true });
    expect(message.mark).toMatch(/^DEMO/);
    expect(record.text).toMatch(/^DEMO/);
    expect(record.verdict).toBe('unknown');
  });
});
