/** What could not be checked: one short sentence, and a second one for sources that do not answer. */
import { BEYOND_SIGHT } from '../../diagnosis/diagnose.ts';
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { type Statement, say } from '../narrative.ts';

/** Metrics of gaps, gathered under the names that people use, most wanted first. */
const TOPICS: readonly (readonly [topic: string, metrics: readonly string[]])[] = [
  ['price', ['price', 'price_change']],
  ['liquidations', ['liquidations_long']],
  ['open-interest', ['open_interest_coins', 'open_interest_change_coins_pct']],
  ['funding', ['funding_8h']],
  ['mood', ['fear_greed']],
  ['breadth', ['breadth_down_share']],
  ['other-markets', ['equity_change', 'vix']],
  ['etf', ['etf_net_flow']],
  ['spot', ['spot_selling']],
  ['news', ['dated_event']],
  ['holders', ['treasury_unrealised_pnl']],
  ['swings', ['implied_volatility']],
  ['stablecoins', ['stablecoin_supply_change']],
];
/** As many names as a sentence of twenty words carries. */
const NAMES = 5;

export function unchecked({ book, silent }: Diagnosis): readonly Statement[] {
  // What failed today comes before what no source of ours tells.
  const missing = TOPICS.flatMap(([topic, metrics]) => {
    const gap = metrics.map(metric => book.gap(metric)).find(found => found !== undefined);
    return gap ? [{ name: `topic-${topic}`, always: BEYOND_SIGHT.some(metric => metric === gap.metric) }] : [];
  })
    .toSorted((a, b) => Number(a.always) - Number(b.always))
    .map(({ name }) => name);
  const names = missing.length > NAMES ? [...missing.slice(0, NAMES - 1), 'topic-more'] : missing;
  return [
    ...(names.length ? [say('unchecked', 'unchecked', { topics: { names } })] : []),
    ...(silent.length
      ? [say('unchecked', 'unchecked-silent', { sources: { names: silent.map(source => `source-${source}`) } })]
      : []),
  ];
}
