/** Breaks lines between words so that they fit a terminal. */

function wrapLine(line: string, width: number): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && longer.length > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current].join('\n');
}

/** @param width characters per line; a longer word stays whole on a line of its own */
export const wrap = (text: string, width: number): string =>
  text
    .split('\n')
    .map(line => wrapLine(line, width))
    .join('\n');
