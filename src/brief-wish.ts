/** What `npm run brief` was asked for. */
import { parseArgs } from 'node:util';
import { hasWords, languageOf } from '../templates/words.ts';
import { DETAILS, type Detail, isDetail } from './narrative/detail.ts';
import { ASSETS, parseScope, type Scope } from './units/asset.ts';
import { SECOND } from './units/time.ts';

/** A call that cannot be carried out: one clear sentence for the caller. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Wish {
  readonly scope: Scope;
  readonly json: boolean;
  readonly language: string | undefined;
  readonly detail: Detail;
  /** ms */
  readonly wait: number;
}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  language: { type: 'string' },
  detail: { type: 'string', default: 'full' },
  wait: { type: 'string', default: '15' },
  card: { type: 'string' },
} as const;

const LONGEST_WAIT = 600;

/** @throws {UsageError} with one clear sentence */
export function readWish(args: readonly string[]): Wish {
  const { values, positionals } = parse(args);
  if (positionals.length > 1)
    throw new UsageError(`one asset at a time, please; "${cut(positionals[1])}" is one too many`);
  const scope = parseScope(positionals[0] ?? 'market');
  if (!scope)
    throw new UsageError(
      `"${cut(positionals[0])}" is not an asset we follow; choose one of ${ASSETS.join(', ')} or leave it out for the market`,
    );
  if (!isDetail(values.detail))
    throw new UsageError(`--detail "${cut(values.detail)}" is unknown; choose one of ${DETAILS.join(', ')}`);
  const wait = Number(values.wait);
  if (!/^\d+(\.\d+)?$/.test(values.wait) || wait > LONGEST_WAIT)
    throw new UsageError(`--wait "${cut(values.wait)}" must be seconds from 0 to ${LONGEST_WAIT}`);
  if (values.card !== undefined) throw new UsageError('--card is not built yet; leave it out');
  return { scope, json: values.json, language: known(values.language), detail: values.detail, wait: wait * SECOND };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 160) : 'the options could not be read',
    );
  }
}

/** An asked-for language must have words of its own; a region falls back to its language. */
function known(language: string | undefined): string | undefined {
  if (language === undefined) return undefined;
  if (!hasWords(language)) throw new UsageError(`--language "${cut(language)}" has no templates yet; use en`);
  return languageOf(language);
}

const cut = (text: string | undefined): string => (text ?? '').slice(0, 40);
