/** Companies that hold bitcoin: how much, at what cost, and what the largest of them bought or sold. */
import * as z from 'zod';
import { DAY, type Instant } from '../../units/time.ts';
import { type Attempt, gather } from '../gather.ts';
import {
  epoch,
  fieldOf,
  inRange,
  numeric,
  type Observe,
  observer,
  optionalNumeric,
  parse,
  within,
} from '../reading.ts';
import { Refusal, type SourceRequest } from '../source.ts';

const API = 'https://api.coingecko.com/api/v3';
const COMPANIES = 5;

/** The largest holder, whose own page tells the cost exactly. */
const STRATEGY = { subject: 'Strategy', page: 'strategy', ticker: /^MSTR\b/ } as const;

const totals = z.object({
  total_holdings: numeric,
  total_value_usd: numeric,
  companies: z.array(z.unknown()).min(1, 'holds no rows'),
});
const company = z.object({
  name: z.string().min(1).max(80),
  symbol: z.string(),
  total_holdings: numeric,
  total_current_value_usd: numeric,
});
const entry = z.object({ total_entry_value_usd: optionalNumeric });

/**
 * The list first; Strategy's own page then restates the same moment, so the exact cost takes the place of the rounded
 * one and the rounded one stands when the page does not answer.
 * @see https://docs.coingecko.com/reference/companies-public-treasury
 */
export const companiesRequest: SourceRequest = {
  url: `${API}/companies/public_treasury/bitcoin`,
  asset: 'BTC',
  read: (body, seenAt) => {
    const { total_holdings, total_value_usd, companies } = parse(totals, body);
    const price = within('price', 'BTC', total_value_usd / total_holdings);
    const observe = observer('coingecko', seenAt);
    const holders = companies.flatMap(row => holderIn(row, price) ?? []).sort((a, b) => b.coins - a.coins);
    const unreadable = companies.filter(row => holderIn(row, price) === undefined);
    const answer = gather([
      ...holders.slice(0, COMPANIES).flatMap(holder => statementsOf(holder, seenAt, observe)),
      ...unreadable.map(refused),
    ]);
    return { ...answer, next: strategyRequest(seenAt) };
  },
};

interface Holder {
  readonly subject: string;
  readonly coins: number;
  /** USD per coin at which the row values the holding now. */
  readonly price: number;
  /** USD per coin paid on average. @throws {Refusal} */
  readonly cost: () => number | undefined;
}

/** Undefined when the row is unreadable, or values its coins at another price than the whole list does. */
function holderIn(row: unknown, price: number): Holder | undefined {
  const known = company.safeParse(row).data;
  if (!known) return undefined;
  const { name, symbol, total_holdings: coins, total_current_value_usd: worth } = known;
  if (!inRange('treasury_holdings', 'BTC', coins) || !(Math.abs(worth / coins / price - 1) < 0.1)) return undefined;
  const cost = () => {
    const { total_entry_value_usd: paid } = parse(entry, row);
    // Zero stands for a cost that is not known, not for coins that were free.
    return paid === undefined || paid === 0 ? undefined : paid / coins;
  };
  return { subject: STRATEGY.ticker.test(symbol) ? STRATEGY.subject : name, coins, price, cost };
}

const refused = (row: unknown): Attempt => ({
  asset: 'BTC',
  read: () => {
    throw new Refusal(`the row of ${String(fieldOf(row, 'name')).slice(0, 40)} cannot be trusted`);
  },
});

const statementsOf = (holder: Holder, at: Instant, observe: Observe): readonly Attempt[] => {
  const { subject, coins, price, cost } = holder;
  return [
    {
      asset: 'BTC',
      read: () => observe({ metric: 'treasury_holdings', asset: 'BTC', subject, at, value: coins }),
    },
    {
      asset: 'BTC',
      read: () => {
        const value = cost();
        if (value === undefined) return [];
        if (!(value > price / 50 && value < price * 50)) throw new Refusal(`an average cost of ${value} USD cannot be`);
        return observe({ metric: 'treasury_average_cost', asset: 'BTC', subject, at, value });
      },
    },
  ];
};

const held = z.object({ amount: numeric, current_value_usd: numeric });
const average = z.object({ average_entry_value_usd: optionalNumeric });

/**
 * @param at the moment of the list, whose statement about Strategy this replaces
 * @see https://docs.coingecko.com/reference/public-treasury-entity
 */
const strategyRequest = (at: Instant): SourceRequest => ({
  url: `${API}/public_treasury/${STRATEGY.page}`,
  asset: 'BTC',
  read: (body, seenAt) => {
    const holdings = parse(z.object({ holdings: z.array(z.unknown()).min(1, 'holds no rows') }), body).holdings;
    const row = holdings.find(holding => fieldOf(holding, 'coin_id') === 'bitcoin');
    const { amount: coins, current_value_usd } = parse(held, row);
    const price = within('price', 'BTC', current_value_usd / coins);
    const cost = () => parse(average, row).average_entry_value_usd || undefined;
    return gather(statementsOf({ subject: STRATEGY.subject, coins, price, cost }, at, observer('coingecko', seenAt)));
  },
});

const trade = z.object({ type: z.enum(['buy', 'sell']), holding_net_change: numeric, holding_balance: numeric });

/** @see https://docs.coingecko.com/reference/public-treasury-transaction-history */
export const tradesRequest: SourceRequest = {
  url: `${API}/public_treasury/${STRATEGY.page}/transaction_history`,
  asset: 'BTC',
  read: (body, seenAt) => {
    const list = z.object({ transactions: z.array(z.unknown()).min(1, 'holds no rows') });
    const bitcoin = parse(list, body).transactions.filter(row => fieldOf(row, 'coin_id') === 'bitcoin');
    const observe = observer('coingecko', seenAt);
    const byDate = Map.groupBy(bitcoin, row => fieldOf(row, 'date'));
    return gather(
      [...byDate].map(([date, rows]) => ({
        asset: 'BTC',
        read: () => {
          const value = rows.reduce<number>((sum, row) => sum + coinsIn(row), 0);
          const at = parse(epoch, date);
          return observe({ metric: 'treasury_trade', asset: 'BTC', subject: STRATEGY.subject, at, span: DAY, value });
        },
      })),
    );
  },
};

/** Coins bought (+) or sold (−); a sale may be told with or without its sign. */
function coinsIn(row: unknown): number {
  const { type, holding_net_change: change, holding_balance: balance } = parse(trade, row);
  const before = type === 'buy' ? balance - change : balance + Math.abs(change);
  if (!(balance >= 0 && before >= 0) || (type === 'buy' && change < 0)) {
    throw new Refusal(`a ${type} of ${change} coins that leaves ${balance} cannot be`);
  }
  return type === 'buy' ? change : -Math.abs(change);
}
