/** The bundled day, indexed so that tests can ask for single values. */
import { october2025 } from '../../src/demo/october-2025.ts';
import { Journal } from '../../src/market/journal.ts';
import { METRICS, type MetricId } from '../../src/market/metric.ts';
import { type Observation, observationKey } from '../../src/market/observation.ts';
import { ASSETS, type Scope } from '../../src/units/asset.ts';
import type { Instant } from '../../src/units/time.ts';

export const day = october2025();
export const journal = new Journal();
journal.record(day.observations);

/** Midnight before the fall. */
export const START = Date.parse('2025-10-10T00:00:00Z');
/** A time of that day. */
export const clock = (time: string): Instant => Date.parse(`2025-10-10T${time}:00Z`);

export const SCOPES = [...ASSETS, 'MARKET'] as const satisfies Scope[];
export const METRIC_IDS = Object.keys(METRICS).filter((id): id is MetricId => id in METRICS);

const lines = Map.groupBy(day.observations, each => `${each.metric}|${each.asset}|${each.span}`);
const values = new Map(day.observations.map(each => [observationKey(each), each.value]));

export const of = (metric: MetricId, asset: Scope, span = 0): readonly Observation[] =>
  lines.get(`${metric}|${asset}|${span}`) ?? [];

/** NaN where there is none. */
export const valueAt = (metric: MetricId, asset: Scope, at: Instant, span = 0): number =>
  values.get(`${metric}|${asset}||reconstruction|${span}|${at}`) ?? Number.NaN;
