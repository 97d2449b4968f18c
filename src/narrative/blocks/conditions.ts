/** What would ease it (or start it): thresholds, never forecasts. */
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { type Statement, say, size, sourcesOf, value, windowOf } from '../narrative.ts';

const MOST = 3;

export const conditions = (diagnosis: Diagnosis): readonly Statement[] =>
  diagnosis.conditions.slice(0, MOST).map(condition =>
    say('conditions', `condition-${condition.id}`, {
      threshold: size(condition.threshold),
      asset: { names: [`asset-${diagnosis.lead}`] },
      venues: sourcesOf(condition.threshold),
      window: condition.threshold.window ? windowOf(condition.threshold) : 'none',
      days: condition.forDays ? value(condition.forDays) : 'none',
    }),
  );
