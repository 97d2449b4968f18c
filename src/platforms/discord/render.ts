/** A briefing as a Components V2 message: a coloured container of text, headings and a small grey footer. */
import { type APIContainerComponent, type APITextDisplayComponent, ComponentType, MessageFlags } from 'discord.js';
import { type Block, linesOf, type Message, type Sentence, textOf, type Verdict } from '../../message/message.ts';
import { SECOND } from '../../units/time.ts';
import { charactersIn } from '../characters.ts';
import { fit, isList } from '../fit.ts';
import { oneLine, runsOf } from '../runs.ts';
import { escape } from './escape.ts';

/** Characters (code points) over all texts of a message, markup included. */
const TEXT_LIMIT = 4000;
/** @see https://discord.com/developers/docs/components/reference */
const COMPONENT_LIMIT = 40;

const ACCENTS: Readonly<Record<Verdict, number>> = {
  falling: 0xe5_48_4d,
  flat: 0x8b_8d_98,
  rising: 0x30_a4_6c,
  unknown: 0xf5_a5_24,
};

export interface Payload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly [APIContainerComponent];
}

const plain = (sentence: Sentence): string => oneLine(textOf(sentence));

const marked = (sentence: Sentence): string =>
  runsOf(sentence)
    .map(({ text, bold }) => (bold ? `**${escape(text)}**` : escape(text)))
    .join('');

/** A heading is bold as it is. */
const title = (text: string, level: '##' | '###'): string => `${level} ${escape(oneLine(text))}`;

const prose = (sentences: readonly Sentence[]): readonly string[] =>
  sentences.length > 0 ? [sentences.map(marked).join(' ')] : [];

function body(block: Block): string {
  const { heading, sentences } = block;
  if (block.id === 'line') {
    const [first, ...rest] = sentences;
    return [...(first ? [title(plain(first), '##')] : []), ...prose(rest)].join('\n');
  }
  const lines = isList(block) ? linesOf(block).map(line => `- ${line.map(marked).join(' ')}`) : prose(sentences);
  return [...(heading ? [title(heading, '###')] : []), ...lines].join('\n');
}

/** Small and grey, nothing in it stands out; Discord keeps `2 minutes ago` up to date by itself. */
function footer(message: Message, blocks: readonly Block[]): string {
  const disclaimer = blocks.filter(block => block.id === 'disclaimer').flatMap(block => block.sentences);
  const words = disclaimer.map(sentence => escape(plain(sentence)));
  return `-# ${[words.join(' '), `<t:${Math.floor(message.pricedAt / SECOND)}:R>`].filter(Boolean).join(' · ')}`;
}

const display = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });

const container = (message: Message, blocks: readonly Block[]): APIContainerComponent => ({
  type: ComponentType.Container,
  accent_color: ACCENTS[message.verdict],
  components: [
    ...blocks.filter(block => block.id !== 'disclaimer').map(block => display(body(block))),
    { type: ComponentType.Separator },
    display(footer(message, blocks)),
  ],
});

const textLength = ({ components }: APIContainerComponent): number =>
  components
    .map(child => (child.type === ComponentType.TextDisplay ? charactersIn(child.content) : 0))
    .reduce((sum, length) => sum + length, 0);

/** @throws {Error} see `fit` */
export function render(message: Message): Payload {
  const whole = fit(
    message,
    blocks => container(message, blocks),
    box => textLength(box) <= TEXT_LIMIT && box.components.length + 1 <= COMPONENT_LIMIT,
  );
  return { flags: MessageFlags.IsComponentsV2, components: [whole] };
}
