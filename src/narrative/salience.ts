/** How much a percentile has to say: 0 in the middle of its history, 1 at either end. */
export const midrankSalience = (percentile: number): number => Math.abs(percentile - 50) / 50;
