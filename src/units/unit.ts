/** Units of facts, as the briefing's JSON names them. `pct` is in per cent (2.6 means 2.6 %), `ratio` a share of one. */
export const UNITS = ['usd', 'coin', 'pct', 'pp', 'bp', 'count', 'index', 'ratio', 'z', 'days', 'x'] as const;
export type Unit = (typeof UNITS)[number];
