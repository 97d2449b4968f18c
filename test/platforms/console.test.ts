/** The console: what is typed and what is printed. */
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { createLog } from '../../src/kit/log.ts';
import { plainText } from '../../src/message/message.ts';
import { createConsole } from '../../src/platforms/console.ts';
import { sampleMessage } from './sample.ts';

function open(screen: { readonly isTTY?: boolean; readonly columns?: number } = {}) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), screen);
  const house = {
    commands: COMMANDS,
    desk: { brief: () => Promise.resolve(sampleMessage) },
    log: createLog('silent'),
    onFatal: (error: Error) => {
      throw error;
    },
  };
  return { input, output, door: createConsole(house, { input, output }) };
}

/** Types some lines, closes the input and returns what was printed. */
async function talk(lines: readonly string[], screen = {}): Promise<string> {
  const { input, output, door } = open(screen);
  await door.start();
  input.end(lines.map(line => `${line}\n`).join(''));
  await door.closed;
  output.end();
  return (await output.toArray()).join('');
}

describe('the console', () => {
  test.each(['/why-down eth', '/WHY_DOWN', ' /why brief ', 'why-down'])('%j prints the briefing', async line => {
    expect(await talk([line])).toBe(`${plainText(sampleMessage)}\n\n`);
  });

  test('an empty line does nothing, an unknown command and a wrong coin are one sentence each', async () => {
    expect(await talk(['', '   '])).toBe('');
    expect(await talk(['/sing loudly', '/why shib'])).toMatch(
      /^We do not know “\/sing loudly”: \/help shows what you can ask\.\n\nWe do not follow “shib”: [^\n]*\.\n\n$/,
    );
  });

  test('answers in the order of the questions, all of them, and none after /quit', async () => {
    const printed = await talk(['/help', '/why', '/QUIT', '/help']);
    expect(printed.indexOf('/why-down eth brief')).toBeLessThan(printed.indexOf('IN SHORT'));
    expect(printed.match(/Ask us why/g)).toHaveLength(1);
  });

  test('on a terminal lines fit its width and headings stand out; the words are the same', async () => {
    const printed = await talk(['/why'], { isTTY: true, columns: 40 });
    const plain = stripVTControlCharacters(printed);
    expect(printed).toContain('\u001B[1mIN SHORT');
    expect(Math.max(...plain.split('\n').map(line => line.length))).toBeLessThanOrEqual(40);
    expect(plain.replace(/\s+/g, ' ')).toContain(plainText(sampleMessage).replace(/\s+/g, ' '));
  });

  test('stop ends the conversation while the input stays open', async () => {
    const { door } = open();
    await door.start();
    await door.stop();
    expect(await door.closed).toBeUndefined();
  });
});
