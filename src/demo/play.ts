/** `npm run demo`: the bundled market day, moment by moment, as chat would show it. */
import { setTimeout as wait } from 'node:timers/promises';
import { brief } from '../briefing.ts';
import { Journal } from '../market/journal.ts';
import { plainText } from '../message/message.ts';
import { isoTime } from '../units/time.ts';
import { october2025 } from './october-2025.ts';

/** Between two moments, ms: time to read a first line; none where nobody watches. */
const PAUSE = process.stdout.isTTY ? 2000 : 0;
const RULE = '─'.repeat(72);

const day = october2025();
const journal = new Journal();
journal.record(day.observations);

process.stdout.write(`${day.title}\n${day.note}\n`);
for (const [i, { at, label }] of day.moments.entries()) {
  if (i > 0) await wait(PAUSE);
  const { message } = brief(journal.view(at), 'MARKET', { language: 'en', detail: 'full', demo: true });
  process.stdout.write(`\n${RULE}\n${label}: ${isoTime(at)}\n${RULE}\n\n${plainText(message)}\n`);
}
