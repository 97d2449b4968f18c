/** From what the market shows to what explains it. */
import { FactBook } from '../market/fact-book.ts';
import type { Gap } from '../market/gap.ts';
import type { Market } from '../market/market.ts';
import { SIGNALS } from '../signals/index.ts';
import type { Level } from '../signals/level.ts';
import { leadOf, type Scope } from '../units/asset.ts';
import { MINUTE } from '../units/time.ts';
import { conditionsOf } from './conditions.ts';
import type { Diagnosis } from './diagnosis.ts';
import { rank, unranked } from './rank.ts';
import { statesOf } from './states.ts';
import { rule } from './verdict.ts';

/** What no source tells yet: named in every briefing, so that silence is never taken for a test that was passed. */
export const BEYOND_SIGHT = [
  'equity_change',
  'vix',
  'etf_net_flow',
  'stablecoin_supply_change',
  'spot_selling',
  'dated_event',
] as const;

export function diagnose(market: Market, scope: Scope): Diagnosis {
  const { book, levels } = measure(market, scope);
  const lead = leadOf(scope);
  const ruling = rule(book, lead);
  const limited = known(book) < 2;
  const situation = { scope, lead, horizon: ruling.horizon ?? '24h', book } as const;
  for (const metric of BEYOND_SIGHT) book.missing({ metric, asset: scope, reason: 'never_seen' });
  return {
    asOf: market.asOf,
    scope,
    lead,
    ruling,
    limited,
    book,
    drivers: limited || ruling.verdict === 'unknown' ? unranked() : rank(situation, ruling.verdict === 'falling'),
    states: statesOf(book),
    levels,
    conditions: conditionsOf({ book, scope, lead, ruling, levels, asOf: market.asOf }),
    silent: silentSources(market),
  };
}

function measure(market: Market, scope: Scope): { book: FactBook; levels: readonly Level[] } {
  const book = new FactBook();
  const levels: Level[] = [];
  for (const signal of SIGNALS) {
    const reading = signal.measure(market, scope, book);
    for (const finding of reading.findings) {
      // A ratio of vanishing amounts is no number: it is missing, like one that was never told.
      if (Number.isFinite(finding.value)) book.add(finding);
      else book.missing({ metric: finding.metric, asset: finding.asset, reason: 'never_seen' });
    }
    for (const gap of reading.gaps) book.missing(gap);
    levels.push(...(reading.levels ?? []));
  }
  return { book, levels };
}

/** The core set: price, liquidations, open interest in coins, funding. */
const CORE: readonly Gap['metric'][] = ['price', 'liquidations_long', 'open_interest_change_coins_pct', 'funding_8h'];
const known = (book: FactBook): number => CORE.filter(metric => book.find(metric)).length;

/** Told by nobody else for this long, a failing source is silent. */
const SILENCE = 5 * MINUTE;

/** Sources whose last word is a failure, and that have told nothing since a while before. */
function silentSources(market: Market): readonly string[] {
  const failing = market.failures.filter(({ source, at }) => at >= market.heardFrom(source));
  const sources = [...new Set(failing.map(({ source }) => source))];
  return sources.filter(source => market.heardFrom(source) <= market.asOf - SILENCE).sort();
}
