/** Arithmetic of perpetual futures that every venue shares. */
import { type Asset, ASSET_FACTS } from '../units/asset.ts';
import { within } from './reading.ts';
import { Refusal } from './source.ts';

/**
 * Funding in basis points per 8 h.
 * @param rate share of the position that is paid per interval
 * @param intervalHours most contracts settle every 8 h, some every 4, 2 or 1
 */
export function fundingPer8h(rate: number, intervalHours: number): number {
  if (!(intervalHours >= 1 && intervalHours <= 24)) {
    throw new Refusal(`a funding interval of ${intervalHours} h cannot be`);
  }
  return (rate * 10_000 * 8) / intervalHours;
}

/** How far the perpetual's mark price stands above its index, in basis points. */
export const premiumOf = (asset: Asset, mark: number, index: number): number =>
  (within('price', asset, mark) / within('price', asset, index) - 1) * 10_000;

/** Coins in one contract. No venue lists a contract of more than a millionth of all coins. */
export function contractSize(asset: Asset, coins: number): number {
  if (!(coins > 0 && coins <= ASSET_FACTS[asset].supplyCeiling / 1e6)) {
    throw new Refusal(`a contract of ${coins} ${asset} cannot be`);
  }
  return coins;
}
