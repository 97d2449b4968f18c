/** The contract of the database: what must outlive the process. Every method is async so that a remote engine can serve. */
import type { Observation } from '../market/observation.ts';
import type { Detail } from '../narrative/detail.ts';
import type { Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';

export interface StoredBriefing {
  readonly id: string;
  readonly asOf: Instant;
  readonly asset: Scope;
  /** BCP 47 tag. */
  readonly language: string;
  readonly detail: Detail;
  /** The briefing's JSON, as it was published. */
  readonly json: string;
  /** What it was made from, enough to make it again; null when it was not kept. */
  readonly snapshot: string | null;
}

export interface Store {
  /**
   * Resolves when everything is safe on disk. The same statement again changes nothing; another value for it is a
   * revision and wins unless it was learnt earlier than the stored one.
   */
  saveObservations(observations: Iterable<Observation>): Promise<void>;
  /** Everything kept, series by series, ascending by `at`. */
  loadObservations(): Promise<readonly Observation[]>;
  /** Forgets the observations that `src/market/retention.ts` lets go, and briefings older than 30 days. */
  prune(now: Instant): Promise<void>;
  /** The last one saved under an id stands. */
  saveBriefing(briefing: StoredBriefing): Promise<void>;
  briefing(id: string): Promise<StoredBriefing | undefined>;
  /** The newest briefing of a scope as of `at` or before. */
  latestBriefing(asset: Scope, at: Instant): Promise<StoredBriefing | undefined>;
  /** Nothing may be asked afterwards; closing twice is allowed. */
  close(): Promise<void>;
}
