/**
 * Open interest, funding and the premium of perpetuals around 10 October 2025. Public: Bitcoin's open interest fell from
 * about 70 to 58 billion dollars and ether's from 28 by 35 % (as quoted at the time), funding turned negative. The other
 * coins' levels are estimates and the lines between are invented.
 */
import type { Observation } from '../market/observation.ts';
import { type Asset, ASSETS } from '../units/asset.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../units/time.ts';
import { observe, utc } from './observer.ts';
import { along, type Knot } from './path.ts';
import { seeded } from './random.ts';

const END = utc('2025-10-11 12:00');
/** Five-minute readings are told from here, hourly ones and daily ones before. */
const FINE_FROM = utc('2025-10-10 09:00');
const HOURS_FROM = utc('2025-09-08');
const DAYS_FROM = utc('2025-07-08');

/** Coins held open before the fall, and the part of them that was closed by the end of the day. */
const OPEN: Readonly<Record<Asset, { readonly coins: number; readonly closed: number }>> = {
  BTC: { coins: 575_200, closed: 0.1076 },
  ETH: { coins: 6.41e6, closed: 0.258 },
  SOL: { coins: 42e6, closed: 0.28 },
  XRP: { coins: 1.7e9, closed: 0.4 },
  DOGE: { coins: 10e9, closed: 0.38 },
  BNB: { coins: 1.6e6, closed: 0.15 },
  ADA: { coins: 1.35e9, closed: 0.38 },
};

/** How much of the closing was done, 0..1. */
const CLOSING: readonly Knot[] = [
  [utc('2025-10-10 00:00'), 0],
  [utc('2025-10-10 15:00'), 0],
  [utc('2025-10-10 20:50'), 0.14],
  [utc('2025-10-10 21:10'), 0.46],
  [utc('2025-10-10 21:30'), 0.88],
  [utc('2025-10-10 22:00'), 0.95],
  [utc('2025-10-11 00:00'), 1],
  [utc('2025-10-11 12:00'), 0.98],
];

/** Basis points per 8 h. */
const FUNDING: readonly Knot[] = [
  [utc('2025-10-10 20:00'), 0.4],
  [utc('2025-10-10 20:50'), 0],
  [utc('2025-10-10 21:20'), -4],
  [utc('2025-10-10 22:00'), -3],
  [utc('2025-10-11 00:00'), -1],
  [utc('2025-10-11 12:00'), 0.2],
];

/** Basis points that the perpetual stood above its index. */
const PREMIUM: readonly Knot[] = [
  [utc('2025-10-10 15:00'), -3],
  [utc('2025-10-10 20:50'), -8],
  [utc('2025-10-10 21:20'), -50],
  [utc('2025-10-10 21:40'), -12],
  [utc('2025-10-11 00:00'), -6],
  [utc('2025-10-11 12:00'), -4],
];

export const positions = (): readonly Observation[] => ASSETS.flatMap(positionsOf);

function positionsOf(asset: Asset): readonly Observation[] {
  const random = seeded(`positions ${asset}`);
  const { coins, closed } = OPEN[asset];
  /** Small steps that add up before the fall, so that the months before are no straight line. */
  const drifts = times().map(at => ({ at, drift: at < FINE_FROM - DAY ? 0.006 * random.normal() : 0 }));
  const open = drifts.map(({ at, drift }) =>
    observe('open_interest', asset, at, coins * growth(at) * (1 + drift) * (1 - closed * along(CLOSING, at))),
  );
  const funding = times()
    .filter(at => at >= HOURS_FROM)
    .map(at => observe('funding_8h', asset, at, along(FUNDING, at) + (at < FINE_FROM ? 0.3 * random.even() : 0)));
  const premium = times()
    .filter(at => at >= FINE_FROM)
    .map(at => observe('perp_premium', asset, at, along(PREMIUM, at) + random.even()));
  return [...open, ...funding, ...premium];
}

/** Positions had been growing towards the record. */
const growth = (at: Instant): number =>
  Math.min(
    1,
    along(
      [
        [DAYS_FROM, 0.9],
        [FINE_FROM - DAY, 1],
      ],
      at,
    ),
  );

const times = (): readonly Instant[] => [
  ...every(DAYS_FROM, HOURS_FROM, DAY),
  ...every(HOURS_FROM, FINE_FROM, HOUR),
  ...every(FINE_FROM, END + 1, 5 * MINUTE),
];

const every = (from: Instant, to: Instant, step: number): readonly Instant[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);
