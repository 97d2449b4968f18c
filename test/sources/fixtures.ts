/** Hand-typed answers of the providers, found by what a request asks; all of them were "sent" at one moment. */
import { readFileSync } from 'node:fs';
import type { SourceRequest } from '../../src/sources/source.ts';

/** When every fixture was sent: 14:37:20 UTC. */
export const SENT_AT = Date.UTC(2026, 2, 18, 14, 37, 20);

/** Parameters that change the shape or the content of an answer. */
const TELLING = ['category', 'interval', 'intervalTime', 'period', 'bar', 'resolution', 'instType'] as const;

/** `fapi.binance.com/fapi/v1/openInterestHist?period=5m` is in `binance/openInterestHist_5m.json`. */
export function fixtureName(sourceId: string, { url, params = {} }: SourceRequest): string {
  const endpoint = url.replace(/\/$/, '').split('/').at(-1) ?? '';
  const parts = TELLING.flatMap(name => params[name] ?? []);
  const later = endpoint === 'liquidation-orders' && params['after'] !== undefined ? ['more'] : [];
  return `${sourceId}/${[endpoint, ...parts, ...later].join('_')}.json`;
}

export const fixtureOf = (sourceId: string, request: SourceRequest): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/${fixtureName(sourceId, request)}`, import.meta.url), 'utf8'));
