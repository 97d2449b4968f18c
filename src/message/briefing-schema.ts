/** The briefing as JSON, schema `downdraft.briefing/1`: what `--json` prints and other tools read. */
import * as z from 'zod';
import { EVIDENCE, STANDINGS } from '../diagnosis/diagnosis.ts';
import { DRIVER_IDS } from '../diagnosis/drivers/driver.ts';
import { STATES } from '../diagnosis/states.ts';
import { BOUNDS, QUALITIES } from '../market/fact.ts';
import { GAP_REASONS } from '../market/gap.ts';
import { BLOCKS } from '../narrative/block.ts';
import { DETAILS } from '../narrative/detail.ts';
import { LEVEL_ORIGINS, LEVEL_STATES } from '../signals/level.ts';
import { ASSETS } from '../units/asset.ts';
import { WINDOWS } from '../units/time.ts';
import { UNITS } from '../units/unit.ts';
import { VERDICTS } from './message.ts';

const scope = z.enum(['MARKET', ...ASSETS]);
const moment = z.iso.datetime();
const finite = z.number();
const share = z.number().min(0).max(1);
const factId = z.string().regex(/^f[1-9]\d*$/);

/** Categories of both gauges. */
export const GAUGE_CATEGORIES = [
  'price',
  'liquidations',
  'positions',
  'volatility',
  'funding',
  'sentiment',
  'other_markets',
] as const;

const gauge = z.object({
  index: finite.min(0).max(100).nullable(),
  low: finite.min(0).max(100),
  high: finite.min(0).max(100),
  variant: z.enum(['csi-5', 'csi-7']),
  level: z.enum(['calm', 'elevated', 'high', 'severe', 'unknown']),
  percentile: finite.min(0).max(100).nullable(),
  contributions: z.array(z.object({ category: z.enum(GAUGE_CATEGORIES), points: finite })),
  missing: z.array(z.enum(GAUGE_CATEGORIES)),
});

const fact = z.object({
  id: factId,
  metric: z.string().min(1),
  asset: scope,
  subject: z.string().nullable(),
  window: z.enum(WINDOWS).nullable(),
  value: finite,
  unit: z.enum(UNITS),
  bound: z.enum(BOUNDS),
  low: finite.nullable(),
  high: finite.nullable(),
  asOf: moment,
  sources: z.array(z.string()),
  universe: z.string(),
  coverage: share,
  quality: z.array(z.enum(QUALITIES)),
  formula: z.string(),
});

export const briefingSchema = z
  .object({
    schema: z.literal('downdraft.briefing/1'),
    id: z.string().min(1),
    asOf: moment,
    asset: scope,
    language: z.string().min(2),
    detail: z.enum(DETAILS),
    verdict: z.enum(VERDICTS),
    horizon: z.enum(['24h', '7d', '30d']).nullable(),
    stress: gauge,
    fragility: gauge.nullable(),
    drivers: z.array(
      z.object({
        id: z.enum(DRIVER_IDS),
        standing: z.enum(STANDINGS),
        evidence: z.enum(EVIDENCE),
        score: finite.min(-1).max(1),
        coverage: share,
        for: z.array(factId),
        against: z.array(factId),
      }),
    ),
    states: z.array(z.enum(STATES)),
    levels: z.array(
      z.object({
        price: finite.positive(),
        side: z.enum(['above', 'below']),
        state: z.enum(LEVEL_STATES),
        brokenAt: moment.nullable(),
        distancePct: finite,
        origin: z.enum(LEVEL_ORIGINS),
      }),
    ),
    conditions: z.array(
      z.object({
        id: z.string(),
        metric: z.string(),
        asset: scope,
        window: z.enum(WINDOWS).nullable(),
        unit: z.enum(UNITS),
        comparator: z.enum(['<', '>']),
        threshold: finite,
        forDays: finite.nullable(),
        current: finite.nullable(),
        status: z.enum(['met', 'not_met', 'unknown']),
      }),
    ),
    facts: z.array(fact),
    gaps: z.array(z.object({ metric: z.string(), asset: scope, reason: z.enum(GAP_REASONS) })),
    sentences: z.array(z.object({ block: z.enum(BLOCKS), text: z.string().min(1), facts: z.array(factId) })),
    text: z.string().min(1),
  })
  .refine(
    briefing => (briefing.verdict === 'falling') === (briefing.horizon !== null),
    'a horizon belongs to a fall, and only to a fall',
  )
  .refine(
    briefing =>
      briefing.verdict === 'falling' ||
      briefing.drivers.every(({ standing }) => standing !== 'best_fit' && standing !== 'also_fits'),
    'no reason stands without a fall',
  )
  .refine(briefing => {
    const known = new Set(briefing.facts.map(({ id }) => id));
    const cited = [
      ...briefing.sentences.flatMap(({ facts }) => facts),
      ...briefing.drivers.flatMap(driver => [...driver.for, ...driver.against]),
    ];
    return cited.every(id => known.has(id));
  }, 'every cited fact is listed')
  .refine(
    briefing =>
      briefing.levels.every(({ side, state }) => side === 'below' || state === 'broken' || state === 'overhead'),
    'nothing above the price holds',
  );

export type BriefingRecord = z.infer<typeof briefingSchema>;
