/** A number up to rounding; what is no number stays as it is. */
import { expect } from 'vitest';

export const near = (value: number | null | undefined): unknown =>
  typeof value === 'number' && Number.isFinite(value) ? expect.closeTo(value, 9) : value;
