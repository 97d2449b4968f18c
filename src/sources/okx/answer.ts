/** The envelope of OKX's answers: errors come with HTTP 200 and a code that is not 0. */
import * as z from 'zod';
import type { Asset } from '../../units/asset.ts';
import { fieldOf, numeric, parse, refusalOf } from '../reading.ts';

export const API = 'https://www.okx.com/api/v5';

export const spotOf = (asset: Asset): string => `${asset}-USDT`;
export const swapOf = (asset: Asset): string => `${asset}-USDT-SWAP`;

const code = z.object({ code: numeric });
const data = z.object({ data: z.array(z.unknown()).min(1, 'holds no rows') });

/**
 * The rows of an answer.
 * @throws {Refusal} with OKX's own message when it refused, or when there are no rows
 */
export function dataOf(body: unknown): readonly unknown[] {
  const answered = parse(code, body).code;
  if (answered !== 0) throw refusalOf(answered, fieldOf(body, 'msg'));
  return parse(data, body).data;
}
