/** All facts and gaps of one diagnosis, numbered in the order in which they were measured. */
import type { Scope } from '../units/asset.ts';
import type { Window } from '../units/time.ts';
import type { Fact, Finding } from './fact.ts';
import type { Gap } from './gap.ts';

interface Wanted {
  readonly asset?: Scope;
  readonly window?: Window | null;
  readonly subject?: string;
}

export class FactBook {
  readonly facts: Fact[] = [];
  readonly gaps: Gap[] = [];

  add(finding: Finding): Fact {
    const fact: Fact = {
      subject: null,
      window: null,
      bound: 'exact',
      low: null,
      high: null,
      universe: finding.asset === 'MARKET' ? 'the whole market' : finding.asset,
      coverage: 1,
      quality: [],
      ...finding,
      id: `f${this.facts.length + 1}`,
    };
    this.facts.push(fact);
    return fact;
  }

  missing(gap: Gap): void {
    if (!this.gaps.some(known => known.metric === gap.metric && known.asset === gap.asset)) this.gaps.push(gap);
  }

  /** The first fact of a metric that fits; undefined when it could not be measured. */
  find(metric: string, wanted: Wanted = {}): Fact | undefined {
    return this.facts.find(fact => fits(fact, metric, wanted));
  }

  all(metric: string, wanted: Wanted = {}): readonly Fact[] {
    return this.facts.filter(fact => fits(fact, metric, wanted));
  }

  gap(metric: string): Gap | undefined {
    return this.gaps.find(gap => gap.metric === metric);
  }
}

const fits = (fact: Fact, metric: string, { asset, window, subject }: Wanted): boolean =>
  fact.metric === metric &&
  (asset === undefined || fact.asset === asset) &&
  (window === undefined || fact.window === window) &&
  (subject === undefined || fact.subject === subject);
