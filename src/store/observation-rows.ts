/** Observations as rows, and the statements over them; values are given in the order of COLUMNS. */
import { METRICS, type MetricId } from '../market/metric.ts';
import type { Observation } from '../market/observation.ts';
import { BARS_BY_SPAN, FLOWS_BY_SPAN, STATED_CHANGE_KEPT, THINNING } from '../market/retention.ts';
import { ASSETS, type Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';
import type { Cell, Row } from './row.ts';

const COLUMNS = 'metric, asset, subject, source, span, at, value, seen_at';
const KEY = 'metric, asset, subject, source, span, at';

export const toRow = (o: Observation): readonly Cell[] => [
  o.metric,
  o.asset,
  o.subject ?? '',
  o.source,
  o.span,
  o.at,
  o.value,
  o.seenAt,
];

const METRIC_IDS: ReadonlySet<string> = new Set(Object.keys(METRICS));
const SCOPES: ReadonlySet<string> = new Set([...ASSETS, 'MARKET']);

/** Undefined for a metric or asset that this version does not know any more. */
export function fromRow(row: Row): Observation | undefined {
  const { metric, asset, subject, source, span, at, value, seen_at } = row;
  if (!isMetric(metric) || !isScope(asset)) return undefined;
  return {
    metric,
    asset,
    subject: subject === '' ? null : String(subject),
    source: String(source),
    span: Number(span),
    at: Number(at),
    value: Number(value),
    seenAt: Number(seen_at),
  };
}

const isMetric = (id: unknown): id is MetricId => typeof id === 'string' && METRIC_IDS.has(id);
const isScope = (id: unknown): id is Scope => typeof id === 'string' && SCOPES.has(id);

/** The journal's rule for the same statement twice, see `src/market/journal.ts`. */
export const UPSERT = `
  insert into observations (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (${KEY}) do update set value = excluded.value, seen_at = excluded.seen_at
  where observations.value <> excluded.value and observations.seen_at <= excluded.seen_at`;

export const SELECT_ALL = `select ${COLUMNS} from observations order by ${KEY}`;

interface Deletion {
  readonly sql: string;
  readonly values: readonly number[];
}

/** `src/market/retention.ts` as deletions; the newest row of a series always stays. */
export function deletions(now: Instant): readonly Deletion[] {
  const level = ofKind('level');
  const kinds = [
    { metrics: ofKind('flow'), rules: FLOWS_BY_SPAN },
    { metrics: ofKind('bar'), rules: BARS_BY_SPAN },
  ];
  return [
    ...kinds.flatMap(({ metrics, rules }) =>
      rules.map(({ upTo, keep }, i) => ({
        sql: `${old} and ${metrics} and span > ? and span <= ? and ${newer()}`,
        values: [now - keep, now - keep, rules[i - 1]?.upTo ?? -1, Math.min(upTo, Number.MAX_SAFE_INTEGER)],
      })),
    ),
    {
      sql: `${old} and ${level} and span > 0 and ${newer()}`,
      values: [now - STATED_CHANGE_KEPT, now - STATED_CHANGE_KEPT],
    },
    ...THINNING.map(({ keep, bucket }) => ({
      sql: `${old} and ${level} and span = 0 and ${newer(bucket)}`,
      values: [now - keep, now - keep],
    })),
  ];
}

const ofKind = (kind: 'level' | 'flow' | 'bar'): string => {
  const ids = Object.keys(METRICS).filter(id => isMetric(id) && METRICS[id].kind === kind);
  return `metric in (${ids.map(id => `'${id}'`).join(', ')})`;
};

const old = 'delete from observations where at <= ? and seen_at <= ?';

/** Another row of the same series is newer, and in the same bucket where there are buckets. */
const newer = (bucket = Number.POSITIVE_INFINITY): string => `exists (
  select 1 from observations as newer
  where newer.metric = observations.metric and newer.asset = observations.asset
    and newer.subject = observations.subject and newer.source = observations.source
    and newer.span = observations.span and newer.at > observations.at
    ${Number.isFinite(bucket) ? `and newer.at / ${bucket} = observations.at / ${bucket}` : ''})`;
