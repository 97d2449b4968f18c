/** How the largest coins moved around 10 October 2025: the tracked ones from their charts, the rest by an invented factor on Bitcoin's move. */
import type { Observation } from '../market/observation.ts';
import { type Asset, ASSETS } from '../units/asset.ts';
import { type Instant, MINUTE, spanOf, WINDOWS } from '../units/time.ts';
import type { Chart } from './october-chart.ts';
import { observe } from './observer.ts';
import { seeded } from './random.ts';

/** How many times Bitcoin's move a coin makes. Most smaller coins fell harder that day. */
const FACTORS: Readonly<Record<string, number>> = {
  TRX: 0.8,
  LINK: 2.3,
  HYPE: 2.1,
  SUI: 2.9,
  AVAX: 2.7,
  XLM: 2.1,
  BCH: 1.6,
  LTC: 2.4,
  HBAR: 2.6,
  SHIB: 2,
  TON: 2.2,
  DOT: 2.7,
  UNI: 2.6,
  AAVE: 2.4,
  NEAR: 2.6,
  APT: 3,
  ICP: 2.4,
  XMR: 1.3,
  ETC: 2.2,
  ARB: 3,
  ATOM: 2.8,
  FIL: 2.9,
};

type Charts = Readonly<Record<Asset, Chart>>;

/** Stated by a provider one minute before each of the `moments`. */
export const coinChanges = (charts: Charts, moments: readonly Instant[]): readonly Observation[] =>
  moments.flatMap(moment => changesAt(charts, moment - MINUTE));

function changesAt(charts: Charts, at: Instant): readonly Observation[] {
  return WINDOWS.flatMap(window => {
    const span = spanOf(window);
    const state = (subject: string, pct: number) =>
      observe('coin_change', 'MARKET', at, pct, { span, subject, seenAt: at });
    const tracked = ASSETS.flatMap(asset => {
      const ratio = ratioOf(charts[asset], at, span);
      return ratio ? [state(asset, 100 * (ratio - 1))] : [];
    });
    const bitcoin = ratioOf(charts.BTC, at, span);
    if (!bitcoin) return tracked;
    const others = Object.entries(FACTORS).map(([subject, factor]) => {
      const own = 0.012 * Math.sqrt(span / spanOf('24h')) * seeded(`${subject} ${window}`).normal();
      return state(subject, 100 * (bitcoin ** factor * Math.exp(own) - 1));
    });
    return [...tracked, ...others];
  });
}

/** Price now over price then, at the nearest price the chart knows before. */
function ratioOf(chart: Chart, at: Instant, span: number): number | undefined {
  const now = chart.priceBefore(at);
  const then = chart.priceBefore(at - span);
  return now && then ? now / then : undefined;
}
