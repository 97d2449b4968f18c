/** D1: long positions closed by force. */
import type { Fact } from '../../market/fact.ts';
import { ramp } from '../../units/statistics.ts';
import { type Case, coinChange, type DriverRule, onFact, unmeasured } from './driver.ts';

const MOSTLY_LONG = 0.6;
/** Any one of these makes the day's liquidations more than ordinary (design, ruling 3). */
const MANY = {
  percentile: 80,
  openInterestPct: 0.5,
  pace: { '24h': 2, '7d': 1.5, '30d': Number.POSITIVE_INFINITY },
} as const;

const fact =
  (metric: string) =>
  ({ book, scope, horizon }: Case): Fact | undefined =>
    book.find(metric, { asset: scope, window: horizon });
const percentile = fact('liquidations_percentile');
const toOpenInterest = fact('liquidations_to_open_interest');
const pace = fact('liquidations_pace');

export const forcedLiquidations = {
  id: 'forced_liquidations',
  gate: situation => {
    const total = fact('liquidations_total')(situation);
    if (!total) return { open: null, facts: [] };
    const share = fact('liquidations_long_share')(situation);
    const intensities = [
      [percentile(situation), MANY.percentile],
      [toOpenInterest(situation), MANY.openInterestPct],
      [pace(situation), MANY.pace[situation.horizon]],
    ] as const;
    const known = intensities.flatMap(([found]) => found ?? []);
    const many = intensities.some(([found, border]) => (found?.value ?? Number.NEGATIVE_INFINITY) >= border);
    const facts = [total, ...(share ? [share] : []), ...known];
    // Too few orders for a share are few orders; with no yardstick at all we cannot tell many from few.
    if (share && known.length === 0) return { open: null, facts };
    return { open: share !== undefined && share.value >= MOSTLY_LONG && many, facts };
  },
  items: [
    // Against the venue's own record; while that is too short for a percentile, against the past week.
    {
      weight: 3,
      family: 'flows',
      weigh: situation => {
        const [rank, times] = [percentile(situation), pace(situation)];
        if (rank) return { e: ramp(rank.value, 80, 99), facts: [rank] };
        return times && situation.horizon === '24h' ? { e: ramp(times.value, 1, 4), facts: [times] } : null;
      },
    },
    onFact(2, 'flows', toOpenInterest, value => ramp(value, 0.5, 2)),
    // Forced share of taker selling (LQ6).
    unmeasured(3, 'flows'),
    onFact(2, 'positions', coinChange, value => (value < 0 ? ramp(-value, 0, 3) : -ramp(value, 0, 1.5))),
    onFact(
      2,
      'price',
      ({ book, lead, horizon }) => (horizon === '24h' ? book.find('fall_in_heavy_hours', { asset: lead }) : undefined),
      value => ramp(value, 0.3, 0.7),
    ),
    // Self-reinforcement (CS2).
    unmeasured(2, 'flows'),
  ],
} as const satisfies DriverRule;
