/** D3: new bets on a fall. Growing open interest alone does not tell the side: funding and the premium must agree. */
import { coinChange, type DriverRule, onFact, unmeasured } from './driver.ts';

/** Growth of coins below this is noise, per cent. */
const GROWTH = { '24h': 1.5, '7d': 2.5, '30d': 5 } as const;

export const newShorts = {
  id: 'new_shorts',
  gate: situation => {
    const change = coinChange(situation);
    return change ? { open: change.value > GROWTH[situation.horizon], facts: [change] } : { open: null, facts: [] };
  },
  items: [
    onFact(
      3,
      'price',
      ({ book, scope }) => book.find('funding_8h_change', { asset: scope }),
      value => Math.max(-1, Math.min(1, -value)),
    ),
    onFact(
      2,
      'positions',
      ({ book, scope }) => book.find('perp_premium', { asset: scope }),
      value => Math.max(-1, Math.min(1, -value / 10)),
    ),
    // Net taker selling of perpetuals (SP2).
    unmeasured(2, 'flows'),
  ],
} as const satisfies DriverRule;
