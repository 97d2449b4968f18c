/** The few statistics that measures share. All take plain numbers and never mutate their input. */

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** @returns NaN for an empty list */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Standard deviation estimated from the median absolute deviation, so that single crashes do not stretch it. */
export function robustSigma(values: readonly number[]): number {
  const centre = median(values);
  return 1.4826 * median(values.map(value => Math.abs(value - centre)));
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Share of `history` below `value`, ties counted half, 0..100 (method 1.1). */
export function midrank(history: readonly number[], value: number): number {
  const below = history.filter(other => other < value).length;
  const equal = history.filter(other => other === value).length;
  return (100 * (below + equal / 2)) / history.length;
}

/** 0 at `low` and under, 1 at `high` and over, linear between; a falling ramp when `high` < `low`. */
export const ramp = (value: number, low: number, high: number): number =>
  Math.min(1, Math.max(0, (value - low) / (high - low)));

/** Median of all pairwise slopes, per step (Theil and Sen): a trend that outliers do not bend. */
export function theilSen(values: readonly number[]): number {
  const slopes: number[] = [];
  values.forEach((from, i) => {
    for (let j = i + 1; j < values.length; j++) slopes.push(((values[j] ?? from) - from) / (j - i));
  });
  return median(slopes);
}

/** Two-sided p-value of a monotonic trend (Mann and Kendall, normal approximation with continuity correction). */
export function mannKendall(values: readonly number[]): number {
  const n = values.length;
  let s = 0;
  values.forEach((from, i) => {
    for (let j = i + 1; j < n; j++) s += Math.sign((values[j] ?? from) - from);
  });
  const deviation = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const z = s === 0 || deviation === 0 ? 0 : (s - Math.sign(s)) / deviation;
  return 2 * normalTail(Math.abs(z));
}

/** P(Z > z) of the standard normal, z ≥ 0, absolute error below 7.5e-8 (Abramowitz and Stegun 26.2.17). */
function normalTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}
