/** The writing half of the bot: sources → market. What fails leaves a reason; nothing here stops the rest. */
import { createTask } from 'node-cron';
import type { Clock } from './kit/clock.ts';
import { type Http, HttpFailure } from './kit/http.ts';
import type { Log } from './kit/log.ts';
import type { Journal } from './market/journal.ts';
import type { Observation } from './market/observation.ts';
import { type Answer, type Feed, Refusal, type Source, type SourceRequest } from './sources/source.ts';
import type { Store } from './store/store.ts';
import type { Scope } from './units/asset.ts';
import { HOUR, type Instant, MINUTE } from './units/time.ts';

export interface PollingParts {
  readonly sources: readonly Source[];
  readonly http: Http;
  readonly journal: Journal;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Keys by the name of their setting. */
  readonly keys: Readonly<Record<string, string | undefined>>;
}

export interface Polling {
  /** Reads every feed once; resolves when all have answered or failed, or when the signal stops the waiting. */
  readonly gather: (signal: AbortSignal, progress?: (source: Source) => void) => Promise<void>;
  /** True once every feed has been read or has failed, or was known from before. */
  readonly settled: () => boolean;
  /** Reads each feed when it is due, from now on. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** Pages of one chain at most: no provider needs more, and a loop must end. */
const MOST_PAGES = 60;

export function createPolling(parts: PollingParts): Polling {
  const { sources, journal, store, clock, log } = parts;
  const feeds = sources.flatMap(source =>
    source.feeds.map(feed => {
      const lastRun = lastRunOf(journal, source, feed);
      return { source, feed, running: false, tried: lastRun > 0, lastRun };
    }),
  );
  type Duty = (typeof feeds)[number];

  async function run(duty: Duty, signal: AbortSignal): Promise<void> {
    if (duty.running) return;
    duty.running = true;
    const before = duty.lastRun;
    duty.lastRun = clock.now();
    try {
      const history = before < clock.now() - Math.max(2 * duty.feed.every, 30 * MINUTE);
      const learnt = await readFeed(parts, duty.source, duty.feed, history, signal);
      // A feed that brought nothing still owes its history.
      if (learnt.length === 0) duty.lastRun = Math.max(before, clock.now() - duty.feed.every) - (history ? HOUR : 0);
      else await store.saveObservations(learnt);
    } catch (error) {
      log.error({ error: String(error), source: duty.source.id, feed: duty.feed.id }, 'a feed could not be read');
    } finally {
      duty.running = false;
      duty.tried = true;
    }
  }

  const gather: Polling['gather'] = async (signal, progress) => {
    const stopped = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
    const all = Promise.all(
      sources.map(async source => {
        await Promise.all(feeds.filter(duty => duty.source === source).map(duty => run(duty, signal)));
        progress?.(source);
      }),
    );
    await Promise.race([all, stopped]);
  };

  const ending = new AbortController();
  const tick = () => {
    const now = clock.now();
    for (const duty of feeds) if (duty.lastRun <= now - duty.feed.every) void run(duty, ending.signal);
  };
  const hourly = async () => {
    journal.prune(clock.now());
    await store.pruneObservations(clock.now());
  };
  // Local-time schedules miss or double runs when clocks change: UTC only.
  const utc = { timezone: 'Etc/UTC', noOverlap: true } as const;
  const tasks = [createTask('*/10 * * * * *', tick, utc), createTask('7 * * * *', hourly, utc)];

  return {
    gather,
    settled: () => feeds.every(duty => duty.tried),
    start: () => {
      tick();
      for (const task of tasks) void task.start();
    },
    stop: async () => {
      ending.abort();
      for (const task of tasks) await task.destroy();
    },
  };
}

/** A fresh start with a filled journal asks for news only; an empty one asks for history. */
const lastRunOf = (journal: Journal, source: Source, feed: Feed): Instant => journal.newest(source.id, feed.provides);

/** Asks everything a feed asks; records what came and why the rest did not. */
async function readFeed(
  parts: PollingParts,
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
  const shared = { source: source.id, feed: feed.id, provides: feed.provides };
  for (const asset of asked) if (!failures.has(asset)) journal.recovered({ ...shared, asset });
  for (const [asset, reason] of failures) {
    journal.failed({ ...shared, asset, reason, at: clock.now() });
    log.debug({ source: source.id, feed: feed.id, asset, reason }, 'no data');
  }
  return learnt;
}

interface ChainReading {
  readonly observations: readonly Observation[];
  readonly missing: readonly { readonly asset: Scope; readonly reason: string }[];
  readonly failure: string | null;
}

/** Follows the pages of one request; what came before a page that fails is kept. */
async function readChain(
  parts: PollingParts,
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

function headersOf({ keys }: PollingParts, { key }: Source, request: SourceRequest): Record<string, string> {
  const secret = key && keys[key.setting];
  return { ...request.headers, ...(key && secret ? { [key.header]: secret } : {}) };
}

/** A reader that throws anything but a refusal has a bug: the source is at fault for this time, the log keeps the trace. */
function reasonOf(error: unknown, log: Log): string {
  if (error instanceof Refusal || error instanceof HttpFailure) return error.message;
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a reader failed');
  return 'answered with something we could not read';
}
