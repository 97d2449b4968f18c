/** The reading half of the bot: what the market means, in words. */
import { createHash } from 'node:crypto';
import { phrase } from '../templates/words.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import type { Diagnosis } from './diagnosis/diagnosis.ts';
import type { Market } from './market/market.ts';
import type { BriefingRecord } from './message/briefing-schema.ts';
import { compose } from './message/compose.ts';
import type { Message } from './message/message.ts';
import { recordOf } from './message/record.ts';
import type { Detail } from './narrative/detail.ts';
import { narrate } from './narrative/narrate.ts';
import type { Scope } from './units/asset.ts';

export interface Briefing {
  readonly message: Message;
  /** The JSON form, already checked against its schema. */
  readonly record: BriefingRecord;
}

export interface Manner {
  /** A language that has templates. */
  readonly language: string;
  readonly detail: Detail;
  /** Marks every message as a demonstration. */
  readonly demo?: boolean;
}

export function brief(market: Market, scope: Scope, { language, detail, demo = false }: Manner): Briefing {
  const diagnosis = diagnose(market, scope);
  const message = compose(narrate(diagnosis, detail), {
    language,
    scope,
    briefingId: identify(diagnosis, language, detail),
    asOf: market.asOf,
    pricedAt: diagnosis.book.find('price', { asset: diagnosis.lead })?.asOf ?? market.asOf,
    verdict: diagnosis.ruling.verdict,
    mark: demo ? phrase(language, 'mark-demo') : null,
  });
  return { message, record: recordOf(diagnosis, message, language, detail) };
}

/** The same numbers at the same moment, told in the same way, give the same id. */
function identify({ asOf, scope, book }: Diagnosis, language: string, detail: Detail): string {
  const facts = book.facts.map(fact => [fact.metric, fact.asset, fact.subject, fact.window, fact.value]);
  return createHash('sha256')
    .update(JSON.stringify([asOf, scope, language, detail, facts]))
    .digest('base64url')
    .slice(0, 12);
}
