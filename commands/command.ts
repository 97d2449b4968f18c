/** The contract of a command: the same on every platform. */
import type { Message } from '../src/message/message.ts';
import type { Detail } from '../src/narrative/detail.ts';
import type { Scope } from '../src/units/asset.ts';

export interface Answer {
  readonly value: string;
  /** As shown to people, at most 100 characters. */
  readonly label: string;
}

export interface Option {
  readonly name: string;
  /** One line for people, at most 100 characters. */
  readonly description: string;
  /** The only accepted answers, when they are few; the platform offers them. */
  readonly choices?: readonly Answer[];
  /** Answers worth offering while people type; other spellings are accepted too. */
  readonly suggestions?: readonly Answer[];
}

export interface Command {
  /** Lower case, words joined by `-`; Telegram, which forbids `-`, gets `_`. */
  readonly name: string;
  /** Other spellings people type. */
  readonly aliases: readonly string[];
  /** One line for people, at most 100 characters. */
  readonly description: string;
  readonly options: readonly Option[];
  /** Values that make a good first try, by option; `/help` shows them. Empty when the bare command says it all. */
  readonly example: Readonly<Record<string, string>>;
  readonly run: (asked: Asked, desk: Desk) => Promise<Reply>;
}

export interface Asked {
  /** What was typed for each option, untrimmed and unchecked, in the order of `options` where a platform has no names. */
  readonly options: Readonly<Record<string, string>>;
  /** BCP 47 tag of the asker's client, e.g. `en-GB`. */
  readonly language: string;
  /** How people write a command where it was asked, e.g. `/why-down asset:eth` or `/why_down eth`. */
  readonly spell: Spelling;
}

export type Spelling = (command: Pick<Command, 'name'>, values?: Readonly<Record<string, string>>) => string;

/** A briefing is for everybody in the chat. A notice is one clear sentence; `private` ones only the asker should see. */
export type Reply = { readonly kind: 'briefing'; readonly message: Message } | Notice;

export interface Notice {
  readonly kind: 'notice';
  readonly text: string;
  readonly private: boolean;
  /** Where in `text` the asker's own words stand: shown as they are, never as a link, a mention or a command. */
  readonly given?: readonly [start: number, end: number];
}

/** What commands may ask of the house. */
export interface Desk {
  /** The current briefing; null when there is no market data yet. */
  readonly brief: (scope: Scope, detail: Detail, language: string) => Promise<Message | null>;
}
