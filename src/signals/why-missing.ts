/** Which reason a missing value gets, from what the market knows of the sources that should have told it. */
import type { Gap, GapReason } from '../market/gap.ts';
import type { Market } from '../market/market.ts';
import type { MetricId } from '../market/metric.ts';
import { ASSETS, type Scope } from '../units/asset.ts';

/** A gap in `fact`, which is made from the raw `metric`: stale when we once knew, down when its asking failed, else never seen. */
export function gapIn(market: Market, fact: string, asset: Scope, metric: MetricId): Gap {
  return { metric: fact, asset, reason: reasonFor(market, asset, metric) };
}

function reasonFor(market: Market, asset: Scope, metric: MetricId): GapReason {
  // The market as a whole is added up from its assets.
  const parts: readonly Scope[] = asset === 'MARKET' ? ['MARKET', ...ASSETS] : [asset];
  if (parts.some(part => market.series(metric, part).length > 0)) return 'stale';
  return market.failures.some(
    failure => failure.provides.includes(metric) && (parts.includes(failure.asset) || failure.asset === 'MARKET'),
  )
    ? 'source_down'
    : 'never_seen';
}
