/** Whether Gate's history of open interest counts each contract once or, as has been reported, twice. */

/**
 * What to multiply the history with so that it counts as the ticker does; NaN when the two have no simple relation.
 * @param history newest value of the history, coins
 * @param now what the ticker tells, coins
 */
export function calibration(history: number, now: number): number {
  const ratio = history / now;
  if (ratio > 0.8 && ratio < 1.25) return 1;
  return ratio > 1.6 && ratio < 2.5 ? 0.5 : Number.NaN;
}
