/** How Telegram shows things, how commands are read from text, and how errors are taken. */
import { GrammyError } from 'grammy';
import { describe, expect, test } from 'vitest';
import { notice } from '../../commands/notice.ts';
import { whyDown } from '../../commands/why-down.ts';
import { isHopeless, repeatAfter } from '../../src/platforms/telegram/refusal.ts';
import { render, renderNotice } from '../../src/platforms/telegram/render.ts';
import { byOption, readTyped } from '../../src/platforms/typed.ts';
import { sampleMessage } from './sample.ts';

test('a briefing is headed text, its lists folded into quotes', () => {
  expect(
    render(sampleMessage),
  ).toBe(`<b>Bitcoin fell sharply, by 3.9% in a day, and forced sales of borrowed bets fit best.</b>
Market stress is <b>62</b> out of <b>100</b>, higher than on <b>97</b> of every <b>100</b> days.

<b>In short</b>
Exchanges force-closed at least <b>$1.83 billion</b> of bets in <b>24 hours</b>, <b>86%</b> of them bets on a rise. Share markets are calm, so they do not explain it.

<b>What the data show</b>
<blockquote expandable>• Price: Bitcoin is at <b>$67,083</b>, <b>47%</b> below its record.
• Futures: open interest fell by <b>41,200</b> coins, or <b>6.2%</b>. That is more than the price alone explains.
• Funding: the fee between the two sides is <b>-0.01%</b> every <b>8 hours</b>.
• Mood: Fear &amp; Greed is <b>11</b>, extreme fear, for <b>13</b> days.</blockquote>

<b>Levels</b>
<blockquote expandable>• <b>$70,000</b> is broken. It would have to be won back.
• Below lies <b>$60,000</b>, the low of <b>6 February</b>.</blockquote>

<b>What we could not check</b>
We could not check flows into funds: their sources were down.

<b>What would ease it</b>
<blockquote expandable>• The day closes above <b>$70,000</b>.
• Forced closures stay below <b>$50 million</b> for <b>2 days</b>.</blockquote>

<i>Data to 22 Nov 2026, 18:00 UTC. It explains, it does not predict; no financial advice.</i>`);
});

test("the asker's own words stand in code, the rest stays text", () => {
  const { given: _, ...plain } = notice('en', 'no-data-yet');
  expect(renderNotice(plain)).toBe('We are still gathering market data: please ask again in a minute.');
  expect(renderNotice(notice('en', 'unknown-command', { given: '/<b>&@x', help: '/help' }))).toBe(
    'We do not know “<code>/&lt;b&gt;&amp;@x</code>”: /help shows what you can ask.',
  );
});

describe('a typed command', () => {
  test.each([
    ['/why_down', { name: 'why-down', bot: undefined, words: [] }],
    ['/Why-Down btc', { name: 'why-down', bot: undefined, words: ['btc'] }],
    ['/why_down@some_bot  eth\nbrief ', { name: 'why-down', bot: 'some_bot', words: ['eth', 'brief'] }],
    ['/why', { name: 'why', bot: undefined, words: [] }],
    ['why', undefined],
    ['/', undefined],
    ['/why?', undefined],
    ['', undefined],
  ])('%j', (text, typed) => {
    expect(readTyped(text)).toEqual(typed);
  });

  test('gives each word to an option, and the rest to the last', () => {
    expect(byOption(whyDown, [])).toEqual({});
    expect(byOption(whyDown, ['eth'])).toEqual({ asset: 'eth' });
    expect(byOption(whyDown, ['eth', 'brief', 'please'])).toEqual({ asset: 'eth', detail: 'brief please' });
  });
});

const error = (code: number, retryAfter?: number) =>
  new GrammyError(
    'failed',
    {
      ok: false,
      error_code: code,
      description: 'x',
      ...(retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
    },
    'sendMessage',
    {},
  );

describe('an error of Telegram', () => {
  test('is repeated as Telegram says, and a few times when its servers fail', () => {
    expect(repeatAfter(error(429, 7), 1)).toBe(7100);
    expect(repeatAfter(error(429, 7), 50)).toBe(7100);
    expect([1, 2, 3].map(attempt => repeatAfter(error(502), attempt))).toEqual([1000, 2000, undefined]);
    expect(repeatAfter(error(403), 1)).toBeUndefined();
    expect(repeatAfter(new Error('socket hang up'), 1)).toBeUndefined();
  });

  test('is beyond hope only when the request itself is wrong', () => {
    expect([400, 403, 409, 429, 500].map(code => isHopeless(error(code)))).toEqual([true, true, false, false, false]);
    expect(isHopeless(new Error('ECONNREFUSED'))).toBe(false);
  });
});
