/** How files are named, how they begin, and what none of them may mention. */
import { describe, expect, it } from 'vitest';
import { FILES, textOf } from './tree.ts';

const OWN = 'test/house/files.test.ts';
/** CI may look beside the repository for the platforms' test doubles and says so when they are not there. */
const CI = '.ci/run';

const code = FILES.filter(path => /^(src|commands|templates|test)\//.test(path) && !path.startsWith('test/fixtures/'));

/** Places, hosts and words of one machine, which mean nothing to anybody else. */
const FOREIGN_WORDS = [
  {
    what: 'an absolute path of one machine',
    pattern: /(?:^|[\s'"`(=:])\/(?:work|tmp|home|root|mnt|Users)\//m,
    except: [],
  },
  { what: 'a folder beside the repository', pattern: /\.\.\/shared\b/, except: [CI] },
  {
    what: 'a private package registry',
    pattern: /\b(?:registry|npm)\.(?!npmjs\.com)[\w-]+\.\w+|\bverdaccio\b|\bartifactory\b/i,
    except: [],
  },
  {
    what: 'a working session',
    pattern: /(?<!\b(?:gateway|trading|market|equity|share|stock|exchange|user)[ -])\bsessions?\b/i,
    except: [],
  },
] as const;

const parts = (path: string): readonly string[] => path.split('/');

const caption = (path: string): RegExp => (path.endsWith('.ftl') ? /^#{1,3} / : /^(\/\*\*[ \n]|\/\/ )/);

describe('files', () => {
  it('are named in kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.test)?(\.[a-z]+)?$/;
    expect(code.filter(path => !parts(path).every(part => kebab.test(part)))).toEqual([]);
  });

  it('are named after what they hold', () => {
    const vague = /^(utils?|helpers?|common|types?|misc)(\.|$)/;
    expect(code.filter(path => parts(path).some(part => vague.test(part)))).toEqual([]);
  });

  it('begin with a caption', () => {
    const written = code.filter(path => /\.(ts|ftl)$/.test(path));
    expect(written.filter(path => !caption(path).test(textOf(path)))).toEqual([]);
  });

  it.each(FOREIGN_WORDS)('mention nowhere $what', ({ pattern, except }) => {
    const exempt: readonly string[] = [OWN, ...except];
    const found = FILES.filter(path => !exempt.includes(path)).flatMap(path => {
      const word = pattern.exec(textOf(path))?.[0];
      return word === undefined ? [] : [`${path}: ${word.trim()}`];
    });
    expect(found).toEqual([]);
  });
});

describe('the words that nothing may mention', () => {
  it.each([
    [`const path = '/work/main/src';`, 0],
    ['see /home/ann/notes', 0],
    ['copied from ../shared/docs', 1],
    ['resolved: https://registry.example.org/axios', 2],
    ['as the last session found', 3],
  ])('are found in "%s"', (text, rule) => {
    expect(FOREIGN_WORDS[rule]?.pattern.test(text)).toBe(true);
  });

  it.each([
    'a gateway session is resumed',
    'https://www.npmjs.com/package/axios',
    'https://example.com/home/page',
    'src/market/work.ts',
  ])('are not found in "%s"', text => {
    expect(FOREIGN_WORDS.filter(({ pattern }) => pattern.test(text))).toEqual([]);
  });
});
