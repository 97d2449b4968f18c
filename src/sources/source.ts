/**
 * The contract of a data source: a plain description of what to ask a provider and how to read its answer.
 * A source never touches the network or the clock; `src/polling.ts` does, so every reader is tested on recorded answers.
 */
import type { Observation, SourceId } from '../market/observation.ts';
import type { MetricId } from '../market/metric.ts';
import type { Scope } from '../units/asset.ts';
import type { Instant } from '../units/time.ts';

export interface Source {
  readonly id: SourceId;
  /** As written for people, e.g. `alternative.me`. */
  readonly name: string;
  readonly homepage: string;
  /** Requests started per second and host at most: the documented limit with ample room. */
  readonly perSecond: number;
  /** An optional key: the setting that holds it and the header that carries it. Keys never go into a URL. */
  readonly key?: { readonly setting: 'COINGECKO_KEY'; readonly header: string };
  readonly feeds: readonly Feed[];
}

export interface Feed {
  /** Unique within the source, e.g. `liquidations`. */
  readonly id: string;
  /** Time between two readings, ms. */
  readonly every: number;
  readonly provides: readonly MetricId[];
  /** What to ask at `now`. Several requests are independent: one may fail and the rest still count. */
  readonly requests: (now: Instant, need: Need) => readonly SourceRequest[];
}

/** What is already known, so that a feed asks for a long history once and for news afterwards. */
export interface Need {
  /** True when the journal holds nothing of this feed yet (first start, or too long ago). */
  readonly history: boolean;
}

export interface SourceRequest {
  /** The public `https://` URL, without query. */
  readonly url: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A part of the provider with a limit of its own, paced apart from the rest. */
  readonly lane?: { readonly id: string; readonly perSecond: number };
  /** Whose numbers the answer holds; `MARKET` when it holds several assets or none. */
  readonly asset: Scope;
  /**
   * Reads the parsed JSON body.
   * @param seenAt when the answer arrived
   * @throws {Refusal} when the provider refuses or the answer cannot be trusted
   */
  readonly read: (body: unknown, seenAt: Instant) => Answer;
}

export interface Answer {
  readonly observations: readonly Observation[];
  /** The next page, when the provider pages. */
  readonly next?: SourceRequest;
  /** Whose numbers were missing or unreadable in part of the answer, each with one clause why. */
  readonly missing?: readonly { readonly asset: Scope; readonly reason: string }[];
}

/** The provider said no, or said something that cannot be a number. Its message is one plain clause without secrets. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
