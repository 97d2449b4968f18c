/** A simulator of the market-data providers in a process of its own, with the truth of the scenario it plays. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { create } from 'axios';
import * as z from 'zod';
import { type BriefingRecord, briefingSchema } from '../../src/message/briefing-schema.ts';

/** Folders of a ready installation and of its scenarios; unset: the tests that need them are skipped. */
export const SIMULATOR_DIR = process.env['MARKET_SIM_DIR'];
export const SCENARIOS_DIR = process.env['SCENARIOS_DIR'];
if (!SIMULATOR_DIR || !SCENARIOS_DIR)
  process.stderr.write('market tests skipped: MARKET_SIM_DIR and SCENARIOS_DIR name no simulator of the providers\n');

const change = z.object({ coinsPct: z.number(), usdPct: z.number() }).nullable();
const sides = z.object({ long: z.number(), short: z.number() });
const label = z.object({ label: z.string() });

const truthShape = z.object({
  expected: z.object({ kind: z.string().nullable(), drivers: z.array(label), mustNotClaim: z.array(label) }),
  assets: z.record(
    z.string(),
    z.object({
      price: z.number(),
      chg1hPct: z.number().nullable(),
      chg24hPct: z.number().nullable(),
      chg7dPct: z.number().nullable(),
      chg30dPct: z.number().nullable(),
    }),
  ),
  liquidations: z.looseObject({ known: z.boolean() }),
  openInterest: z.object({
    known: z.boolean(),
    byAsset: z.record(z.string(), z.object({ change: z.record(z.string(), change) })).optional(),
  }),
  fng: z.object({ today: z.object({ value: z.number() }) }).nullable(),
  treasuries: z.array(z.object({ id: z.string(), holdings: z.number(), avgCost: z.number().nullable() })).nullable(),
});
export type Truth = z.infer<typeof truthShape>;

const byVenue = z.record(z.string(), z.object({ byAsset: z.record(z.string(), sides) }));

/** What one venue's orders of one asset came to; undefined where the scenario does not know. */
export function liquidated(
  truth: Truth,
  window: string,
  venue: string,
  asset: string,
): z.infer<typeof sides> | undefined {
  const known = z.object({ byVenue }).safeParse(truth.liquidations[window]).data;
  return known?.byVenue[venue]?.byAsset[asset];
}

export interface Simulator {
  readonly url: string;
  readonly truth: () => Promise<Truth>;
  readonly fault: (fault: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Paths that the simulator, like the provider, does not know. */
  readonly unknownPaths: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** A started process needs a moment. `expect.poll` is not to be had outside a test. */
async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answered = await ask().then(
      () => true,
      () => false,
    );
    if (answered) return;
    await wait(200);
  }
  throw new Error('the simulator did not start within 20 seconds');
}

/** @param scenario file name within the scenarios' folder, e.g. `seed-article.json` */
export async function startSimulator(scenario: string): Promise<Simulator> {
  const port = await freePort();
  const args = [join(SIMULATOR_DIR ?? '', 'src', 'main.ts'), '--scenario', join(SCENARIOS_DIR ?? '', scenario)];
  const child: ChildProcess = spawn(process.execPath, [...args, '--port', String(port)], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const control = create({ baseURL: url });
  await answering(() => control.get('/__health'));
  return {
    url,
    truth: async () => truthShape.parse((await control.get<unknown>('/__truth')).data),
    fault: async fault => {
      await control.post('/__fault', fault);
    },
    unknownPaths: async () =>
      z
        .array(z.unknown())
        .parse((await control.get<{ requests?: unknown[] }>('/__requests?limit=5000')).data.requests ?? [])
        .filter(request => z.object({ unknown: z.literal(true) }).safeParse(request).success).length,
    stop: async () => {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** `npm run brief` against the simulator; the printed JSON, checked against the schema. */
export function briefFrom(simulator: Simulator, args: readonly string[]): Promise<BriefingRecord> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '', MARKET_MIRROR_URL: simulator.url, LOG_LEVEL: 'error' };
    execFile(
      process.execPath,
      ['src/brief.ts', ...args, '--json', '--wait', '20'],
      { env, maxBuffer: 1e7 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(stderr));
        else resolve(briefingSchema.parse(JSON.parse(stdout)));
      },
    );
  });
}
