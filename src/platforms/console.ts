/** The console: commands typed at a prompt, no token needed. */
import { createInterface, type Interface } from 'node:readline';
import { styleText } from 'node:util';
import type { Reply, Spelling } from '../../commands/command.ts';
import { notice } from '../../commands/notice.ts';
import { type Message, plainText } from '../message/message.ts';
import { perform } from './perform.ts';
import type { House, Platform } from './platform.ts';
import { byOption, findCommand, readTyped } from './typed.ts';
import { wrap } from './wrap.ts';

/** Wider lines are hard to read, however wide the window is. */
const WIDEST = 100;
const PROMPT = '> ';

export interface Console extends Platform {
  /** Resolves when the input has ended, by `/quit` or by itself, and everything asked before is answered. */
  readonly closed: Promise<void>;
  readonly show: (reply: Reply) => void;
}

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

/** `/why-down eth` */
const spell: Spelling = ({ name }, values = {}) => [`/${name}`, ...Object.values(values)].join(' ');

/** Lines as wide as the terminal; no terminal, no wrapping. */
const widthOf = ({ output }: Terminal): number =>
  output.isTTY ? Math.min(output.columns ?? WIDEST, WIDEST) : Infinity;

function styled(message: Message, text: string): string {
  const headings = new Set(message.blocks.map(block => block.heading?.toUpperCase()));
  return text
    .split('\n')
    .map(line => (headings.has(line) ? styleText('bold', line, { validateStream: false }) : line))
    .join('\n');
}

export function createConsole(
  house: House,
  terminal: Terminal = { input: process.stdin, output: process.stdout },
): Console {
  const { input, output } = terminal;
  const ended = Promise.withResolvers<void>();
  let reader: Interface | undefined;

  function show(reply: Reply): void {
    const text = wrap(reply.kind === 'briefing' ? plainText(reply.message) : reply.text, widthOf(terminal));
    const shown = reply.kind === 'briefing' && output.isTTY ? styled(reply.message, text) : text;
    output.write(`${shown}\n\n`);
  }

  function ask(line: string): Promise<Reply> {
    const typed = readTyped(line.startsWith('/') ? line : `/${line}`);
    const command = typed && findCommand(house.commands, typed.name);
    const language = 'en';
    if (command) return perform(command, { options: byOption(command, typed.words), language, spell }, house);
    return Promise.resolve(notice(language, 'unknown-command', { given: line, help: spell({ name: 'help' }) }));
  }

  async function converse(lines: Interface): Promise<void> {
    if (output.isTTY) lines.prompt();
    for await (const raw of lines) {
      const line = raw.trim();
      if (/^\/?quit$/i.test(line)) break;
      if (line !== '') show(await ask(line));
      if (output.isTTY) lines.prompt();
    }
    lines.close();
  }

  return {
    id: 'console',
    closed: ended.promise,
    show,
    start: () => {
      reader = createInterface({ input, prompt: PROMPT, ...(output.isTTY ? { output } : {}) });
      converse(reader).then(ended.resolve, ended.reject);
      return Promise.resolve();
    },
    stop: async () => {
      reader?.close();
      if (reader) await ended.promise;
    },
  };
}
