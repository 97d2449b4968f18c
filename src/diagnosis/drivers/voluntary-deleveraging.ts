/** D2: positions closed by choice. Speaks only of coins: dollars of open interest fall with the price alone (G06). */
import { ramp } from '../../units/statistics.ts';
import { type Case, coinChange, type DriverRule, onFact } from './driver.ts';

/** Change of coins from which positions count as cut, per cent (method 4.1). */
const CUT = { '24h': -3, '7d': -5, '30d': -10 } as const;

const cycle = ({ book, lead }: Case) => book.find('deleveraging_cycle', { asset: lead });

export const voluntaryDeleveraging = {
  id: 'voluntary_deleveraging',
  gate: situation => {
    const change = coinChange(situation);
    if (!change) return { open: null, facts: [] };
    const on = cycle(situation)?.value === 1 && change.value < 0;
    // A day's cut counts inside a longer fall too.
    const day = coinChange({ ...situation, horizon: '24h' });
    const cutToday = day !== undefined && day.value <= CUT['24h'];
    return { open: change.value <= CUT[situation.horizon] || cutToday || on, facts: [change] };
  },
  items: [
    onFact(3, 'positions', coinChange, (value, { horizon }) => ramp(value, CUT[horizon] / 2, CUT[horizon] * 2)),
    // What was closed by force was not closed by choice: from half on it speaks against.
    onFact(
      2,
      'flows',
      ({ book, scope, horizon }) => book.find('forced_share_of_closing', { asset: scope, window: horizon }),
      value => Math.max(-1, 1 - 2 * value),
    ),
    onFact(2, 'positions', cycle, value => value),
    {
      weight: 1,
      family: 'price',
      weigh: ({ book, scope }) => {
        const now = book.find('funding_8h', { asset: scope });
        const change = book.find('funding_8h_change', { asset: scope });
        if (!now || !change) return null;
        const before = now.value - change.value;
        return { e: Math.abs(now.value) < Math.abs(before) ? 1 : 0, facts: [now, change] };
      },
    },
  ],
} as const satisfies DriverRule;
