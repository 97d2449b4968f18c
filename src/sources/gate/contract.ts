/** A Gate perpetual: what one contract holds and how often funding is paid. Every other answer of Gate counts in contracts. */
import * as z from 'zod';
import type { Asset } from '../../units/asset.ts';
import { HOUR, type Instant, SECOND } from '../../units/time.ts';
import { contractSize } from '../perpetuals.ts';
import { fieldOf, numeric, parse, refusalOf, within } from '../reading.ts';
import type { SourceRequest } from '../source.ts';

export const API = 'https://api.gateio.ws/api/v4/futures/usdt';

/** Without it Gate cuts fractions off its sizes. */
export const HEADERS = { 'X-Gate-Size-Decimal': '1' } as const;

export const contractOf = (asset: Asset): string => `${asset}_USDT`;

export interface Contract {
  readonly asset: Asset;
  /** Coins per contract. */
  readonly size: number;
  readonly fundingHours: number;
  /** USD. */
  readonly markPrice: number;
}

const described = z.object({ quanto_multiplier: numeric, funding_interval: numeric, mark_price: numeric });

/**
 * Asks for the contract first, then for what `next` needs it for.
 * @see https://www.gate.com/docs/developers/apiv4/en/#query-single-contract-information
 */
export const contractRequest = (
  asset: Asset,
  next: (contract: Contract, seenAt: Instant) => SourceRequest,
): SourceRequest => ({
  url: `${API}/contracts/${contractOf(asset)}`,
  headers: HEADERS,
  asset,
  read: (body, seenAt) => {
    const label = fieldOf(body, 'label');
    if (typeof label === 'string') throw refusalOf(label, fieldOf(body, 'message'));
    const row = parse(described.extend({ name: z.literal(contractOf(asset)) }), body);
    const contract: Contract = {
      asset,
      size: contractSize(asset, row.quanto_multiplier),
      fundingHours: (row.funding_interval * SECOND) / HOUR,
      markPrice: within('price', asset, row.mark_price),
    };
    return { observations: [], next: next(contract, seenAt) };
  },
});
