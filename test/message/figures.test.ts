/** Numbers as people read them. */
import { describe, expect, test } from 'vitest';
import { FactBook } from '../../src/market/fact-book.ts';
import type { Finding } from '../../src/market/fact.ts';
import { figure, printable } from '../../src/message/figures.ts';
import type { Show } from '../../src/narrative/narrative.ts';

const NOW = Date.UTC(2026, 10, 22, 18, 3);

function shown(finding: Partial<Finding>, show: Show = 'value', language = 'en'): string {
  const fact = new FactBook().add({
    metric: 'price',
    asset: 'BTC',
    value: 0,
    unit: 'usd',
    asOf: NOW,
    sources: [],
    formula: 'X',
    ...finding,
  });
  // Locales use no-break spaces; what matters here are the characters people read.
  return figure({ fact, show }, language, NOW).replace(/[\u00A0\u202F]/g, ' ');
}

describe('a fact as people read it', () => {
  test.each<[string, Partial<Finding>]>([
    ['$67,120', { value: 67_120.4 }],
    ['$1,000', { value: 1000 }],
    ['$999.99', { value: 999.994 }],
    ['$1.43', { value: 1.4267 }],
    ['$0.09231', { value: 0.0923149 }],
    ['$1.83B', { metric: 'liquidations_long', value: 1.834e9 }],
    ['$237M', { metric: 'liquidations_long', value: 2.3689e8 }],
    ['$500', { metric: 'liquidations_long', value: 499.6 }],
    ['$0', { metric: 'liquidations_long', value: 1e-200 }],
    ['2.6%', { metric: 'price_change', unit: 'pct', value: 2.555 }],
    ['27%', { metric: 'price_change', unit: 'pct', value: 26.52 }],
    ['10%', { metric: 'price_change', unit: 'pct', value: 9.96 }],
    ['0%', { metric: 'price_change', unit: 'pct', value: -0.0001 }],
    ['97', { metric: 'liquidations_percentile', unit: 'pct', value: 97.9 }],
    ['86%', { metric: 'liquidations_long_share', unit: 'ratio', value: 0.8571 }],
    ['0.0081%', { metric: 'funding_8h', unit: 'bp', value: 0.81 }],
    ['714,644', { metric: 'treasury_holdings', unit: 'coin', value: 714_644 }],
    ['2.3', { metric: 'liquidations_pace', unit: 'x', value: 2.34 }],
    ['11', { metric: 'fear_greed', unit: 'index', value: 11 }],
  ])('%s', (text, finding) => {
    expect(shown(finding)).toBe(text);
  });

  test('its size has no sign', () => {
    expect(shown({ metric: 'price_change', unit: 'pct', value: -2.555 }, 'size')).toBe('2.6%');
    expect(shown({ metric: 'treasury_unrealised_pnl', value: -6.41e9 }, 'size')).toBe('$6.41B');
  });

  test.each([
    ['1h', '1 hour'],
    ['24h', '24 hours'],
    ['7d', '7 days'],
    ['30d', '30 days'],
  ] as const)('its window %s', (window, text) => {
    expect(shown({ window }, 'window')).toBe(text);
  });

  test('its day is a UTC day, with the year only when it is another', () => {
    expect(shown({ asOf: Date.UTC(2026, 1, 6, 23, 59) }, 'date')).toBe('February 6');
    expect(shown({ asOf: Date.UTC(2025, 9, 6, 0, 0) }, 'date')).toBe('October 6, 2025');
    expect(shown({}, 'moment')).toBe('November 22 at 18:03 UTC');
  });

  test('another language has its own marks', () => {
    expect(shown({ value: 67_120.4 }, 'value', 'de')).toBe('67.120 $');
    expect(shown({ metric: 'price_change', unit: 'pct', value: 2.555 }, 'value', 'de')).toBe('2,6 %');
    expect(shown({ window: '7d' }, 'window', 'es')).toBe('7 días');
  });

  test('a name from outside stays one short line without hidden characters', () => {
    expect(printable('  Twenty\u0000 One\n(21)\u202Eevil ')).toBe('Twenty One (21) evil');
    expect(printable('x'.repeat(500))).toHaveLength(60);
    expect(printable('\uE000f1\uE001fake\uE002')).toBe('f1 fake');
  });
});
