/** How a fact looks in a language: formatted once, the same string everywhere (method 9.5). */
import type { Fact } from '../market/fact.ts';
import type { FigureSlot } from '../narrative/narrative.ts';
import { HOUR, type Instant, spanOf } from '../units/time.ts';

/** Prices are quoted in full, amounts in thousands, millions, billions. */
const PRICES: readonly string[] = ['price', 'high', 'level_price', 'level_broken', 'treasury_average_cost'];

/** Shown as a share of a hundred days. */
const PERCENTILES: readonly string[] = ['liquidations_percentile', 'implied_volatility_percentile'];

/** @param language BCP 47 @param asOf the briefing's moment: dates of other years show their year */
export function figure({ fact, show }: FigureSlot, language: string, asOf: Instant): string {
  switch (show) {
    case 'value':
      return number(fact, fact.value, language);
    case 'size':
      return number(fact, Math.abs(fact.value), language);
    case 'window':
      return windowText(fact, language);
    case 'date':
      return dateText(fact.asOf, language, asOf);
    case 'moment':
      return momentText(fact.asOf, language);
    case 'subject':
      return printable(fact.subject ?? '');
  }
}

function number(fact: Fact, value: number, language: string): string {
  const format = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, { signDisplay: 'negative', ...options }).format(value);
  switch (fact.unit) {
    case 'usd':
      return format(PRICES.includes(fact.metric) ? priceFormat(value) : Math.abs(value) < 1000 ? SMALL_AMOUNT : AMOUNT);
    case 'coin':
      return format(
        Math.abs(value) >= 1e6
          ? { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 }
          : { maximumFractionDigits: 0 },
      );
    case 'pct':
      if (PERCENTILES.includes(fact.metric)) return format({ maximumFractionDigits: 0, roundingMode: 'floor' });
      return percent(value / 100, language, Math.abs(value) < 9.95 ? 1 : 0);
    case 'ratio':
      return percent(value, language, 0);
    case 'bp':
      return percent(value / 10_000, language, 4);
    case 'pp':
    case 'z':
    case 'x':
      return format({ maximumFractionDigits: 1 });
    case 'count':
    case 'index':
    case 'days':
      return format({ maximumFractionDigits: 0 });
  }
}

const percent = (share: number, language: string, decimals: number): string =>
  new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  }).format(share);

const DOLLARS = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;
const AMOUNT = { ...DOLLARS, notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 } as const;

const SMALL_AMOUNT = { ...DOLLARS, maximumFractionDigits: 0 } as const;

function priceFormat(value: number): Intl.NumberFormatOptions {
  if (value >= 1000) return { ...DOLLARS, maximumFractionDigits: 0 };
  return value >= 1
    ? { ...DOLLARS, minimumFractionDigits: 2, maximumFractionDigits: 2 }
    : { ...DOLLARS, maximumSignificantDigits: 4 };
}

function windowText(fact: Fact, language: string): string {
  if (!fact.window) throw new Error(`fact ${fact.metric} has no window to show`);
  const hours = spanOf(fact.window) / HOUR;
  const unit = hours <= 24 ? 'hour' : 'day';
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    unit === 'hour' ? hours : hours / 24,
  );
}

function dateText(at: Instant, language: string, asOf: Instant): string {
  const sameYear = new Date(at).getUTCFullYear() === new Date(asOf).getUTCFullYear();
  const options = {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : ({ year: 'numeric' } as const)),
  } as const;
  return new Intl.DateTimeFormat(language, options).format(at);
}

function momentText(at: Instant, language: string): string {
  const options = {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  } as const;
  return new Intl.DateTimeFormat(language, options).format(at);
}

/** A name from outside: one line, no control or private characters, of sensible length. */
export const printable = (text: string): string =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 60);
