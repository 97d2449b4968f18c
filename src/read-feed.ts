/** One reading of one feed: every request and its pages, what came and why the rest did not. */
import type { Clock } from './kit/clock.ts';
import { type Http, HttpFailure } from './kit/http.ts';
import type { Log } from './kit/log.ts';
import type { Journal } from './market/journal.ts';
import type { Observation } from './market/observation.ts';
import { type Answer, type Feed, Refusal, type Source, type SourceRequest } from './sources/source.ts';
import type { Scope } from './units/asset.ts';

export interface ReadingParts {
  readonly http: Http;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  /** Keys by the name of their setting. */
  readonly keys: Readonly<Record<string, string | undefined>>;
}

/** Pages of one chain at most: no provider needs more, and a loop must end. */
const MOST_PAGES = 60;

/** Asks everything a feed asks; records what came and why the rest did not. */
export async function readFeed(
  parts: ReadingParts,
  source: Source,
  feed: Feed,
  history: boolean,
  signal: AbortSignal,
): Promise<readonly Observation[]> {
  const { journal, clock, log } = parts;
  const failures = new Map<Scope, string>();
  const asked = new Set<Scope>();
  const readings = feed.requests(clock.now(), { history }).map(async request => {
    asked.add(request.asset);
    const { observations, missing, failure } = await readChain(parts, source, request, signal);
    for (const { asset, reason } of missing) failures.set(asset, reason);
    if (failure) failures.set(request.asset, failure);
    journal.record(observations);
    return observations;
  });
  const learnt = (await Promise.all(readings)).flat();
  const before = journal.failing({ source: source.id, feed: feed.id });
  const shared = { source: source.id, feed: feed.id, provides: feed.provides };
  for (const asset of asked) if (!failures.has(asset)) journal.recovered({ ...shared, asset });
  for (const [asset, reason] of failures) {
    journal.failed({ ...shared, asset, reason, at: clock.now() });
    log.debug({ source: source.id, feed: feed.id, asset, reason }, 'no data');
  }
  const after = journal.failing({ source: source.id, feed: feed.id });
  const [reason] = failures.values();
  if (signal.aborted) return learnt;
  // Once when it begins and once when it is over: an outage is no news every minute.
  if (before === 0 && after > 0)
    log.warn({ source: source.id, feed: feed.id, failing: after, reason }, 'a feed has gaps');
  if (before > 0 && after === 0) log.info({ source: source.id, feed: feed.id }, 'a feed is whole again');
  return learnt;
}

interface ChainReading {
  readonly observations: readonly Observation[];
  readonly missing: readonly { readonly asset: Scope; readonly reason: string }[];
  readonly failure: string | null;
}

/** Follows the pages of one request; what came before a page that fails is kept. */
async function readChain(
  parts: ReadingParts,
  source: Source,
  first: SourceRequest,
  signal: AbortSignal,
): Promise<ChainReading> {
  const answers: Answer[] = [];
  let failure: string | null = null;
  try {
    let request: SourceRequest | undefined = first;
    while (request && answers.length < MOST_PAGES) {
      const body = await parts.http.getJson({
        ...request,
        headers: headersOf(parts, source, request),
        perSecond: source.perSecond,
        signal,
      });
      const answer: Answer = request.read(body, parts.clock.now());
      answers.push(answer);
      request = answer.next;
    }
  } catch (error) {
    failure = reasonOf(error, parts.log);
  }
  return {
    observations: answers.flatMap(answer => answer.observations),
    missing: answers.flatMap(answer => answer.missing ?? []),
    failure,
  };
}

function headersOf({ keys }: ReadingParts, { key }: Source, request: SourceRequest): Record<string, string> {
  const secret = key && keys[key.setting];
  return { ...request.headers, ...(key && secret ? { [key.header]: secret } : {}) };
}

/** A reader that throws anything but a refusal has a bug: the source is at fault for this time, the log keeps the trace. */
function reasonOf(error: unknown, log: Log): string {
  if (error instanceof Refusal || error instanceof HttpFailure) return error.message;
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a reader failed');
  return 'answered with something we could not read';
}
