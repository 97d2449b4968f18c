/** The one-shot briefing as a person calls it: exit codes, streams, one clear sentence for bad input. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWish, UsageError } from '../src/brief-wish.ts';
import { briefingSchema } from '../src/message/briefing-schema.ts';
import { listen } from './kit/loopback.ts';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let mirror = '';
/** A mirror behind which only the Fear & Greed index answers; everything else is a web page. */
const server = createServer((request, response) => {
  const day = Math.floor(Date.now() / 86_400_000) * 86_400;
  if (request.url?.startsWith('/api.alternative.me/'))
    response.end(JSON.stringify({ data: [{ value: '11', timestamp: String(day) }] }));
  else response.end('<html>blocked</html>');
});
beforeAll(async () => {
  mirror = await listen(server);
});
afterAll(() => server.close());

const call = (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise(resolve => {
    const options = {
      env: {
        PATH: process.env['PATH'] ?? '',
        MARKET_MIRROR_URL: mirror,
        LOG_LEVEL: 'silent',
        SOURCES: 'binance,alternative-me',
        ...env,
      },
    };
    execFile(process.execPath, ['src/brief.ts', ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });

function catchUsage(args: readonly string[]): string {
  try {
    return `understood: ${JSON.stringify(readWish(args))}`;
  } catch (error) {
    return error instanceof UsageError ? error.message : String(error);
  }
}

describe('bad usage is told in one sentence', () => {
  test.each<[string[], RegExp]>([
    [['SHIB'], /^"SHIB" is not an asset we follow; choose one of BTC, /],
    [['x'.repeat(300)], /^"x{40}" is not an asset/],
    [['BTC', 'ETH'], /^one asset at a time.*"ETH"/],
    [['--detail', 'novel'], /^--detail "novel" is unknown; choose one of brief, full, simple/],
    [['--wait', 'soon'], /^--wait "soon" must be seconds from 0 to 600/],
    [['--wait=-1'], /^--wait "-1" must be/],
    [['--language', 'kl'], /^--language "kl" has no templates yet/],
    [['--card', 'x.png'], /^--card is not built yet/],
    [['--nonsense'], /--nonsense/],
  ])('%j', (args, sentence) => {
    const told = catchUsage(args);
    expect(told.split('\n')).toHaveLength(1);
    expect(told).toMatch(sentence);
  });

  test('and ends with 2, with nothing on stdout', async () => {
    const { code, stdout, stderr } = await call(['SHIB']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^"SHIB" is not an asset we follow/);
  });

  test('a wrong setting is named, a wrong token never shown', async () => {
    const { code, stderr } = await call([], { SOURCES: 'binance,nasdaq', TELEGRAM_TOKEN: 'not-a-token-but-secret' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^TELEGRAM_TOKEN is not a Telegram bot token/);
    expect(stderr).not.toContain('not-a-token-but-secret');
    expect((await call([], { SOURCES: 'binance,nasdaq' })).stderr).toMatch(
      /^SOURCES names "nasdaq", which is none of binance, /,
    );
  });
});

test('no source that answers ends with 3', async () => {
  const { code, stdout, stderr } = await call([], { MARKET_MIRROR_URL: 'http://127.0.0.1:1' });
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/no source answered/);
});

test('one source is enough for a briefing that names what is missing', async () => {
  const { code, stdout, stderr } = await call(['BTC', '--json']);
  expect(code).toBe(0);
  const briefing = briefingSchema.parse(JSON.parse(stdout));
  expect(briefing.verdict).toBe('unknown');
  expect(briefing.states).toEqual(['extreme_fear']);
  expect(briefing.gaps).toContainEqual({ metric: 'price', asset: 'BTC', reason: 'source_down' });
  expect(briefing.text).toMatch(/No usable answer from .*Binance.*\./);
  expect(stderr).toMatch(/alternative\.me: answered/);
  expect(stderr).toMatch(/Binance: no answer/);
});

test('the result is text alone on stdout', async () => {
  const { stdout } = await call(['eth', '--detail', 'brief']);
  expect(stdout.split('\n')[0]).toBe(
    'We cannot say whether Ether is falling: there is no price fresh enough to trust.',
  );
  expect(stdout).toMatch(/This explains, it does not predict, and it is not advice\.\n$/);
});
