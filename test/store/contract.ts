/** What every engine must do. An engine's own test file calls this with a way to open a database of its own. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../src/market/journal.ts';
import { type Observation, observationKey } from '../../src/market/observation.ts';
import type { Store, StoredBriefing } from '../../src/store/store.ts';
import { DAY, HOUR, MINUTE } from '../../src/units/time.ts';
import { METRIC_IDS, NOW, observation, observations, SCOPES } from './arbitrary.ts';

/** Opens an empty database. */
type Open = () => Promise<Store>;

const briefing = (change: Partial<StoredBriefing> = {}): StoredBriefing => ({
  id: 'b1',
  asOf: NOW,
  asset: 'BTC',
  language: 'en',
  detail: 'full',
  json: '{"text":"Bitcoin’s price\\nis “flat” \u{1F4C9}"}',
  snapshot: null,
  ...change,
});

export function storeContract(name: string, open: Open): void {
  describe(`${name} keeps the store's contract`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('holds nothing at first', async () => {
      expect(await store.loadObservations()).toEqual([]);
      expect(await store.briefing('b1')).toBeUndefined();
      expect(await store.latestBriefing('BTC', NOW)).toBeUndefined();
    });

    it('gives back what was saved, each field as it was', async () => {
      const saved = [
        observation(),
        observation({ metric: 'treasury_holdings', subject: 'Strategy', value: 640_031 }),
        observation({ metric: 'funding_8h', asset: 'ETH', value: -0.000_000_123 }),
        observation({ metric: 'liquidations_long', span: 5 * MINUTE, value: 12_345_678_901.234_5 }),
      ];
      await store.saveObservations(saved);
      expect(sorted(await store.loadObservations())).toEqual(sorted(saved));
    });

    it('lists each series in the order of its moments', async () => {
      const moments = [3, 1, 2].map(hours => observation({ at: NOW - hours * HOUR }));
      await store.saveObservations(moments);
      expect((await store.loadObservations()).map(each => NOW - each.at)).toEqual([3 * HOUR, 2 * HOUR, HOUR]);
    });

    it('keeps the moment of first learning when the same is said again', async () => {
      await store.saveObservations([observation({ seenAt: NOW - 50 })]);
      await store.saveObservations([observation({ seenAt: NOW - 10 })]);
      expect(await store.loadObservations()).toEqual([observation({ seenAt: NOW - 50 })]);
    });

    it('lets the later revision win, whichever arrives first', async () => {
      const first = observation({ value: 1, seenAt: NOW - 50 });
      const revised = observation({ value: 2, seenAt: NOW - 10 });
      await store.saveObservations([first, revised]);
      await store.saveObservations([first]);
      expect(await store.loadObservations()).toEqual([revised]);
    });

    it('agrees with the journal on any sequence of batches, and after pruning', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(observations, { maxLength: 4 }), async batches => {
          const fresh = await open();
          const journal = new Journal();
          for (const batch of batches) {
            await fresh.saveObservations(batch);
            journal.record(batch);
          }
          expect(sorted(await fresh.loadObservations())).toEqual(sorted(everythingIn(journal)));
          await fresh.prune(NOW);
          journal.prune(NOW);
          expect(sorted(await fresh.loadObservations())).toEqual(sorted(everythingIn(journal)));
          await fresh.close();
        }),
        { numRuns: 60 },
      );
    }, 60_000);

    it('thins old readings of a level and forgets old minutes, never the newest of a series', async () => {
      const old = readings(72, [0, 20, 40]);
      const fresh = readings(3, [0, 20, 40]);
      const minuteBar = observation({ metric: 'close', span: MINUTE, at: NOW - 3 * DAY, seenAt: NOW - 3 * DAY });
      const newer = observation({ metric: 'close', span: MINUTE, at: NOW - 2.5 * DAY, seenAt: NOW - 2.5 * DAY });
      await store.saveObservations([...old, ...fresh, minuteBar, newer]);
      await store.prune(NOW);
      expect(sorted(await store.loadObservations())).toEqual(sorted([...old.slice(2), ...fresh, newer]));
    });

    it('lets the event loop run while it saves a long history', async () => {
      const history = Array.from({ length: 60_000 }, (_, i) => observation({ at: NOW - i * MINUTE, value: i + 1 }));
      let turns = 0;
      const timer = setInterval(() => turns++, 1);
      await store.saveObservations(history);
      clearInterval(timer);
      expect(turns).toBeGreaterThan(5);
      expect(await store.loadObservations()).toHaveLength(history.length);
    }, 60_000);

    it('saves from several callers at once', async () => {
      const batches = ['binance', 'okx', 'gate'].map(source =>
        Array.from({ length: 4500 }, (_, i) => observation({ source, at: NOW - i * MINUTE })),
      );
      await Promise.all(batches.map(batch => store.saveObservations(batch)));
      expect(await store.loadObservations()).toHaveLength(3 * 4500);
    });

    it('gives back a briefing by its id; the last one saved under an id stands', async () => {
      await store.saveBriefing(briefing());
      expect(await store.briefing('b1')).toEqual(briefing());
      const again = briefing({ asset: 'MARKET', detail: 'simple', language: 'es', snapshot: '[1,2]' });
      await store.saveBriefing(again);
      expect(await store.briefing('b1')).toEqual(again);
      expect(await store.briefing("' or 1=1 --")).toBeUndefined();
    });

    it('finds the newest briefing of an asset up to a moment', async () => {
      const at = (id: string, hoursAgo: number, asset: StoredBriefing['asset'] = 'BTC') =>
        store.saveBriefing(briefing({ id, asset, asOf: NOW - hoursAgo * HOUR }));
      await at('old', 5);
      await at('new', 2);
      await at('other', 1, 'ETH');
      expect((await store.latestBriefing('BTC', NOW))?.id).toBe('new');
      expect((await store.latestBriefing('BTC', NOW - 2 * HOUR))?.id).toBe('new');
      expect((await store.latestBriefing('BTC', NOW - 3 * HOUR))?.id).toBe('old');
      expect(await store.latestBriefing('BTC', NOW - 6 * HOUR)).toBeUndefined();
      expect(await store.latestBriefing('MARKET', NOW)).toBeUndefined();
    });

    it('may be closed twice', async () => {
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}

/** For engines whose data outlive the store. `reopen` opens the database that `open` opened last, as another process would. */
export function lastingStoreContract(name: string, open: Open, reopen: Open): void {
  describe(`${name} outlives its store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('still holds everything after it was closed and opened again', async () => {
      await store.saveObservations([observation()]);
      await store.saveBriefing(briefing());
      await store.close();
      store = await reopen();
      expect(await store.loadObservations()).toEqual([observation()]);
      expect(await store.briefing('b1')).toEqual(briefing());
    });

    it('shows one opener what another has saved', async () => {
      const other = await reopen();
      await other.saveObservations([observation({ source: 'gate' })]);
      await store.saveObservations([observation()]);
      expect(await store.loadObservations()).toHaveLength(2);
      expect(await other.loadObservations()).toHaveLength(2);
      await other.close();
    });
  });
}

const sorted = (list: readonly Observation[]): readonly Observation[] =>
  list.toSorted((a, b) => (observationKey(a) < observationKey(b) ? -1 : 1));

const readings = (hoursAgo: number, minutes: readonly number[]): readonly Observation[] =>
  minutes.map(minute => observation({ at: NOW - hoursAgo * HOUR + minute * MINUTE, seenAt: NOW - hoursAgo * HOUR }));

const everythingIn = (journal: Journal): readonly Observation[] => {
  const market = journal.view(NOW);
  return METRIC_IDS.flatMap(metric =>
    SCOPES.flatMap(asset => market.series(metric, asset).flatMap(series => series.points)),
  );
};
