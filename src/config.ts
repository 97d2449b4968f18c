/** Settings: the environment and `.env`, checked at start. The only reader of `process.env`. */
import { existsSync } from 'node:fs';
import * as z from 'zod';

/** A wrong setting: names the variable and the remedy, never a secret's value. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

const httpUrl = (remedy: string) =>
  z.url({ protocol: /^https?$/, error: `must be an http(s) URL; ${remedy}` }).transform(url => url.replace(/\/+$/, ''));

export const settingsSchema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}$/,
      'is not a Discord bot token; copy it again from discord.com/developers, Bot, Reset Token',
    )
    .optional(),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d{6,}:[\w-]{30,}$/, 'is not a Telegram bot token; copy it again from t.me/BotFather')
    .optional(),
  DISCORD_API_URL: httpUrl('leave it empty for the public one').default('https://discord.com/api'),
  TELEGRAM_API_URL: httpUrl('leave it empty for the public one').default('https://api.telegram.org'),
  MARKET_MIRROR_URL: httpUrl('leave it empty to ask the providers directly').optional(),
  SOURCES: z
    .string()
    .transform(list =>
      list
        .split(',')
        .map(id => id.trim())
        .filter(Boolean),
    )
    .optional(),
  COINGECKO_KEY: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'must be file:PATH; PostgreSQL is not supported yet')
    .default('file:data/downdraft.db'),
  DEFAULT_LANGUAGE: z.string().default('en'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
  TELEGRAM_RICH_MESSAGES: z.enum(['on', 'off']).default('off'),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Names whose values must never be printed. */
export const SECRET_SETTINGS = [
  'DISCORD_TOKEN',
  'TELEGRAM_TOKEN',
  'COINGECKO_KEY',
] as const satisfies (keyof Settings)[];

/**
 * @param env an empty value counts as absent
 * @throws {SettingError} one line per wrong variable
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const present = Object.fromEntries(
    Object.entries(env)
      .filter(([, value]) => value?.trim())
      .map(([name, value]) => [name, value?.trim()]),
  );
  const result = settingsSchema.safeParse(present);
  if (result.success) return result.data;
  throw new SettingError(result.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`).join('\n'));
}

/** The process's own settings; values already in the environment win over `.env`. */
export function loadSettings(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readSettings(process.env);
}

/** The secrets among the settings, for the log's scrubber. */
export const secretsOf = (settings: Settings): readonly string[] =>
  SECRET_SETTINGS.flatMap(name => settings[name] ?? []);
