/** A briefing as Telegram HTML: the answer first, the lists folded into quotes that open on a tap. */
import { partsOf } from '../../../commands/notice.ts';
import type { Notice } from '../../../commands/command.ts';
import { type Block, linesOf, type Message, type Sentence, textOf } from '../../message/message.ts';
import { charactersIn } from '../characters.ts';
import { fit, isList } from '../fit.ts';
import { oneLine, runsOf } from '../runs.ts';

/** Characters that people see, so without markup. @see https://core.telegram.org/bots/api#sendmessage */
const TEXT_LIMIT = 4096;
/** Bytes of the whole text with its markup: the server's own limit. */
const BYTE_LIMIT = 32_768;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const bold = (text: string): string => `<b>${escape(text)}</b>`;

const marked = (sentence: Sentence): string =>
  runsOf(sentence)
    .map(run => (run.bold ? bold(run.text) : escape(run.text)))
    .join('');

const prose = (sentences: readonly Sentence[]): string => sentences.map(marked).join(' ');

function section(block: Block): string {
  const { id, heading, sentences } = block;
  if (id === 'disclaimer') return `<i>${sentences.map(sentence => escape(oneLine(textOf(sentence)))).join(' ')}</i>`;
  if (id === 'line') {
    const [first, ...rest] = sentences;
    return [...(first ? [bold(oneLine(textOf(first)))] : []), ...(rest.length > 0 ? [prose(rest)] : [])].join('\n');
  }
  const list = `<blockquote expandable>${linesOf(block)
    .map(line => `• ${prose(line)}`)
    .join('\n')}</blockquote>`;
  return [...(heading ? [bold(oneLine(heading))] : []), isList(block) ? list : prose(sentences)].join('\n');
}

/** What people see of our HTML. */
const visible = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt);/g, '&');

/** @throws {Error} see `fit` */
export const render = (message: Message): string =>
  fit(
    message,
    blocks => blocks.map(section).join('\n\n'),
    html => charactersIn(visible(html)) <= TEXT_LIMIT && Buffer.byteLength(html) <= BYTE_LIMIT,
  );

/** The asker's own words stand in code, where Telegram makes no link or mention of them. */
export function renderNotice(notice: Notice): string {
  const [before, given, after] = partsOf(notice);
  return `${escape(before)}${given ? `<code>${escape(given)}</code>` : ''}${escape(after)}`;
}
