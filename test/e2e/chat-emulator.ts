/** An emulator of both chat platforms in a process of its own, steered over its control API. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { create } from 'axios';
import * as z from 'zod';
import { expect } from 'vitest';

/** A folder with an installed emulator that `node src/main.ts` starts; unset: the tests that need it are skipped. */
export const EMULATOR_DIR = process.env['CHAT_EMULATOR_DIR'];
if (!EMULATOR_DIR) process.stderr.write('chat tests skipped: CHAT_EMULATOR_DIR names no emulator of the platforms\n');

const addresses = z.object({
  control: z.string(),
  DISCORD_API: z.string(),
  DISCORD_TOKEN: z.string(),
  TELEGRAM_API_ROOT: z.string(),
  TELEGRAM_TOKEN: z.string(),
});

const violation = z.object({ severity: z.string(), rule: z.string(), where: z.string(), message: z.string() });
type Violation = z.infer<typeof violation>;

/** The world an emulator starts with. */
export const WORLD = {
  guildChannel: '900000000000000200',
  member: '900000000000000302',
  alice: 1001,
  moderator: 1002,
  stranger: 1003,
  supergroup: -1_001_000_000_001,
  forum: -1_001_000_000_002,
  channel: -1_001_000_000_003,
  topic: 2,
} as const;

export const interactionShape = z.object({
  id: z.string(),
  ackMs: z.number().optional(),
  ackType: z.number().optional(),
  loading: z.boolean(),
  ephemeral: z.boolean(),
  original: z
    .object({
      deleted: z.boolean(),
      notifies: z.object({ everyone: z.boolean() }),
      message: z.object({ content: z.string(), components: z.array(z.unknown()) }),
    })
    .optional(),
  followups: z.array(z.object({ message: z.object({ content: z.string(), flags: z.number() }) })),
});

const postShape = z.object({
  at: z.number(),
  chat: z.string(),
  thread: z.number().optional(),
  text: z.string(),
  entities: z.array(z.object({ type: z.string() })).default([]),
});
type Post = z.infer<typeof postShape>;

export interface Emulator {
  readonly env: Readonly<Record<string, string>>;
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body?: unknown) => Promise<unknown>;
  readonly put: (path: string, body: unknown) => Promise<unknown>;
  readonly outbox: (chat: number) => Promise<readonly Post[]>;
  /** Waits until the bot has written this much into a chat, then returns it all. */
  readonly written: (chat: number, count: number, withinMs?: number) => Promise<readonly Post[]>;
  /** The rules of the platforms that were broken so far. Warnings are printed at the end. */
  readonly violations: (severity: 'error' | 'warn') => Promise<readonly Violation[]>;
  readonly stop: () => Promise<void>;
}

export async function startEmulator(): Promise<Emulator> {
  const script = join(EMULATOR_DIR ?? '', 'src', 'main.ts');
  const child = spawn(process.execPath, [script, '--control', '0', '--discord', '0', '--telegram', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes('}')) break;
  }
  const at = addresses.parse(JSON.parse(printed));
  const control = create({ baseURL: at.control });
  const get = async (path: string): Promise<unknown> => (await control.get<unknown>(path)).data;
  const outbox = async (chat: number): Promise<readonly Post[]> =>
    z.array(postShape).parse(await get(`/outbox?chat=${chat}`));
  return {
    env: {
      DISCORD_API_URL: at.DISCORD_API,
      DISCORD_TOKEN: at.DISCORD_TOKEN,
      TELEGRAM_API_URL: at.TELEGRAM_API_ROOT,
      TELEGRAM_TOKEN: at.TELEGRAM_TOKEN,
    },
    get,
    outbox,
    post: async (path, body = {}) => (await control.post<unknown>(path, body)).data,
    put: async (path, body) => (await control.put<unknown>(path, body)).data,
    written: async (chat, count, withinMs = 5000) => {
      await expect.poll(async () => (await outbox(chat)).length, { timeout: withinMs, interval: 20 }).toBe(count);
      return outbox(chat);
    },
    violations: async severity => z.array(violation).parse(await get(`/violations?severity=${severity}`)),
    stop: async () => {
      const warnings = z.array(violation).parse(await get('/violations?severity=warn'));
      for (const { rule, where, message } of warnings) process.stdout.write(`warning: ${rule} ${where} ${message}\n`);
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
