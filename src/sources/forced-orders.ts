/** Positions that a venue closed by force, order by order, added up to minutes. */
import type { Observation } from '../market/observation.ts';
import type { Asset } from '../units/asset.ts';
import { floorTo, type Instant, MINUTE } from '../units/time.ts';
import type { Observe } from './reading.ts';
import { Refusal } from './source.ts';

export interface ForcedOrder {
  readonly at: Instant;
  /** The position that was closed, not the side of the order that closed it. */
  readonly side: 'long' | 'short';
  readonly usd: number;
}

/** The largest orders on record were about two hundred million dollars; more than this is a unit gone wrong. */
const LARGEST_ORDER = 5e8;

/** @throws {Refusal} when the amount cannot be one order's */
export function forcedOrder(at: Instant, side: ForcedOrder['side'], usd: number): ForcedOrder {
  if (!(usd > 0 && usd <= LARGEST_ORDER)) throw new Refusal(`a forced order of ${usd} USD cannot be`);
  return { at, side, usd };
}

/** The first whole minute at or after a moment. */
export const ceilToMinute = (at: Instant): Instant => -floorTo(-at, MINUTE);

/**
 * Sums by minute, and the interval for which they are complete.
 * @param from a whole minute; orders before it are left out, because their minute may be incomplete
 * @param until end of what the venue had told; later orders count, but their minute is not yet complete
 */
export function byMinute(
  orders: readonly ForcedOrder[],
  observe: Observe,
  asset: Asset,
  from: Instant,
  until: Instant,
): readonly Observation[] {
  const sides = (['long', 'short'] as const).flatMap(side => {
    const minutes = new Map<Instant, number>();
    for (const order of orders.filter(known => known.side === side && known.at >= from)) {
      const minute = floorTo(order.at, MINUTE);
      minutes.set(minute, (minutes.get(minute) ?? 0) + order.usd);
    }
    return [...minutes].map(([at, value]) =>
      observe({ metric: `liquidations_${side}`, asset, at, span: MINUTE, value }),
    );
  });
  return [...sides, ...heard(observe, asset, from, until)];
}

/**
 * The statement that nothing was missed in [from, until). Ends on a whole minute: intervals of like length share one
 * series, and a minute that has not ended is not known yet.
 */
export function heard(observe: Observe, asset: Asset, from: Instant, until: Instant): readonly Observation[] {
  const span = floorTo(until, MINUTE) - from;
  return span > 0 ? [observe({ metric: 'liquidations_heard', asset, at: from, span, value: 1 })] : [];
}
