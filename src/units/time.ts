/** Moments are UTC milliseconds since 1970; spans are milliseconds. */

export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The rolling look-back windows. Each is half-open: [asOf − window, asOf). */
export const WINDOWS = ['1h', '24h', '7d', '30d'] as const;
export type Window = (typeof WINDOWS)[number];

const WINDOW_SPANS: Readonly<Record<Window, number>> = { '1h': HOUR, '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY };

/** Length of a window in ms. */
export const spanOf = (window: Window): number => WINDOW_SPANS[window];

/** `2026-11-22T18:00:00Z`, without milliseconds. */
export const isoTime = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The start of the period of `span` ms (a divisor of a day) in which `at` lies, counted from 00:00 UTC. */
export const floorTo = (at: Instant, span: number): Instant => Math.floor(at / span) * span;

/** Providers write seconds or milliseconds, some changed their mind: decided by magnitude. */
export const fromEpoch = (value: number): Instant => (value < 1e11 ? value * SECOND : value);
