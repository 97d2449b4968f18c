/** D7: worry about a large holder under water. Never says that it sells: only a filing could. */
import type { Fact } from '../../market/fact.ts';
import { type Case, type DriverRule, unmeasured } from './driver.ts';

/** The largest holder whose cost is known. */
const holder = ({ book }: Case): Fact | undefined => book.find('treasury_unrealised_pct');

const priceThen = ({ book }: Case, window: '24h' | '7d'): number | undefined => {
  const price = book.find('price', { asset: 'BTC' })?.value;
  const change = book.find('price_change', { asset: 'BTC', window })?.value;
  return price !== undefined && change !== undefined ? price / (1 + change / 100) : undefined;
};

const crossed = (situation: Case, window: '24h' | '7d', cost: number, price: number): boolean => {
  const then = priceThen(situation, window);
  return then !== undefined && then >= cost && price < cost;
};

export const largeHolder = {
  id: 'large_holder',
  gate: situation => {
    if (situation.lead !== 'BTC') return { open: null, facts: [] };
    const loss = holder(situation);
    return loss ? { open: loss.value < 0, facts: [loss] } : { open: null, facts: [] };
  },
  items: [
    {
      weight: 2,
      family: 'price',
      weigh: situation => {
        const cost = situation.book.find('treasury_average_cost');
        const price = situation.book.find('price', { asset: 'BTC' });
        if (!cost || !price) return null;
        const today = crossed(situation, '24h', cost.value, price.value);
        const thisWeek = crossed(situation, '7d', cost.value, price.value);
        return { e: today ? 1 : thisWeek ? 0.5 : 0, facts: [cost, price] };
      },
    },
    // The holder's own share price, and dated news about it.
    unmeasured(1, 'other_markets'),
    unmeasured(2, 'sentiment'),
    {
      weight: 1,
      family: 'flows',
      weigh: situation => {
        const trade = situation.book.find('treasury_trade');
        return trade && trade.value > 0 ? { e: -1, facts: [trade] } : null;
      },
    },
  ],
} as const satisfies DriverRule;
