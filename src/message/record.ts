/** The briefing as a record: the same facts and sentences, in the form of the schema. */
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Fact } from '../market/fact.ts';
import type { Detail } from '../narrative/detail.ts';
import { isoTime } from '../units/time.ts';
import { type BriefingRecord, briefingSchema, GAUGE_CATEGORIES } from './briefing-schema.ts';
import { type Message, plainText, textOf } from './message.ts';

const idsOf = (facts: readonly Fact[]): string[] => facts.map(fact => fact.id);

/** @throws {z.ZodError} when the result breaks the schema: a mistake of ours, never printed */
export function recordOf(diagnosis: Diagnosis, message: Message, language: string, detail: Detail): BriefingRecord {
  const { ruling, book } = diagnosis;
  return briefingSchema.parse({
    schema: 'downdraft.briefing/1',
    id: message.briefingId,
    asOf: isoTime(diagnosis.asOf),
    asset: diagnosis.scope,
    language,
    detail,
    verdict: ruling.verdict,
    horizon: ruling.horizon,
    stress: UNBUILT_GAUGE,
    fragility: null,
    drivers: diagnosis.drivers.map(driver => ({ ...driver, for: idsOf(driver.for), against: idsOf(driver.against) })),
    states: [...diagnosis.states],
    levels: diagnosis.levels.map(level => ({
      ...level,
      brokenAt: level.brokenAt === null ? null : isoTime(level.brokenAt),
    })),
    conditions: diagnosis.conditions.map(condition => ({
      ...condition,
      threshold: condition.threshold.value,
      forDays: condition.forDays?.value ?? null,
      current: condition.current?.value ?? null,
    })),
    facts: book.facts.map(fact => ({
      ...fact,
      asOf: isoTime(fact.asOf),
      sources: [...fact.sources],
      quality: [...fact.quality],
    })),
    gaps: [...book.gaps],
    sentences: message.blocks.flatMap(block =>
      block.sentences.map(sentence => ({
        block: block.id,
        text: textOf(sentence),
        facts: [...new Set(sentence.pieces.flatMap(piece => (typeof piece === 'string' ? [] : piece.fact)))],
      })),
    ),
    text: plainText(message),
  } satisfies BriefingRecord);
}

/** The stress gauge is not built yet: every category is missing, so it could be anything. */
const UNBUILT_GAUGE: BriefingRecord['stress'] = {
  index: null,
  low: 0,
  high: 100,
  variant: 'csi-5',
  level: 'unknown',
  percentile: null,
  contributions: [],
  missing: [...GAUGE_CATEGORIES],
};
