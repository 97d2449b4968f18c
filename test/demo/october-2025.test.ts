/** The bundled day says what is on public record of 10 October 2025. */
import { describe, expect, it } from 'vitest';
import { WHOLE_DAY } from '../../src/demo/october-2025.ts';
import { liquidationsBetween } from '../../src/market/flow.ts';
import { latest } from '../../src/market/market.ts';
import type { MetricId } from '../../src/market/metric.ts';
import { type Asset, ASSETS, type Scope } from '../../src/units/asset.ts';
import { robustSigma, sum } from '../../src/units/statistics.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../src/units/time.ts';
import { clock, journal, of, SCOPES, START, valueAt } from './the-day.ts';

/** Closed by force in [from, to) over every coin, from the finest buckets. */
const closed = (metric: 'liquidations_long' | 'liquidations_short', from: Instant, to: Instant): number =>
  sum(
    SCOPES.flatMap(scope =>
      of(metric, scope, 5 * MINUTE)
        .filter(each => each.at >= from && each.at < to)
        .map(each => each.value),
    ),
  );
const bothSides = (from: Instant, to: Instant): number =>
  closed('liquidations_long', from, to) + closed('liquidations_short', from, to);

const fall = (asset: Asset): number => valueAt('low', asset, START, DAY) / valueAt('open', asset, START, DAY);
const openAt = (asset: Asset, at: Instant): number => valueAt('open_interest', asset, at);
const seen = (metric: MetricId, asset: Scope, at: Instant): number | undefined =>
  latest(journal.view(at), metric, asset)[0]?.value;

describe('prices', () => {
  it('start the day at 121.7k, touch 102k shortly after 21:15 and end at 113k', () => {
    expect(valueAt('open', 'BTC', START, DAY)).toBe(121_700);
    expect(valueAt('low', 'BTC', START, DAY)).toBe(102_000);
    expect(valueAt('close', 'BTC', START, DAY)).toBe(113_000);
    const lowest = of('low', 'BTC', MINUTE).toSorted((a, b) => a.value - b.value)[0]?.at ?? 0;
    expect(lowest).toBeGreaterThanOrEqual(clock('21:15'));
    expect(lowest).toBeLessThanOrEqual(clock('21:21'));
  });

  it('had their record of 126,200 on 6 October, four days before', () => {
    const highs = of('high', 'BTC', HOUR).toSorted((a, b) => b.value - a.value);
    expect(highs[0]?.value).toBe(126_200);
    expect(new Date(highs[0]?.at ?? 0).toISOString().slice(0, 10)).toBe('2025-10-06');
    expect(latest(journal.view(WHOLE_DAY), 'all_time_high', 'BTC')[0]?.value).toBe(126_200);
  });

  it.each(ASSETS.filter(asset => asset !== 'BTC'))('of %s fell harder than Bitcoin’s', asset => {
    expect(fall(asset)).toBeLessThan(fall('BTC'));
  });

  it('reach back far enough, with days of a usual size', () => {
    const closes = of('close', 'BTC', DAY).map(each => each.value);
    expect(closes.length).toBeGreaterThanOrEqual(400);
    for (const asset of ASSETS) expect(of('close', asset, DAY).length).toBeGreaterThanOrEqual(90);
    const changes = closes.slice(1).map((close, i) => 100 * (close / (closes[i] ?? close) - 1));
    expect(robustSigma(changes)).toBeGreaterThan(1.3);
    expect(robustSigma(changes)).toBeLessThan(2.6);
  });

  it.each(ASSETS)('of %s form candles without holes that contain each other', asset => {
    for (const span of [HOUR, DAY]) {
      const starts = of('close', asset, span).map(each => each.at);
      expect(starts.slice(1).every((at, i) => at - (starts[i] ?? at) === span)).toBe(true);
    }
    const bent = [MINUTE, HOUR, DAY].flatMap(span =>
      of('low', asset, span).filter(({ at, value: low }) => {
        const [open = 0, high = 0, close = 0] = (['open', 'high', 'close'] as const).map(each =>
          valueAt(each, asset, at, span),
        );
        return !(low <= Math.min(open, close) && high >= Math.max(open, close));
      }),
    );
    expect(bent).toEqual([]);
    const hours = of('low', asset, HOUR).filter(each => each.at >= START && each.at < WHOLE_DAY);
    expect(Math.min(...hours.map(each => each.value))).toBe(valueAt('low', asset, START, DAY));
  });
});

