/** Is it falling, and over which window (design, ruling 1). */
import type { FactBook } from '../market/fact-book.ts';
import type { Asset } from '../units/asset.ts';

export type Horizon = '24h' | '7d' | '30d';

export interface Ruling {
  readonly verdict: 'falling' | 'flat' | 'rising' | 'unknown';
  /** The shortest window in which the fall is larger than one sigma; null unless falling. */
  readonly horizon: Horizon | null;
  /** A rise of today inside a fall of 7 or 30 days: that window; null otherwise. */
  readonly bounceIn: '7d' | '30d' | null;
}

/** One sigma of same-length changes is the border between noise and a move. */
export function rule(book: FactBook, lead: Asset): Ruling {
  const z = (window: Horizon) => book.find('price_change_z', { asset: lead, window })?.value;
  const day = z('24h');
  if (!book.find('price', { asset: lead }) || day === undefined)
    return { verdict: 'unknown', horizon: null, bounceIn: null };
  const longer = (['7d', '30d'] as const).find(window => (z(window) ?? 0) <= -1) ?? null;
  if (day <= -1) return { verdict: 'falling', horizon: '24h', bounceIn: null };
  if (day >= 1) return { verdict: 'rising', horizon: null, bounceIn: longer };
  return longer
    ? { verdict: 'falling', horizon: longer, bounceIn: null }
    : { verdict: 'flat', horizon: null, bounceIn: null };
}
