/** Paper profit or loss of companies that hold Bitcoin, from what they reported and our own price (LH1). */
import type { Finding } from '../market/fact.ts';
import type { FactBook } from '../market/fact-book.ts';
import { latest, type Market } from '../market/market.ts';
import type { Observation } from '../market/observation.ts';
import { DAY } from '../units/time.ts';
import { leadOf } from '../units/asset.ts';
import type { Signal } from './signal.ts';
import { gapIn } from './why-missing.ts';

/** The numbers themselves may not have been read longer ago than this. */
const STALE = 7 * DAY;
const HOLDERS = 3;

export const treasury = {
  id: 'treasury',
  measures: ['LH1'],
  measure: (market, scope, known) => {
    if (leadOf(scope) !== 'BTC') return { findings: [], gaps: [] };
    const findings = holders(market).flatMap(holding => position(market, known, holding));
    const complete = findings.some(finding => finding.metric === 'treasury_unrealised_pnl');
    return { findings, gaps: complete ? [] : [gapIn(market, 'treasury_unrealised_pnl', 'BTC', 'treasury_holdings')] };
  },
} as const satisfies Signal;

/** The largest holders whose cost is known come first: only they can have a paper loss. */
function holders(market: Market): readonly Observation[] {
  const withCost = new Set(latest(market, 'treasury_average_cost', 'BTC').map(cost => cost.subject));
  return latest(market, 'treasury_holdings', 'BTC')
    .filter(holding => holding.seenAt > market.asOf - STALE)
    .toSorted((a, b) => Number(withCost.has(b.subject)) - Number(withCost.has(a.subject)) || b.value - a.value)
    .slice(0, HOLDERS);
}

function position(market: Market, known: FactBook, holding: Observation): readonly Finding[] {
  const subject = holding.subject;
  const cost = latest(market, 'treasury_average_cost', 'BTC').find(each => each.subject === subject);
  const price = known.find('price', { asset: 'BTC' });
  const shared = {
    asset: 'BTC',
    subject,
    asOf: holding.at,
    sources: [holding.source],
    universe: `bitcoin reported by ${subject}`,
  } as const;
  const findings: Finding[] = [
    { ...shared, metric: 'treasury_holdings', value: holding.value, unit: 'coin', formula: 'LH1' },
  ];
  if (!cost) return findings;
  findings.push({ ...shared, metric: 'treasury_average_cost', value: cost.value, unit: 'usd', formula: 'LH1' });
  if (price) {
    const both = {
      ...shared,
      asOf: price.asOf,
      sources: [...new Set([holding.source, ...price.sources])],
      formula: 'LH1',
    };
    findings.push(
      { ...both, metric: 'treasury_unrealised_pnl', value: holding.value * (price.value - cost.value), unit: 'usd' },
      { ...both, metric: 'treasury_unrealised_pct', value: 100 * (price.value / cost.value - 1), unit: 'pct' },
      { ...both, metric: 'treasury_breakeven', value: 100 * (cost.value / price.value - 1), unit: 'pct' },
    );
  }
  return [...findings, ...lastTrade(market, subject, shared)];
}

/** The newest report of buying or selling in the last 30 days. */
function lastTrade(
  market: Market,
  subject: string | null,
  shared: Omit<Finding, 'metric' | 'value' | 'unit' | 'formula'>,
): readonly Finding[] {
  const trades = market.series('treasury_trade', 'BTC').find(series => series.subject === subject)?.points ?? [];
  const trade = trades.at(-1);
  if (!trade || trade.at < market.asOf - 30 * DAY || trade.value === 0) return [];
  return [{ ...shared, metric: 'treasury_trade', asOf: trade.at, value: trade.value, unit: 'coin', formula: 'LH1' }];
}
