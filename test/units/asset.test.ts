/** What people type for an asset, kindly or not. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSETS, ASSET_FACTS, assetsOf, leadOf, parseScope } from '../../src/units/asset.ts';

describe('parseScope', () => {
  it.each([
    ['BTC', 'BTC'],
    ['btc', 'BTC'],
    ['  Btc\n', 'BTC'],
    ['$btc', 'BTC'],
    ['BTCUSDT', 'BTC'],
    ['btcusd', 'BTC'],
    ['BTC-USDT', 'BTC'],
    ['btc/usd', 'BTC'],
    ['$SOL_USDT', 'SOL'],
    ['Ether', 'ETH'],
    ['ETHEREUM', 'ETH'],
    ['ripple', 'XRP'],
    ['dogecoin', 'DOGE'],
    ['cardano', 'ADA'],
    ['binancecoin', 'BNB'],
    ['market', 'MARKET'],
    ['ALL', 'MARKET'],
    ['Crypto', 'MARKET'],
  ])('reads %j as %s', (text, scope) => expect(parseScope(text)).toBe(scope));

  it.each([
    '',
    ' ',
    '$',
    '$$btc',
    'usdt',
    '-usd',
    'btc usdt',
    'btc usdt usdt',
    'btcusdtusdt',
    'btcusdc',
    'ethbtc',
    'usdtbtc',
    'bt',
    'pepe',
    'bitcoin cash',
    '__proto__',
    'constructor',
    'toString',
    "btc'; drop table observations; --",
    'btc\u0000',
    '₿',
    '<@123>',
    'ВТС',
  ])('knows no %j', text => expect(parseScope(text)).toBeUndefined());

  it('is quick with very long texts', () => {
    const start = performance.now();
    for (const text of ['$', '-', 'usd', 'usdt', ' ', 'btc', '\u0130', '_usd'])
      expect(parseScope(text.repeat(300_000))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('answers every text with one of ours or with nothing', () => {
    const known = new Set<unknown>([...ASSETS, 'MARKET', undefined]);
    fc.assert(
      fc.property(fc.uint16Array({ maxLength: 12 }), codes => {
        expect(known).toContain(parseScope(String.fromCharCode(...codes)));
      }),
    );
  });

  it('does not care for case, blanks, a dollar sign or the quote currency', () => {
    const names = ASSETS.flatMap(asset =>
      [asset, ASSET_FACTS[asset].name, ASSET_FACTS[asset].coingecko].map(name => ({ name, asset })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        fc.constantFrom('', '$', ' $'),
        fc.constantFrom('', 'usdt', '-USD', '/usdt', '_Usdt', ' '),
        ({ name, asset }, upper, before, after) => {
          const spelt = name
            .split('')
            .map((letter, i) => (upper[i] ? letter.toUpperCase() : letter.toLowerCase()))
            .join('');
          expect(parseScope(before + spelt + after)).toBe(asset);
        },
      ),
    );
  });
});

describe('a scope', () => {
  it('adds up its assets', () => {
    expect(assetsOf('MARKET')).toEqual(ASSETS);
    expect(assetsOf('SOL')).toEqual(['SOL']);
  });

  it('is led by Bitcoin when it is the market', () => {
    expect(leadOf('MARKET')).toBe('BTC');
    expect(leadOf('ADA')).toBe('ADA');
  });
});
