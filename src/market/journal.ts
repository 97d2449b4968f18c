/** The memory of the bot: every observation still needed, indexed by series; readers get a view as of a moment. */
import type { Instant } from '../units/time.ts';
import type { Failure } from './gap.ts';
import { firstFrom, type Market, type Series } from './market.ts';
import type { Observation } from './observation.ts';
import { retained } from './retention.ts';

interface Line {
  readonly source: string;
  readonly subject: string | null;
  readonly span: number;
  points: Observation[];
}

export class Journal {
  /** Grows with every change: a cheap way to ask "anything new?". */
  version = 0;
  private readonly lines = new Map<string, Map<string, Line>>();
  private readonly heard = new Map<string, number>();
  private readonly failures = new Map<string, Failure>();

  record(observations: Iterable<Observation>): void {
    for (const observation of observations) this.insert(observation);
    this.version++;
  }

  /** A request failed: remembered until `recovered` is told of the same request. */
  failed(failure: Failure): void {
    this.failures.set(failureKey(failure), failure);
    this.version++;
  }

  recovered(request: Pick<Failure, 'source' | 'feed' | 'asset'>): void {
    if (this.failures.delete(failureKey(request))) this.version++;
  }

  /** How many requests of a feed bring nothing at present. */
  failing({ source, feed }: Pick<Failure, 'source' | 'feed'>): number {
    return [...this.failures.values()].filter(failure => failure.source === source && failure.feed === feed).length;
  }

  /** When any of these metrics was last learnt from a source; 0 for never. */
  newest(source: string, metrics: readonly string[]): Instant {
    let newest = 0;
    for (const [key, byLine] of this.lines) {
      if (!metrics.includes(key.split('|')[0] ?? '')) continue;
      for (const line of byLine.values()) {
        if (line.source === source) newest = Math.max(newest, line.points.at(-1)?.seenAt ?? 0);
      }
    }
    return newest;
  }

  /** Forgets what no window needs any more. */
  prune(now: Instant): void {
    for (const byLine of this.lines.values()) {
      for (const [key, line] of byLine) {
        line.points = retained(line.points, now);
        if (line.points.length === 0) byLine.delete(key);
      }
    }
  }

  view(asOf: Instant): Market {
    const cache = new Map<string, readonly Series[]>();
    return {
      asOf,
      heardFrom: source => Math.min(this.heard.get(source) ?? 0, asOf),
      failures: [...this.failures.values()].filter(failure => failure.at <= asOf),
      series: (metric, asset) => {
        const key = `${metric}|${asset}`;
        const known = cache.get(key) ?? this.seriesAsOf(key, asOf);
        cache.set(key, known);
        return known;
      },
    };
  }

  private seriesAsOf(key: string, asOf: Instant): readonly Series[] {
    const lines = [...(this.lines.get(key)?.entries() ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return lines.flatMap(([, line]) => {
      const points = line.points.filter(point => point.at <= asOf && point.seenAt <= asOf);
      return points.length ? [{ source: line.source, subject: line.subject, span: line.span, points }] : [];
    });
  }

  private insert(observation: Observation): void {
    this.heard.set(observation.source, Math.max(this.heard.get(observation.source) ?? 0, observation.seenAt));
    const points = this.lineOf(observation).points;
    const last = points.at(-1);
    if (!last || last.at < observation.at) {
      points.push(observation);
      return;
    }
    const index = firstFrom(points, observation.at);
    const known = points[index];
    if (known?.at !== observation.at) points.splice(index, 0, observation);
    // The same statement again is no news: it keeps the moment it was first learnt. A different value is a revision.
    else if (known.value !== observation.value && known.seenAt <= observation.seenAt) points[index] = observation;
  }

  private lineOf(observation: Observation): Line {
    const { metric, asset, source, subject, span } = observation;
    const key = `${metric}|${asset}`;
    const byLine = this.lines.get(key) ?? new Map<string, Line>();
    this.lines.set(key, byLine);
    const lineKey = `${source}|${subject ?? ''}|${span}`;
    const line = byLine.get(lineKey) ?? { source, subject, span, points: [] };
    byLine.set(lineKey, line);
    return line;
  }
}

const failureKey = (f: Pick<Failure, 'source' | 'feed' | 'asset'>): string => `${f.source}|${f.feed}|${f.asset}`;

/** A market made of plain values, e.g. a stored snapshot or a test's. */
export function marketOf(
  observations: Iterable<Observation>,
  asOf: Instant,
  failures: readonly Failure[] = [],
): Market {
  const journal = new Journal();
  journal.record(observations);
  for (const failure of failures) journal.failed(failure);
  return journal.view(asOf);
}
