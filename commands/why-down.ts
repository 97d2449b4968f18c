/** `/why-down`: the current briefing, of the market or of one coin. */
import { DETAILS, type Detail, isDetail } from '../src/narrative/detail.ts';
import { ASSET_FACTS, ASSETS, parseScope } from '../src/units/asset.ts';
import { words } from '../templates/words.ts';
import type { Answer, Command } from './command.ts';
import { notice, tidy } from './notice.ts';

const ASSET_SUGGESTIONS: readonly Answer[] = [
  { value: 'market', label: 'The whole market' },
  ...ASSETS.map(asset => ({ value: asset, label: ASSET_FACTS[asset].name })),
];

const DETAIL_LABELS: Readonly<Record<Detail, string>> = {
  brief: 'Brief: the answer and its reasons',
  full: 'Full: the evidence, the levels and what was not checked',
  simple: 'Simple: every term explained',
};

const oneOf = (language: string, answers: readonly string[]): string =>
  new Intl.ListFormat(words(language).locales, { type: 'disjunction' }).format(answers);

/** The two words as asset and detail. People who type them without names mix the order up. */
function inOrder(first: string, second: string): readonly [asset: string, detail: string] {
  const swapped = isDetail(first.toLowerCase())
    ? !isDetail(second.toLowerCase())
    : parseScope(first) === undefined && parseScope(second) !== undefined;
  return swapped ? [second, first] : [first, second];
}

export const whyDown = {
  name: 'why-down',
  aliases: ['why'],
  description: 'Why the crypto market is falling, or that it is not, with the numbers behind it',
  options: [
    {
      name: 'asset',
      description: 'One coin, such as BTC or ETH. Leave it out for the whole market',
      suggestions: ASSET_SUGGESTIONS,
    },
    {
      name: 'detail',
      description: 'How much to tell. Leave it out for everything',
      choices: DETAILS.map(detail => ({ value: detail, label: DETAIL_LABELS[detail] })),
    },
  ],
  example: { asset: 'eth', detail: 'brief' },
  run: async ({ options, language }, desk) => {
    const [asset, detail] = inOrder(tidy(options['asset'] ?? ''), tidy(options['detail'] ?? ''));
    const scope = parseScope(asset || 'market');
    if (!scope) return notice(language, 'unknown-asset', { given: asset, accepted: oneOf(language, ASSETS) });
    const depth = detail.toLowerCase() || 'full';
    if (!isDetail(depth)) {
      return notice(language, 'unknown-detail', { given: detail, accepted: oneOf(language, DETAILS) });
    }
    const message = await desk.brief(scope, depth, language);
    return message ? { kind: 'briefing', message } : notice(language, 'no-data-yet');
  },
} as const satisfies Command;
