/** What would ease the fall (or start one), each as a threshold with its state now: conditions, never forecasts. */
import type { Fact, Finding } from '../market/fact.ts';
import type { FactBook } from '../market/fact-book.ts';
import { isApart, type Level } from '../signals/level.ts';
import { levelSubject } from '../signals/levels.ts';
import { EXTREME_FEAR } from '../signals/sentiment.ts';
import type { Asset, Scope } from '../units/asset.ts';
import type { Instant, Window } from '../units/time.ts';
import type { Unit } from '../units/unit.ts';
import type { Ruling } from './verdict.ts';

export interface Condition {
  readonly id: 'fear_greed' | 'liquidations' | 'price_level' | 'price_change';
  readonly metric: string;
  readonly asset: Scope;
  readonly window: Window | null;
  readonly unit: Unit;
  readonly comparator: '<' | '>';
  readonly threshold: Fact;
  /** How long it must hold; null when once is enough. */
  readonly forDays: Fact | null;
  readonly current: Fact | null;
  readonly status: 'met' | 'not_met' | 'unknown';
}

interface Ground {
  readonly book: FactBook;
  readonly scope: Scope;
  readonly lead: Asset;
  readonly ruling: Ruling;
  readonly levels: readonly Level[];
  readonly asOf: Instant;
}

/** Adds the thresholds to the book: they are numbers that sentences cite. */
export function conditionsOf(ground: Ground): readonly Condition[] {
  if (ground.ruling.verdict === 'unknown') return [];
  const easing = [levelRegained, liquidationsNormal, fearOver].flatMap(make => make(ground) ?? []);
  return ground.ruling.verdict === 'falling' ? easing : [...(fallStarts(ground) ?? [])];
}

/** An hourly close over the nearest level above that the price has lost. */
function levelRegained(ground: Ground): readonly Condition[] | null {
  const { book, lead } = ground;
  const lost = ground.levels.filter(each => each.side === 'above' && each.state === 'broken' && isApart(each));
  const level = lost.find(each => each.origin === 'round') ?? lost.find(each => each.origin === 'swing_low');
  const threshold = level && book.find('level_price', { subject: levelSubject(level) });
  if (!threshold) return null;
  return [
    condition(ground, {
      id: 'price_level',
      metric: 'price',
      comparator: '>',
      threshold,
      forDays: null,
      current: book.find('price', { asset: lead }),
    }),
  ];
}

/** Daily liquidations back at the venue's own median day. */
function liquidationsNormal(ground: Ground): readonly Condition[] | null {
  const { book, scope } = ground;
  const threshold = book.find('liquidations_usual', { asset: scope, window: '24h' });
  if (!threshold?.subject) return null;
  const current =
    book.find('liquidations_total', { asset: scope, window: '24h', subject: threshold.subject }) ??
    book
      .all('liquidations_total', { asset: scope, window: '24h' })
      .find(fact => fact.sources.join() === threshold.subject);
  if (current && current.value < threshold.value) return null;
  return [
    condition(ground, {
      id: 'liquidations',
      metric: 'liquidations_total',
      comparator: '<',
      threshold,
      forDays: days(ground),
      current,
    }),
  ];
}

function fearOver(ground: Ground): readonly Condition[] | null {
  const current = ground.book.find('fear_greed');
  if (!current || current.value > EXTREME_FEAR) return null;
  const threshold = ownThreshold(ground, 'fear_greed', EXTREME_FEAR, 'index');
  return [
    condition(ground, {
      id: 'fear_greed',
      metric: 'fear_greed',
      comparator: '>',
      threshold,
      forDays: days(ground),
      current,
    }),
  ];
}

/** Where noise would end and we would call it a fall. */
function fallStarts(ground: Ground): readonly Condition[] | null {
  const { book, lead } = ground;
  const sigma = book.find('price_change_sigma', { asset: lead, window: '24h' });
  if (!sigma) return null;
  const threshold = ownThreshold(ground, 'price_change', -sigma.value, 'pct', '24h');
  const current = book.find('price_change', { asset: lead, window: '24h' });
  return [
    condition(ground, {
      id: 'price_change',
      metric: 'price_change',
      comparator: '<',
      threshold,
      forDays: null,
      current,
    }),
  ];
}

const days = (ground: Ground): Fact => ownThreshold(ground, 'days', 2, 'days');

const ownThreshold = (
  { book, lead, asOf }: Ground,
  of: string,
  value: number,
  unit: Unit,
  window: Window | null = null,
): Fact => {
  const finding: Finding = {
    metric: 'condition_threshold',
    asset: lead,
    subject: of,
    window,
    value,
    unit,
    asOf,
    sources: [],
    universe: 'our own rule',
    formula: 'CD1',
  };
  return book.find('condition_threshold', { subject: of }) ?? book.add(finding);
};

type Draft = Pick<Condition, 'id' | 'metric' | 'comparator' | 'threshold' | 'forDays'> & {
  readonly current: Fact | undefined;
};

/** A condition that must hold for days is not met by one look. */
function condition({ scope, lead }: Ground, { current, ...draft }: Draft): Condition {
  const holds =
    current &&
    (draft.comparator === '<' ? current.value < draft.threshold.value : current.value > draft.threshold.value);
  return {
    ...draft,
    asset: draft.metric === 'liquidations_total' ? scope : lead,
    window: draft.threshold.window,
    unit: draft.threshold.unit,
    current: current ?? null,
    status: current === undefined ? 'unknown' : holds && !draft.forDays ? 'met' : 'not_met',
  };
}
