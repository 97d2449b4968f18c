/**
 * Positions closed by force around 10 October 2025. Public: the day's total and its sides, the four largest coins
 * (CoinGlass), how the day divides into before, burst and after, and its largest minute (Amberdata, other venues, so
 * shares only). The other coins' parts and every earlier day are invented in a usual size.
 */
import type { Observation } from '../market/observation.ts';
import { ASSETS, type Scope } from '../units/asset.ts';
import { DAY, floorTo, HOUR, type Instant, MINUTE } from '../units/time.ts';
import { sum } from '../units/statistics.ts';
import { observe, utc } from './observer.ts';
import { seeded } from './random.ts';

const BUCKET = 5 * MINUTE;
const CRASH_DAY = utc('2025-10-10');
/** Shorter buckets are told for less of the past, as venues do. */
const BUCKETS_FROM = utc('2025-10-09 12:00');
const HOURS_FROM = utc('2025-09-08');
const DAYS_FROM = utc('2025-04-10');
const END = utc('2025-10-11 12:00');

/** USD on the day of the fall. `MARKET` holds every coin that is not tracked by name. */
const CRASH_TOTALS: Readonly<Partial<Record<Scope, number>>> = {
  BTC: 5.39e9,
  ETH: 4.45e9,
  SOL: 2.02e9,
  XRP: 0.71e9,
  DOGE: 0.3e9,
  BNB: 0.25e9,
  ADA: 0.18e9,
  MARKET: 5.85e9,
};
const CRASH_TOTAL = sum(Object.values(CRASH_TOTALS));

/** Shares of that day's total, with the share of longs in each. */
const PHASES = [
  { from: '00:00', to: '13:00', share: 0.008, longs: 0.7 },
  { from: '13:00', to: '15:00', share: 0.007, longs: 0.8 },
  { from: '15:00', to: '16:00', share: 0.045, longs: 0.95 },
  { from: '16:00', to: '20:50', share: 0.04, longs: 0.93 },
  { from: '20:50', to: '21:00', share: 0.065, longs: 0.839 },
  { from: '21:00', to: '21:05', share: 0.045, longs: 0.839 },
  { from: '21:05', to: '21:10', share: 0.06, longs: 0.839 },
  { from: '21:10', to: '21:15', share: 0.1, longs: 0.839 },
  { from: '21:15', to: '21:20', share: 0.36, longs: 0.839 },
  { from: '21:20', to: '21:30', share: 0.07, longs: 0.839 },
  { from: '21:30', to: '24:00', share: 0.2, longs: 0.96 },
] as const;

/** Larger days of the half year before, USD over all coins, as reported. */
const KNOWN_DAYS: Readonly<Record<string, number>> = { '2025-09-22': 1.7e9, '2025-09-25': 1.1e9 };
const USUAL_DAY = 0.3e9;

interface Sides {
  readonly at: Instant;
  readonly long: number;
  readonly short: number;
}

/** Buckets, hours and days that agree with each other, each with the moment at which it was complete. */
export function liquidations(): readonly Observation[] {
  return [...ASSETS, 'MARKET' as const].flatMap(scope => {
    const buckets = bucketsOf(scope);
    const since = (from: Instant, span: number) =>
      grouped(buckets, span)
        .filter(({ at }) => at >= from && at + span <= END)
        .flatMap(sides => told(scope, sides, span));
    return [...since(BUCKETS_FROM, BUCKET), ...since(HOURS_FROM, HOUR), ...since(DAYS_FROM, DAY)];
  });
}

const told = (scope: Scope, { at, long, short }: Sides, span: number): readonly Observation[] => [
  observe('liquidations_long', scope, at, long, { span }),
  observe('liquidations_short', scope, at, short, { span }),
  observe('liquidations_heard', scope, at, 1, { span }),
];

/** Days before the hours are told need no finer division. */
function bucketsOf(scope: Scope): readonly Sides[] {
  const random = seeded(`liquidations ${scope}`);
  const weight = (CRASH_TOTALS[scope] ?? 0) / CRASH_TOTAL;
  const days = Array.from({ length: (floorTo(END, DAY) - DAYS_FROM) / DAY + 1 }, (_, i) => DAYS_FROM + i * DAY);
  return days.flatMap(day => {
    if (day === CRASH_DAY) return PHASES.flatMap(phase => crashPhase(phase, weight));
    const step = day < HOURS_FROM ? DAY : day < floorTo(BUCKETS_FROM, DAY) ? HOUR : BUCKET;
    const known = KNOWN_DAYS[new Date(day).toISOString().slice(0, 10)];
    const total = weight * (known ?? usual(day) * Math.exp(0.5 * random.normal()));
    const longs = known ? 0.9 : 0.3 + 0.4 * random.even();
    return divided(day, DAY, step, random.even).map(({ at, share }) => ({
      at,
      long: total * share * longs,
      short: total * share * (1 - longs),
    }));
  });
}

/** The day after was still restless. */
const usual = (day: Instant): number => (day > CRASH_DAY ? 4 * USUAL_DAY : USUAL_DAY);

function crashPhase({ from, to, share, longs }: (typeof PHASES)[number], weight: number): readonly Sides[] {
  const start = CRASH_DAY + clockTime(from);
  return divided(start, clockTime(to) - clockTime(from), BUCKET, () => 0.5).map(part => {
    const total = CRASH_TOTAL * weight * share * part.share;
    return { at: part.at, long: total * longs, short: total * (1 - longs) };
  });
}

const clockTime = (text: string): number => Number(text.slice(0, 2)) * HOUR + Number(text.slice(3)) * MINUTE;

/** Parts of a period with uneven shares that add up to one. */
function divided(from: Instant, span: number, step: number, even: () => number) {
  const weights = Array.from({ length: span / step }, () => 0.2 + even());
  const whole = sum(weights);
  return weights.map((weight, i) => ({ at: from + i * step, share: weight / whole }));
}

const grouped = (parts: readonly Sides[], span: number): readonly Sides[] =>
  [...Map.groupBy(parts, part => floorTo(part.at, span))].map(([at, group]) => ({
    at,
    long: sum(group.map(part => part.long)),
    short: sum(group.map(part => part.short)),
  }));
