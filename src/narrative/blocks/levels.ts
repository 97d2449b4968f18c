/** Levels: at most three, those that a reader would ask for next. */
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { isApart, type Level } from '../../signals/level.ts';
import { DAY, floorTo } from '../../units/time.ts';
import { levelSubject } from '../../signals/levels.ts';
import { dateOf, type Statement, say, size, value } from '../narrative.ts';

export function levels(diagnosis: Diagnosis): readonly Statement[] {
  const falling = diagnosis.ruling.verdict === 'falling';
  const pick = (side: Level['side'], most: number) =>
    watched(diagnosis.levels.filter(level => level.side === side && isApart(level)))
      .slice(0, most)
      .toSorted(byDistance)
      .flatMap((level, i) => told(diagnosis, level, i > 0));
  return [...pick('above', falling ? 2 : 1), ...pick('below', falling ? 1 : 2)];
}

const byDistance = (a: Level, b: Level): number => Math.abs(a.distancePct) - Math.abs(b.distancePct);

/** Round numbers are what people name; others only where there are none. */
const watched = (side: readonly Level[]): readonly Level[] =>
  side.toSorted((a, b) => rank(a) - rank(b) || byDistance(a, b));
const rank = (level: Level): number => (level.origin === 'round' ? 0 : level.origin === 'swing_low' ? 1 : 2);

/** @param further a nearer one on the same side has been told before it */
function told({ book, asOf }: Diagnosis, level: Level, further: boolean): readonly Statement[] {
  const subject = levelSubject(level);
  const [price, distance, broken] = ['level_price', 'level_distance', 'level_broken'].map(metric =>
    book.find(metric, { subject }),
  );
  if (!price || !distance) return [];
  const slots = { price: value(price), distance: size(distance), order: further ? 'further' : 'next' };
  if (level.state === 'broken' && broken)
    return [
      say('levels', `level-broken-${level.side}`, {
        ...slots,
        date: dateOf(broken),
        when: floorTo(broken.asOf, DAY) === floorTo(asOf, DAY) ? 'today' : 'earlier',
      }),
    ];
  return [say('levels', `level-${level.state}-${level.side}`, slots)];
}
