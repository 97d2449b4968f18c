/** Days whose text a reader can review: a change of words or of judgement shows in the difference. */
import { expect, test } from 'vitest';
import { brief } from '../../src/briefing.ts';
import { october2025 } from '../../src/demo/october-2025.ts';
import { Journal } from '../../src/market/journal.ts';
import { isoTime } from '../../src/units/time.ts';

test('10 October 2025, moment by moment, in every detail', async () => {
  const day = october2025();
  const journal = new Journal();
  journal.record(day.observations);
  const told = day.moments.map(({ at, label }) => {
    const market = journal.view(at);
    const texts = (['full', 'brief', 'simple'] as const).map(
      detail => `--- ${detail}\n\n${brief(market, 'MARKET', { language: 'en', detail }).record.text}`,
    );
    const ether = brief(market, 'ETH', { language: 'en', detail: 'brief' }).record.text;
    return [`=== ${label}: ${isoTime(at)}`, ...texts, `--- ETH, brief\n\n${ether}`].join('\n\n');
  });
  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot('2025-10-10.txt');
});