describe('forced closures', () => {
  it('come to at least 19.1 billion dollars in 24 hours, 87 % of them longs', () => {
    const total = bothSides(START, WHOLE_DAY);
    expect(total).toBeGreaterThanOrEqual(19.1e9);
    expect(total).toBeLessThanOrEqual(19.4e9);
    expect(closed('liquidations_long', START, WHOLE_DAY) / total).toBeCloseTo(0.87, 2);
  });

  it.each([
    ['BTC', 5.39e9],
    ['ETH', 4.45e9],
    ['SOL', 2.02e9],
    ['XRP', 0.71e9],
  ] as const)('of %s are those that were reported, as a briefing adds them up', (asset, reported) => {
    const [heard] = liquidationsBetween(journal.view(WHOLE_DAY), asset, START, WHOLE_DAY);
    expect(heard?.coverage).toBe(1);
    expect(((heard?.long ?? 0) + (heard?.short ?? 0)) / reported).toBeCloseTo(1, 2);
  });

  it('happened for 6.93 of 9.89 parts between 20:50 and 21:30, 83.9 % of them longs, most in the minutes from 21:15', () => {
    const burst = bothSides(clock('20:50'), clock('21:30'));
    expect(burst / bothSides(START, WHOLE_DAY)).toBeCloseTo(6.93 / 9.89, 2);
    expect(closed('liquidations_long', clock('20:50'), clock('21:30')) / burst).toBeCloseTo(0.839, 3);
    const starts = Array.from({ length: 288 }, (_, i) => START + i * 5 * MINUTE);
    const heaviest = starts.toSorted((a, b) => bothSides(b, b + 5 * MINUTE) - bothSides(a, a + 5 * MINUTE))[0];
    expect(heaviest).toBe(clock('21:15'));
    expect(bothSides(clock('21:15'), clock('21:20')) / bothSides(START, WHOLE_DAY)).toBeGreaterThan(3.21 / 9.89);
  });

  it('are the same in minutes, hours and days', () => {
    for (const metric of ['liquidations_long', 'liquidations_short'] as const)
      for (const scope of [...ASSETS, 'MARKET'] as const) {
        const total = (span: number) =>
          sum(
            of(metric, scope, span)
              .filter(each => each.at >= START && each.at < WHOLE_DAY)
              .map(each => each.value),
          );
        expect(total(5 * MINUTE) / total(DAY)).toBeCloseTo(1, 4);
        expect(total(HOUR) / total(DAY)).toBeCloseTo(1, 4);
      }
  });

  it('were of a usual size for half a year before, twice larger', () => {
    const days = of('liquidations_heard', 'BTC', DAY).map(each => each.at);
    expect(days.length).toBeGreaterThanOrEqual(180);
    const share = valueAt('liquidations_long', 'BTC', START, DAY);
    for (const at of days.filter(each => each !== START))
      expect(valueAt('liquidations_long', 'BTC', at, DAY)).toBeLessThan(share / 4);
  });
});

describe('positions and mood', () => {
  it('of Bitcoin shrank from 70 to 58 billion dollars, 39 % of it by price and 61 % by closed positions', () => {
    const [before, after] = [openAt('BTC', START), openAt('BTC', WHOLE_DAY)];
    expect((before * 121_700) / 1e9).toBeCloseTo(70, 0);
    expect((after * 113_000) / 1e9).toBeCloseTo(58, 0);
    expect(100 * (after / before - 1)).toBeCloseTo(-10.8, 1);
    const change = after * 113_000 - before * 121_700;
    const byPrice = ((after + before) / 2) * (113_000 - 121_700);
    expect(byPrice / change).toBeCloseTo(0.39, 1);
  });

  it('of ether shrank by 35 % in dollars', () => {
    const [before, after] = [START, WHOLE_DAY].map(at => openAt('ETH', at) * valueAt('open', 'ETH', at, HOUR));
    expect((after ?? 0) / (before ?? 0)).toBeCloseTo(0.65, 2);
  });

  it('turned: Fear & Greed from 64 to 27, expected volatility from 40 to 59, funding below zero', () => {
    expect(seen('fear_greed', 'MARKET', clock('12:00'))).toBe(64);
    expect(seen('fear_greed', 'MARKET', WHOLE_DAY + 12 * HOUR)).toBe(27);
    expect(seen('implied_volatility', 'BTC', clock('12:00'))).toBe(40);
    expect(seen('implied_volatility', 'BTC', clock('21:30'))).toBe(59);
    expect(seen('funding_8h', 'BTC', clock('12:00'))).toBeGreaterThan(0);
    expect(seen('funding_8h', 'BTC', clock('21:30'))).toBeLessThan(0);
    expect(seen('treasury_holdings', 'BTC', START)).toBe(640_031);
    expect(seen('treasury_average_cost', 'BTC', START)).toBe(73_983);
  });
});
