/** `npm run brief`: one briefing from live sources. Result on stdout, progress on stderr; exits 0, 2 (usage) or 3 (no source answered). */
import { languageOf } from '../templates/words.ts';
import { assemble } from './assembly.ts';
import { readWish, UsageError, type Wish } from './brief-wish.ts';
import { type Briefing, brief } from './briefing.ts';
import { SettingError } from './config.ts';
import { plainText } from './message/message.ts';
import { SECOND } from './units/time.ts';

async function make(wish: Wish): Promise<Briefing | null> {
  const { polling, store, journal, clock, settings, sources } = await assemble(':memory:');
  process.stderr.write(`asking the sources, for ${wish.wait / SECOND} seconds at most\n`);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), wish.wait);
  await polling.gather(patience.signal, source => {
    const heard = journal.view(clock.now()).heardFrom(source.id) > 0;
    process.stderr.write(`  ${source.name}: ${heard ? 'answered' : 'no answer'}\n`);
  });
  clearTimeout(timer);
  patience.abort();
  await polling.stop();
  await store.close();
  const market = journal.view(clock.now());
  if (!sources.some(source => market.heardFrom(source.id) > 0)) return null;
  return brief(market, wish.scope, {
    language: wish.language ?? languageOf(settings.DEFAULT_LANGUAGE),
    detail: wish.detail,
  });
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const wish = readWish(args);
    const briefing = await make(wish);
    if (!briefing) {
      process.stderr.write(
        'no source answered; check the network, or set MARKET_MIRROR_URL where exchanges are blocked\n',
      );
      return 3;
    }
    process.stdout.write(`${wish.json ? JSON.stringify(briefing.record, null, 2) : plainText(briefing.message)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SettingError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
