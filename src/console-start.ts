/** `npm start` without tokens: the console. Live data when the sources answer, else the bundled day, marked DEMO. */
import { COMMANDS } from '../commands/index.ts';
import { languageOf } from '../templates/words.ts';
import type { Assembly } from './assembly.ts';
import { demoDesk } from './demo/desk.ts';
import { createDesk } from './desk.ts';
import { createConsole } from './platforms/console.ts';
import { MINUTE, SECOND } from './units/time.ts';

/** How long the first briefing may wait for the sources. */
const GATHERING = 15 * SECOND;

/** Prints a briefing, answers what is typed, and resolves when the input ends. */
export async function openConsole(assembly: Assembly): Promise<void> {
  const { settings, log, polling } = assembly;
  const live = (await isFresh(assembly)) || (await gathered(assembly));
  const desk = live ? createDesk({ ...assembly, settled: polling.settled }) : demoDesk(log);
  if (!live) process.stderr.write('no source answered: showing a market day of the past instead\n');
  const message = await desk.brief('MARKET', 'full', languageOf(settings.DEFAULT_LANGUAGE));
  const terminal = createConsole({ commands: COMMANDS, desk, log, onFatal: error => log.fatal(error) });
  if (message) terminal.show({ kind: 'briefing', message });
  if (live) polling.start();
  await terminal.start();
  await terminal.closed;
}

/** What the database still holds may be fresh enough to answer at once. */
async function isFresh({ journal, clock, sources }: Assembly): Promise<boolean> {
  const market = journal.view(clock.now());
  const heard = sources.filter(source => market.heardFrom(source.id) > clock.now() - 3 * MINUTE);
  return (
    heard.length > 0 &&
    market.series('price', 'BTC').some(series => (series.points.at(-1)?.at ?? 0) > clock.now() - 3 * MINUTE)
  );
}

async function gathered({ polling, journal, clock, sources }: Assembly): Promise<boolean> {
  process.stderr.write('asking the sources\n');
  await polling.gather(AbortSignal.timeout(GATHERING), source => process.stderr.write(`  ${source.name}\n`));
  const market = journal.view(clock.now());
  return sources.some(source => market.heardFrom(source.id) > clock.now() - MINUTE);
}
