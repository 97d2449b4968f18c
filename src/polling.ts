/** The writing half of the bot: sources → market. What fails leaves a reason; nothing here stops the rest. */
import { createTask } from 'node-cron';
import type { Journal } from './market/journal.ts';
import { type ReadingParts, readFeed } from './read-feed.ts';
import type { Feed, Source } from './sources/source.ts';
import type { Store } from './store/store.ts';
import { type Instant, MINUTE } from './units/time.ts';

export interface PollingParts extends ReadingParts {
  readonly sources: readonly Source[];
  readonly store: Store;
}

export interface Polling {
  /** Reads every feed once; resolves when all have answered or failed, or when the signal stops the waiting. */
  readonly gather: (signal: AbortSignal, progress?: (source: Source) => void) => Promise<void>;
  /** True once every feed has been read or has failed, or was known from before. */
  readonly settled: () => boolean;
  /** Reads each feed when it is due, from now on. */
  readonly start: () => void;
  /** Resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>;
}

export function createPolling(parts: PollingParts): Polling {
  const { sources, journal, store, clock, log } = parts;
  const feeds = sources.flatMap(source =>
    source.feeds.map(feed => {
      const lastRun = lastRunOf(journal, source, feed);
      return { source, feed, running: false, tried: lastRun > 0, owes: false, lastRun };
    }),
  );
  type Duty = (typeof feeds)[number];

  const running = new Set<Promise<void>>();
  const run = (duty: Duty, signal: AbortSignal): Promise<void> => {
    if (duty.running) return Promise.resolve();
    const reading = read(duty, signal).finally(() => running.delete(reading));
    running.add(reading);
    return reading;
  };

  async function read(duty: Duty, signal: AbortSignal): Promise<void> {
    duty.running = true;
    const now = clock.now();
    const history = duty.owes || duty.lastRun < now - Math.max(2 * duty.feed.every, 30 * MINUTE);
    duty.lastRun = now;
    try {
      const learnt = await readFeed(parts, duty.source, duty.feed, history, signal);
      // A feed that brought nothing still owes what was asked of it.
      duty.owes = history && learnt.length === 0;
      if (learnt.length > 0) await store.saveObservations(learnt);
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
    for (const duty of feeds) if (duty.lastRun <= now - pauseOf(duty)) void run(duty, ending.signal);
  };
  const hourly = async () => {
    journal.prune(clock.now());
    await store.prune(clock.now());
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
      // What has come is saved before the database closes.
      await Promise.allSettled(running);
    },
  };
}

/** A feed that brought nothing is asked again sooner, but never in a hurry. */
const pauseOf = ({ owes, feed }: { readonly owes: boolean; readonly feed: Feed }): number =>
  owes ? Math.min(feed.every, 2 * MINUTE) : feed.every;

/** A fresh start with a filled journal asks for news only; an empty one asks for history. */
const lastRunOf = (journal: Journal, source: Source, feed: Feed): Instant => journal.newest(source.id, feed.provides);
