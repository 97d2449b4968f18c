/**
 * Tokens that stand in for something else: a dollar or another currency, an ounce of gold, a fund, or a coin that is
 * wrapped, bridged or staked. They would fill the list of large coins with copies and with things that never fall.
 */

/** CoinGecko ids. A list and not a pattern, so that no real coin is dropped for its name. */
const STAND_INS: ReadonlySet<string> = new Set([
  // Dollars and other currencies
  'tether',
  'usd-coin',
  'ethena-usde',
  'dai',
  'usds',
  'usd1-wlfi',
  'paypal-usd',
  'ripple-usd',
  'first-digital-usd',
  'falcon-finance',
  'usdtb',
  'usdd',
  'true-usd',
  'frax',
  'global-dollar',
  'gho',
  'crvusd',
  'usual-usd',
  'bfusd',
  'binance-usd',
  'gemini-dollar',
  'paxos-standard',
  'euro-coin',
  'binance-bridged-usdt-bnb-smart-chain',
  'binance-bridged-usdc-bnb-smart-chain',
  'arbitrum-bridged-usdt-arbitrum',
  'polygon-bridged-usdt-polygon',
  // Dollars that earn interest, and funds
  'susds',
  'savings-dai',
  'ethena-staked-usde',
  'ondo-us-dollar-yield',
  'ousg',
  'hashnote-usyc',
  'blackrock-usd-institutional-digital-liquidity-fund',
  'superstate-short-duration-us-government-securities-fund-ustb',
  'janus-henderson-anemoy-treasury-fund',
  'janus-henderson-anemoy-aaa-clo-fund',
  'syrupusdc',
  'syrupusdt',
  'figure-heloc',
  'eutbl',
  'ylds',
  'spiko-us-t-bills-money-market-fund',
  'spiko-amundi-overnight-swap-fund-eur',
  'theo-short-duration-us-treasury-fund',
  'vaneck-treasury-fund',
  // Gold and silver
  'tether-gold',
  'pax-gold',
  'kinesis-gold',
  'kinesis-silver',
  // Bitcoin by another name
  'wrapped-bitcoin',
  'coinbase-wrapped-btc',
  'binance-bitcoin',
  'tbtc',
  'solv-btc',
  'solv-protocol-solvbtc-bbn',
  'lombard-staked-btc',
  'ignition-fbtc',
  'clbtc',
  'kraken-wrapped-btc',
  'arbitrum-bridged-wbtc-arbitrum-one',
  // Ether by another name
  'weth',
  'staked-ether',
  'wrapped-steth',
  'wrapped-eeth',
  'ether-fi-staked-eth',
  'wrapped-beacon-eth',
  'coinbase-wrapped-staked-eth',
  'rocket-pool-eth',
  'kelp-dao-restaked-eth',
  'renzo-restaked-eth',
  'mantle-staked-ether',
  'mantle-restaked-eth',
  'liquid-staked-ethereum',
  'frax-ether',
  'staked-frax-ether',
  'binance-peg-weth',
  'l2-standard-bridged-weth-base',
  'arbitrum-bridged-weth-arbitrum-one',
  // Other coins by another name
  'wbnb',
  'wrapped-solana',
  'jito-staked-sol',
  'msol',
  'binance-staked-sol',
  'jupiter-staked-sol',
  'wrapped-avax',
  'binance-peg-dogecoin',
]);

/**
 * Whether a token is no coin of its own.
 * @param changes over a day, a week, a month, per cent; those that are told
 */
export const standsIn = (id: string, price: number | undefined, changes: readonly number[]): boolean =>
  STAND_INS.has(id) || isDollar(price, changes);

/** The rule for dollars that are newer than the list: at a dollar now, and nowhere else for a month. */
const isDollar = (price = 0, changes: readonly number[]): boolean =>
  Math.abs(price - 1) <= 0.02 && changes.length > 0 && changes.every(change => Math.abs(change) < 1);
