/** The contract of a command: the same on every platform. */
import type { Message } from '../src/message/message.ts';
import type { Detail } from '../src/message/detail.ts';
import type { Scope } from '../src/units/asset.ts';

export interface Option {
  readonly name: string;
  /** One line for people, at most 100 characters. */
  readonly description: string;
  /** The accepted answers, when they are few; the platform offers them. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export interface Command {
  /** Lower case, words joined by `-`; Telegram, which forbids `-`, gets `_`. */
  readonly name: string;
  /** Other spellings people type. */
  readonly aliases: readonly string[];
  /** One line for people, at most 100 characters. */
  readonly description: string;
  readonly options: readonly Option[];
  readonly run: (asked: Asked, desk: Desk) => Promise<Reply>;
}

export interface Asked {
  /** What was typed for each option, untrimmed and unchecked, in the order of `options` where a platform has no names. */
  readonly options: Readonly<Record<string, string>>;
  /** BCP 47 tag of the asker's client, e.g. `en-GB`. */
  readonly language: string;
}

/** A briefing is for everybody in the chat. A notice is one clear sentence; `private` ones only the asker should see. */
export type Reply =
  | { readonly kind: 'briefing'; readonly message: Message }
  | { readonly kind: 'notice'; readonly text: string; readonly private: boolean };

/** What commands may ask of the house. */
export interface Desk {
  /** The current briefing; null when there is no market data yet. */
  readonly brief: (scope: Scope, detail: Detail, language: string) => Promise<Message | null>;
}
