/** One source's price at a past moment: from its ticks, its minute bars, its hourly bars, in this order. */
import { expect, it } from 'vitest';
import { priceAt } from '../../src/market/price.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/units/time.ts';
import { bars, market, NOW, price } from './build.ts';
import { near } from './near.ts';

const AT = NOW - DAY;
const tick = (offset: number, value: number) => price('okx', { [DAY - offset]: value });
const minute = (open: number, close: number, startsBefore = 30 * SECOND) => [
  ...bars('open', MINUTE, [open], { ended: DAY + startsBefore - MINUTE }),
  ...bars('close', MINUTE, [close], { ended: DAY + startsBefore - MINUTE }),
];
const hour = (open: number, close: number, startsBefore = HOUR / 4) => [
  ...bars('open', HOUR, [open], { ended: DAY + startsBefore - HOUR }),
  ...bars('close', HOUR, [close], { ended: DAY + startsBefore - HOUR }),
];

it.each([
  ['nothing', [], undefined],
  ['a tick at the moment', [tick(0, 100)], 100],
  ['a tick 90 s before', [tick(-90 * SECOND, 100)], 100],
  ['a tick 90 s after', [tick(90 * SECOND, 100)], 100],
  ['a tick more than 90 s before', [tick(-90 * SECOND - 1, 100)], undefined],
  ['a tick more than 90 s after', [tick(90 * SECOND + 1, 100)], undefined],
  ['the nearer of two ticks', [tick(-20 * SECOND, 100), tick(10 * SECOND, 200)], 200],
  ['the earlier of two ticks as near', [tick(-20 * SECOND, 100), tick(20 * SECOND, 200)], 100],
  ['a minute bar, half over', [minute(100, 110)], 105],
  ['a minute bar that just begins', [minute(100, 110, 0)], 100],
  ['a minute bar that is just over', [minute(100, 110, MINUTE)], undefined],
  ['a minute bar that begins after it', [minute(100, 110, -1)], undefined],
  ['an hourly bar, a quarter over', [hour(100, 120)], 105],
  ['an hourly bar that is just over', [hour(100, 120, HOUR)], undefined],
  ['a tick before bars', [tick(0, 1), minute(100, 110), hour(200, 300)], 1],
  ['a minute bar before an hourly one', [minute(100, 110), hour(200, 300)], 105],
  ['an hourly bar when the tick is far', [tick(-2 * MINUTE, 1), hour(100, 120)], 105],
  ['a bar without its close', [minute(100, 110).slice(0, 1)], undefined],
])('%s', (_, parts, value) => {
  const found = priceAt(market(...parts), 'BTC', 'okx', AT);
  expect(found).toEqual(near(value));
});

it('asks nobody else', () => {
  expect(priceAt(market(tick(0, 100), hour(100, 120)), 'BTC', 'gate', AT)).toBeUndefined();
  expect(priceAt(market(tick(0, 100), hour(100, 120)), 'ETH', 'okx', AT)).toBeUndefined();
});
