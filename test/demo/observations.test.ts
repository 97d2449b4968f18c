/** The bundled day's observations look like those of sources, and nothing can be seen before its time. */
import { describe, expect, it } from 'vitest';
import { october2025 } from '../../src/demo/october-2025.ts';
import { METRICS } from '../../src/market/metric.ts';
import { observationKey } from '../../src/market/observation.ts';
import { day, journal, METRIC_IDS, SCOPES } from './the-day.ts';

describe('the observations', () => {
  it('are in range, complete when they are seen, and each said once', () => {
    const wrong = day.observations.filter(({ metric, value, at, span, seenAt, source }) => {
      const { kind, range } = METRICS[metric];
      const complete = seenAt >= (kind === 'level' ? at : at + span);
      return !(value >= range[0] && value <= range[1] && complete && source === 'reconstruction');
    });
    expect(wrong).toEqual([]);
    expect(new Set(day.observations.map(observationKey)).size).toBe(day.observations.length);
  });

  it('show nothing before its time', () => {
    for (const { at } of day.moments) {
      const market = journal.view(at);
      const visible = METRIC_IDS.flatMap(id =>
        SCOPES.flatMap(scope => market.series(id, scope).flatMap(series => series.points)),
      );
      expect(visible.length).toBeGreaterThan(50_000);
      expect(visible.every(each => each.seenAt <= at && each.at <= at)).toBe(true);
      expect(visible).toHaveLength(day.observations.filter(each => each.seenAt <= at).length);
    }
  });

  it('are the same every time', () => {
    expect(october2025()).toEqual(day);
  });
});
