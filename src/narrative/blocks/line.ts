/** The first line: the answer, with at most one number. */
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { type Statement, say, size } from '../narrative.ts';
import { direction, moveWord, SPAN_WORD } from '../words.ts';

export function line(diagnosis: Diagnosis): readonly Statement[] {
  const { ruling, book, lead, scope } = diagnosis;
  const window = ruling.horizon ?? '24h';
  const change = book.find('price_change', { asset: lead, window });
  const whom = { scope: scope === 'MARKET' ? 'market' : 'asset', asset: { names: [`asset-${lead}`] } };
  if (ruling.verdict === 'unknown' || !change) return [say('line', 'line-unknown', whom)];
  const slots = {
    ...whom,
    change: size(change),
    direction: direction(change),
    move: moveWord(change, book.find('price_change_z', { asset: lead, window })),
    span: SPAN_WORD[window],
    reason: reason(diagnosis),
    inside: ruling.bounceIn ? SPAN_WORD[ruling.bounceIn] : 'none',
  };
  if (ruling.verdict === 'falling')
    return [say('line', ruling.horizon === '24h' ? 'line-falling' : 'line-sliding', slots)];
  return [say('line', ruling.verdict === 'rising' ? 'line-rising' : 'line-flat', slots)];
}

/** The best-fitting reason; `several` fit equally well; `none` stands out; `limited` when too little is known to rank. */
function reason({ drivers, limited }: Diagnosis): string {
  const best = drivers.filter(driver => driver.standing === 'best_fit');
  if (limited) return 'limited';
  return best.length > 1 ? 'several' : (best[0]?.id ?? 'none');
}
