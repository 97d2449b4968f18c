/** Text that Discord shows as it is: no markup, mention, link or list comes of it. */

/** Discord takes a backslash before any punctuation mark as "show this". */
const MARKUP = /[\\*_~`|<>[\]@#]/g;
/** A bare address becomes a link unless its colon is escaped. */
const LINK = /:(?=\/\/)/g;
const BULLET = /^(\s*)([-+])(?=\s|$)/gm;
const ORDINAL = /^(\s*\d+)([.)])(?=\s|$)/gm;

/** @see https://support.discord.com/hc/en-us/articles/210298617 */
export const escape = (text: string): string =>
  text
    .replace(MARKUP, String.raw`\$&`)
    .replace(LINK, String.raw`\:`)
    .replace(BULLET, String.raw`$1\$2`)
    .replace(ORDINAL, String.raw`$1\$2`);
