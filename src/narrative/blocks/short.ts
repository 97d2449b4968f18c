/** In short: the reasons with their numbers, and what does not fit. At most three sentences. */
import type { Diagnosis, Driver } from '../../diagnosis/diagnosis.ts';
import { counter, support, unweighed } from '../reasons.ts';
import { type Statement, say, size, value, windowOf } from '../narrative.ts';
import { SPAN_WORD } from '../words.ts';

const SENTENCES = 3;

export function short(diagnosis: Diagnosis): readonly Statement[] {
  const { ruling } = diagnosis;
  if (ruling.verdict === 'unknown') return [];
  if (ruling.verdict !== 'falling') return [...longerFall(diagnosis), ...breadth(diagnosis)].slice(0, SENTENCES);
  const fitting = diagnosis.drivers.filter(driver => driver.standing === 'best_fit' || driver.standing === 'also_fits');
  const reasons = fitting.flatMap(driver => support(diagnosis, driver)).slice(0, 2);
  const against = counters(diagnosis, reasons.length ? 1 : 2);
  const said = [...reasons, ...unweighed(diagnosis), ...against].slice(0, SENTENCES);
  return [...said, ...(said.length < SENTENCES ? breadth(diagnosis) : [])];
}

const doesNotFit = (driver: Driver): boolean => driver.standing === 'does_not_fit';

/** What readers expect and the numbers do not support comes first. */
function counters(diagnosis: Diagnosis, most: number): readonly Statement[] {
  return diagnosis.drivers
    .filter(doesNotFit)
    .flatMap(driver => counter(diagnosis, driver))
    .slice(0, most);
}

/** A calm or rising day inside a longer fall says so. */
function longerFall({ ruling, book, lead }: Diagnosis): readonly Statement[] {
  const change = ruling.bounceIn && book.find('price_change', { asset: lead, window: ruling.bounceIn });
  if (!change) return [];
  return [
    say('short', 'short-bounce', {
      asset: { names: [`asset-${lead}`] },
      change: size(change),
      window: windowOf(change),
    }),
  ];
}

function breadth({ book, scope, ruling }: Diagnosis): readonly Statement[] {
  const window = ruling.horizon ?? '24h';
  const [down, up, coins] = ['breadth_down_count', 'breadth_up_count', 'breadth_coins'].map(metric =>
    book.find(metric, { window }),
  );
  if (scope !== 'MARKET' || !down || !up || !coins) return [];
  const share = down.value / coins.value;
  const side = share === 1 ? 'all_down' : share === 0 ? 'none_down' : share >= 0.5 ? 'down' : 'up';
  return [
    say('short', 'short-breadth', {
      side,
      down: value(down),
      up: value(up),
      coins: value(coins),
      span: SPAN_WORD[window],
    }),
  ];
}
