/** The coins that are tracked one by one; everything else counts only in breadth. */

export const ASSETS = ['BTC', 'ETH', 'SOL', 'XRP', 'DOGE', 'BNB', 'ADA'] as const;
export type Asset = (typeof ASSETS)[number];

/** What a briefing speaks of: one asset, or the market as a whole. */
export type Scope = Asset | 'MARKET';

interface AssetFacts {
  /** Name as written in English prose. */
  readonly name: string;
  /** CoinGecko's id of the coin. */
  readonly coingecko: string;
  /** No venue can hold more coins than this: a generous ceiling on the supply, for range checks only. */
  readonly supplyCeiling: number;
}

export const ASSET_FACTS: Readonly<Record<Asset, AssetFacts>> = {
  BTC: { name: 'Bitcoin', coingecko: 'bitcoin', supplyCeiling: 21e6 },
  ETH: { name: 'Ether', coingecko: 'ethereum', supplyCeiling: 200e6 },
  SOL: { name: 'Solana', coingecko: 'solana', supplyCeiling: 1e9 },
  XRP: { name: 'XRP', coingecko: 'ripple', supplyCeiling: 100e9 },
  DOGE: { name: 'Dogecoin', coingecko: 'dogecoin', supplyCeiling: 300e9 },
  BNB: { name: 'BNB', coingecko: 'binancecoin', supplyCeiling: 200e6 },
  ADA: { name: 'Cardano', coingecko: 'cardano', supplyCeiling: 45e9 },
};

const SPELLINGS = new Map<string, Scope>([
  ...ASSETS.flatMap((asset): [string, Scope][] => [
    [asset.toLowerCase(), asset],
    [ASSET_FACTS[asset].name.toLowerCase(), asset],
    [ASSET_FACTS[asset].coingecko, asset],
  ]),
  ['market', 'MARKET'],
  ['all', 'MARKET'],
  ['crypto', 'MARKET'],
]);

/** Reads what a person typed: any case, with or without `$`, `USDT` or the coin's name. Undefined when it is none of ours. */
export function parseScope(text: string): Scope | undefined {
  const word = text.trim().toLowerCase().replace(/^\$/, '');
  return SPELLINGS.get(word) ?? SPELLINGS.get(word.replace(/[-/_]?usdt?$/, ''));
}

/** The assets that a scope adds up. */
export const assetsOf = (scope: Scope): readonly Asset[] => (scope === 'MARKET' ? ASSETS : [scope]);

/** The asset whose price leads: Bitcoin speaks for the market. */
export const leadOf = (scope: Scope): Asset => (scope === 'MARKET' ? 'BTC' : scope);
