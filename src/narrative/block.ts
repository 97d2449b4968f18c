/** The parts of a briefing, in reading order. */
export const BLOCKS = ['line', 'short', 'data', 'levels', 'unchecked', 'conditions', 'disclaimer'] as const;
export type BlockId = (typeof BLOCKS)[number];

/** Over a platform's limit, whole blocks go in this order; the line and the disclaimer never do. */
export const DROP_ORDER: readonly BlockId[] = ['conditions', 'levels', 'data', 'unchecked', 'short'];
