/** The largest holder with a known cost. */
import { say, size, subjectOf, value } from '../narrative.ts';
import { type DataLine, told } from './data-line.ts';

export const holder: DataLine = ({ book }) => {
  const [pct, usd] = [book.find('treasury_unrealised_pct'), book.find('treasury_unrealised_pnl')];
  const [held, cost] = [
    book.find('treasury_holdings', { subject: pct?.subject ?? '' }),
    book.find('treasury_average_cost', { subject: pct?.subject ?? '' }),
  ];
  if (!pct || !usd || !held || !cost) return [];
  const trade = book.find('treasury_trade', { subject: pct.subject ?? '' });
  const owns = say('data', 'data-holder', { holder: subjectOf(held), coins: value(held), cost: value(cost) });
  const result = say(
    'data',
    usd.value < 0 ? 'data-holder-loss' : 'data-holder-gain',
    { amount: size(usd), pct: size(pct) },
    ['paper-loss'],
  );
  const last =
    trade &&
    say('data', 'data-holder-trade', {
      side: trade.value > 0 ? 'bought' : 'sold',
      coins: size(trade),
      date: { fact: trade, show: 'date' },
    });
  return told(usd.value < 0 ? 0.8 : 0.2, owns, result, ...(last && usd.value < 0 ? [last] : []));
};
