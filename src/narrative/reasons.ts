/** The sentence that carries each reason's evidence, and the one that says why a reason does not fit. */
import type { Diagnosis, Driver } from '../diagnosis/diagnosis.ts';
import { isOpenButUnweighed } from '../diagnosis/rank.ts';
import type { DriverId } from '../diagnosis/drivers/driver.ts';
import type { Fact } from '../market/fact.ts';
import { type Statement, say, size, sourcesOf, subjectOf, value, windowOf } from './narrative.ts';
import { direction } from './words.ts';

type Teller = (diagnosis: Diagnosis) => Statement | undefined;

export const support = (diagnosis: Diagnosis, driver: Driver): readonly Statement[] => tell(SUPPORT, diagnosis, driver);
export const counter = (diagnosis: Diagnosis, driver: Driver): readonly Statement[] => tell(COUNTER, diagnosis, driver);

function tell(tellers: Partial<Record<DriverId, Teller>>, diagnosis: Diagnosis, driver: Driver): readonly Statement[] {
  const statement = tellers[driver.id]?.(diagnosis);
  return statement ? [statement] : [];
}

const horizonOf = ({ ruling }: Diagnosis) => ruling.horizon ?? '24h';

/** A fact of the scope over the window of the fall. */
const over = (diagnosis: Diagnosis, metric: string): Fact | undefined =>
  diagnosis.book.find(metric, { asset: diagnosis.scope, window: horizonOf(diagnosis) });

/** A reason whose gate is open but of which too little is known to weigh it: told, with that said. */
export function unweighed(diagnosis: Diagnosis): readonly Statement[] {
  const [total, share] = [over(diagnosis, 'liquidations_total'), over(diagnosis, 'liquidations_long_share')];
  if (!diagnosis.drivers.some(isOpenButUnweighed) || !total || !share) return [];
  const slots = { amount: value(total), window: windowOf(total), share: value(share) };
  return [say('short', 'unweighed-forced_liquidations', slots, ['liquidation', 'long'])];
}

const FITS: readonly Driver['standing'][] = ['best_fit', 'also_fits'];

const SUPPORT: Partial<Record<DriverId, Teller>> = {
  forced_liquidations: diagnosis => {
    const [total, share] = [over(diagnosis, 'liquidations_total'), over(diagnosis, 'liquidations_long_share')];
    if (!total || !share) return undefined;
    return say(
      'short',
      'reason-forced_liquidations',
      { amount: value(total), window: windowOf(total), share: value(share) },
      ['liquidation', 'long'],
    );
  },
  voluntary_deleveraging: diagnosis => {
    const change = over(diagnosis, 'open_interest_change_coins_pct');
    if (!change) return undefined;
    // Beside forced sales the shrinking is not all by choice: then only the shrinking is told.
    const beside = diagnosis.drivers.some(
      ({ id, standing }) => id === 'forced_liquidations' && FITS.includes(standing),
    );
    const slots = { change: size(change), window: windowOf(change), beside: beside ? 'forced' : 'alone' };
    return say('short', 'reason-voluntary_deleveraging', slots, ['open-interest']);
  },
  new_shorts: diagnosis => {
    const change = over(diagnosis, 'open_interest_change_coins_pct');
    return (
      change &&
      say('short', 'reason-new_shorts', { change: size(change), window: windowOf(change) }, ['open-interest', 'short'])
    );
  },
  large_holder: diagnosis => {
    const loss = diagnosis.book.find('treasury_unrealised_pct');
    return loss && say('short', 'reason-large_holder', { holder: subjectOf(loss), loss: size(loss) }, ['paper-loss']);
  },
};

const COUNTER: Partial<Record<DriverId, Teller>> = {
  forced_liquidations: diagnosis => {
    const total = over(diagnosis, 'liquidations_total');
    if (!total) return undefined;
    const share = over(diagnosis, 'liquidations_long_share');
    const pace = over(diagnosis, 'liquidations_pace');
    if (share && share.value < 0.5)
      return say('short', 'counter-forced_liquidations-shorts', { share: value(share), window: windowOf(share) }, [
        'liquidation',
        'short',
      ]);
    if (!pace || pace.value >= 1.5)
      return say('short', 'counter-forced_liquidations-amount', { amount: value(total), window: windowOf(total) }, [
        'liquidation',
      ]);
    // The pace is one venue's: its name stands beside it, and no total of several.
    const longer = horizonOf(diagnosis) === '24h' ? 'week' : 'month';
    const slots = { pace: value(pace), venues: sourcesOf(pace), longer };
    return say('short', 'counter-forced_liquidations-pace', slots, ['liquidation']);
  },
  voluntary_deleveraging: diagnosis => {
    const change = over(diagnosis, 'open_interest_change_coins_pct');
    if (!change || change.value < -3) return undefined;
    return say(
      'short',
      'counter-voluntary_deleveraging',
      { change: size(change), direction: direction(change), window: windowOf(change) },
      ['open-interest'],
    );
  },
  large_holder: diagnosis => {
    const gain = diagnosis.book.find('treasury_unrealised_pct');
    return gain && gain.value >= 0
      ? say('short', 'counter-large_holder', { holder: subjectOf(gain), gain: value(gain) })
      : undefined;
  },
};
