/** The first line: the answer, with at most one number. */
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { isOpenButUnweighed } from '../../diagnosis/rank.ts';
import { type Statement, say, size } from '../narrative.ts';
import { direction, moveWord, SPAN_WORD } from '../words.ts';

export function line(diagnosis: Diagnosis): readonly Statement[] {
  const { ruling, book, lead, scope } = diagnosis;
  const window = ruling.horizon ?? '24h';
  const change = book.find('price_change', { asset: lead, window });
  const whom = { scope: scope === 'MARKET' ? 'market' : 'asset', asset: { names: [`asset-${lead}`] } };
  if (ruling.verdict === 'unknown' || !change)
    return [
      say('line', 'line-unknown', { ...whom, missing: book.find('price', { asset: lead }) ? 'history' : 'price' }),
    ];
  const slots = {
    ...whom,
    change: size(change),
    direction: direction(change),
    move: moveWord(change, book.find('price_change_z', { asset: lead, window })),
    span: SPAN_WORD[window],
    reason: reason(diagnosis),
    others: others(diagnosis),
    inside: ruling.bounceIn ? SPAN_WORD[ruling.bounceIn] : 'none',
  };
  if (ruling.verdict === 'falling')
    return [say('line', ruling.horizon === '24h' ? 'line-falling' : 'line-sliding', slots)];
  return [say('line', ruling.verdict === 'rising' ? 'line-rising' : 'line-flat', slots)];
}

/** Bitcoin speaks for the market, but not when four of five other coins say the opposite. */
function others({ book, scope }: Diagnosis): string {
  const down = book.find('breadth_down_share', { window: '24h' });
  return scope === 'MARKET' && down && down.value >= 0.8 ? 'down' : 'with';
}

/**
 * The best-fitting reason; `several` fit equally well; `none` of those judged stands out. What could not be judged is
 * not called a comparison: forced sales were many but `unweighed`, nothing could be judged, or too little is known at all.
 */
function reason({ drivers, limited }: Diagnosis): string {
  const best = drivers.filter(driver => driver.standing === 'best_fit');
  if (limited) return 'limited';
  if (best.length > 0) return best.length > 1 ? 'several' : (best[0]?.id ?? 'none');
  if (drivers.some(isOpenButUnweighed)) return 'unweighed';
  return drivers.every(driver => driver.standing === 'could_not_check') ? 'unjudged' : 'none';
}
