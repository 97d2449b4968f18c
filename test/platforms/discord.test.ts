/** How Discord shows things: the look of a briefing, text that stays text, commands as registered. */
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { VERDICTS } from '../../src/message/message.ts';
import { escape } from '../../src/platforms/discord/escape.ts';
import { registration, spell } from '../../src/platforms/discord/registration.ts';
import { render } from '../../src/platforms/discord/render.ts';
import { sampleMessage } from './sample.ts';

test('a briefing is a coloured container of headed texts, with a small footer', () => {
  const { components, flags } = render(sampleMessage);
  expect(flags).toBe(1 << 15);
  const texts = components[0].components.map(child => ('content' in child ? child.content : '—'));
  expect(texts.join('\n')).toBe(`## Bitcoin fell sharply, by 3.9% in a day, and forced sales of borrowed bets fit best.
Market stress is **62** out of **100**, higher than on **97** of every **100** days.
### In short
Exchanges force-closed at least **$1.83 billion** of bets in **24 hours**, **86%** of them bets on a rise. Share markets are calm, so they do not explain it.
### What the data show
- Price: Bitcoin is at **$67,083**, **47%** below its record.
- Futures: open interest fell by **41,200** coins, or **6.2%**. That is more than the price alone explains.
- Funding: the fee between the two sides is **-0.01%** every **8 hours**.
- Mood: Fear & Greed is **11**, extreme fear, for **13** days.
### Levels
- **$70,000** is broken. It would have to be won back.
- Below lies **$60,000**, the low of **6 February**.
### What we could not check
We could not check flows into funds: their sources were down.
### What would ease it
- The day closes above **$70,000**.
- Forced closures stay below **$50 million** for **2 days**.
—
-# Data to 22 Nov 2026, 18:00 UTC. It explains, it does not predict; no financial advice. · <t:1795370400:R>`);
});

test('every verdict has a colour of its own', () => {
  const colours = VERDICTS.map(verdict => render({ ...sampleMessage, verdict }).components[0].accent_color);
  expect(new Set(colours).size).toBe(VERDICTS.length);
});

test.each([
  ['@everyone', String.raw`\@everyone`],
  ['[x](http://evil.example) **', String.raw`\[x\](http\://evil.example) \*\*`],
  ['<@1> <t:1:R> ||x|| `x` ~~x~~ a_b', String.raw`\<\@1\> \<t:1:R\> \|\|x\|\| \`x\` \~\~x\~\~ a\_b`],
  ['# x\n- x\n> x\n1. x\n-# x', '\\# x\n\\- x\n\\> x\n1\\. x\n-\\# x'],
  ['-4.2% on 6. May, S&P 500: up', '-4.2% on 6. May, S&P 500: up'],
])('%j is shown as it is', (text, escaped) => {
  expect(escape(text)).toBe(escaped);
});

describe('the registration', () => {
  test('reaches servers and private messages, for server and user installations', () => {
    for (const command of registration(COMMANDS)) {
      expect(command).toMatchObject({ type: 1, integration_types: [0, 1], contexts: [0, 1, 2] });
    }
  });

  test('offers coins while typing, and the details to choose from', () => {
    const [whyDown] = registration(COMMANDS);
    expect(whyDown).toMatchObject({
      name: 'why-down',
      options: [
        { name: 'asset', type: 3, autocomplete: true, max_length: 300 },
        { name: 'detail', type: 3, choices: [{ value: 'brief' }, { value: 'full' }, { value: 'simple' }] },
      ],
    });
  });

  test('spells a command as people type it', () => {
    expect(spell({ name: 'why-down' }, { asset: 'eth', detail: 'brief' })).toBe('/why-down asset:eth detail:brief');
  });
});
