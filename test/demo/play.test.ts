/** The demo as people meet it: each briefing marked, calm before the fall and falling from then on. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { demoDesk } from '../../src/demo/desk.ts';
import { october2025 } from '../../src/demo/october-2025.ts';
import { createLog } from '../../src/kit/log.ts';
import { DETAILS } from '../../src/narrative/detail.ts';
import { isoTime } from '../../src/units/time.ts';

const PLAY = join(import.meta.dirname, '../../src/demo/play.ts');

describe('npm run demo', () => {
  it('shows every moment of the day in under 15 s, each marked DEMO', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [PLAY], { timeout: 15_000 });
    expect(stderr).toBe('');
    const { moments, note } = october2025();
    expect(stdout).toContain(note);
    const shown = stdout.split(/^─+\n(?=.*Z$)/m).slice(1);
    expect(shown).toHaveLength(moments.length);
    for (const [i, { at, label }] of moments.entries()) {
      expect(shown[i]).toContain(`${label}: ${isoTime(at)}`);
      expect(shown[i]).toContain('DEMO');
    }
    expect(shown.map(text => /(not falling|is falling)/.exec(text)?.[0])).toEqual([
      'not falling',
      'is falling',
      'is falling',
      'is falling',
      'is falling',
    ]);
  }, 20_000);
});

describe('the demo desk', () => {
  const desk = demoDesk(createLog('silent'));

  it.each(DETAILS.flatMap(detail => (['MARKET', 'BTC', 'ADA'] as const).map(scope => [scope, detail] as const)))(
    'marks what it says of %s in %s detail',
    async (scope, detail) => {
      const message = await desk.brief(scope, detail, 'en');
      expect(message?.mark).toContain('DEMO');
      expect(message?.verdict).toBe('falling');
      expect(message?.blocks.length).toBeGreaterThan(1);
    },
  );
});
