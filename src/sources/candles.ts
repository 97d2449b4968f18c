/** Candles: three exchanges send the same columns, so one reader serves them, and one plan says which to ask. */
import * as z from 'zod';
import type { Observation, SourceId } from '../market/observation.ts';
import type { Asset } from '../units/asset.ts';
import { DAY, floorTo, HOUR, type Instant, MINUTE } from '../units/time.ts';
import { gather } from './gather.ts';
import { epoch, fieldOf, numeric, type Observe, observer, parse } from './reading.ts';
import { type Answer, type Need, Refusal } from './source.ts';
import { checkSpacing } from './spacing.ts';

/** One request for candles. */
export interface CandleSlice {
  /** Length of a bar, ms: a minute, an hour or a UTC day. */
  readonly span: number;
  readonly limit: number;
  /** Start of the first bar wanted; absent: the newest ones. */
  readonly from?: Instant;
}

/** Bars of one minute around the moment a week or a month ago: long enough to last until the next reading. */
const ANCHOR_BARS = 15;

/**
 * What to ask every ten minutes: hours and days for levels and volatility, and minutes where a window of 7 or 30 days
 * begins, so that those changes are exact.
 * @param depth how many bars of each the venue serves in one answer
 */
export function candleSlices(
  now: Instant,
  { history }: Need,
  depth: { readonly hours: number; readonly days: number },
): readonly CandleSlice[] {
  const anchor = (ago: number): CandleSlice => ({
    span: MINUTE,
    limit: ANCHOR_BARS,
    from: floorTo(now, MINUTE) - ago - 2 * MINUTE,
  });
  return [
    { span: HOUR, limit: history ? depth.hours : 3 },
    { span: DAY, limit: history ? depth.days : 3 },
    anchor(7 * DAY),
    anchor(30 * DAY),
    ...(history ? [{ span: MINUTE, limit: 90 }] : []),
  ];
}

/** Start, open, high, low, close; volumes follow and are not used. */
const candle = z.tuple([epoch, numeric, numeric, numeric, numeric]).rest(z.unknown());

/** Observations of the bars that had ended when the answer arrived; a bar that still forms is left out. */
export function readCandles(
  rows: readonly unknown[],
  source: SourceId,
  seenAt: Instant,
  asset: Asset,
  span: number,
): Answer {
  if (rows.length === 0) throw new Refusal('holds no rows');
  checkSpacing(
    rows.map(row => fieldOf(row, 0)),
    span,
  );
  const observe = observer(source, seenAt);
  return gather(rows.map(row => ({ asset, read: () => readBar(row, observe, seenAt, asset, span) })));
}

function readBar(row: unknown, observe: Observe, seenAt: Instant, asset: Asset, span: number): readonly Observation[] {
  const [at, open, high, low, close] = parse(candle, row);
  if (at % span !== 0) throw new Refusal(`a bar starts at no whole ${span / HOUR} h of UTC`);
  if (Math.min(open, close) < low || Math.max(open, close) > high) {
    throw new Refusal('a bar opens or closes outside its own range');
  }
  const bar = { asset, at, span };
  const observations = [
    observe({ ...bar, metric: 'open', value: open }),
    observe({ ...bar, metric: 'high', value: high }),
    observe({ ...bar, metric: 'low', value: low }),
    observe({ ...bar, metric: 'close', value: close }),
  ];
  return at + span > seenAt ? [] : observations;
}

/** The metrics of a candle, for a feed's `provides`. */
export const CANDLE_METRICS = ['open', 'high', 'low', 'close'] as const;
