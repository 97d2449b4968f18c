/** The bundled market day: 10 October 2025, the largest wave of forced closures on record, rebuilt from public figures. */
import type { Observation } from '../market/observation.ts';
import { type Asset, ASSETS } from '../units/asset.ts';
import { HOUR, type Instant, MINUTE } from '../units/time.ts';
import type { Bar } from './bars.ts';
import type { MarketDay } from './market-day.ts';
import { coinChanges } from './october-breadth.ts';
import { type Chart, chartOf } from './october-chart.ts';
import { liquidations } from './october-liquidations.ts';
import { mood } from './october-mood.ts';
import { positions } from './october-positions.ts';
import { observe, utc } from './observer.ts';

const MOMENTS = [
  { at: utc('2025-10-10 12:00'), label: 'before' },
  { at: utc('2025-10-10 21:05'), label: 'during' },
  { at: utc('2025-10-10 21:30'), label: 'at the worst' },
  { at: utc('2025-10-11 00:00'), label: 'after' },
  { at: utc('2025-10-11 12:00'), label: 'the next day' },
] as const;

/** The day as it stands most firmly on public figures: whole, from midnight to midnight. */
export const WHOLE_DAY: Instant = utc('2025-10-11 00:00');

/** Minutes are told for this long before each moment. */
const MINUTES_TOLD = 3 * HOUR;

export function october2025(): MarketDay {
  const charts = chartsOf();
  const moments = MOMENTS.map(moment => moment.at);
  return {
    id: '2025-10-10',
    title: '10 October 2025',
    note:
      'A reconstruction from public figures. On record: the turning points of prices, the record highs, the day’s forced ' +
      'closures by side and for the largest coins, the change of open interest in Bitcoin and ether, the Fear & Greed ' +
      'index, expected volatility and the largest treasury. Everything between those points is invented.',
    moments: MOMENTS,
    observations: [
      ...ASSETS.flatMap(asset => pricesOf(asset, charts[asset], moments)),
      ...liquidations(),
      ...positions(),
      ...mood(),
      ...coinChanges(charts, moments),
    ],
  };
}

const chartsOf = (): Readonly<Record<Asset, Chart>> => ({
  BTC: chartOf('BTC'),
  ETH: chartOf('ETH'),
  SOL: chartOf('SOL'),
  XRP: chartOf('XRP'),
  DOGE: chartOf('DOGE'),
  BNB: chartOf('BNB'),
  ADA: chartOf('ADA'),
});

function pricesOf(asset: Asset, chart: Chart, moments: readonly Instant[]): readonly Observation[] {
  const minutes = chart.minutes.filter(bar =>
    moments.some(moment => bar.at >= moment - MINUTES_TOLD && bar.at + MINUTE <= moment),
  );
  const ticks = minutes.map(bar => observe('price', asset, bar.at + MINUTE, bar.close));
  return [...ticks, ...[...minutes, ...chart.hours, ...chart.days].flatMap(bar => candle(asset, bar))];
}

const candle = (asset: Asset, { at, span, open, high, low, close }: Bar): readonly Observation[] => [
  observe('open', asset, at, open, { span }),
  observe('high', asset, at, high, { span }),
  observe('low', asset, at, low, { span }),
  observe('close', asset, at, close, { span }),
];
