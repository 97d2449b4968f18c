/** The commands as Discord registers them. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Option, Spelling } from '../../../commands/command.ts';

/** Characters an answer may have: room for any honest answer and for a clear refusal of a silly one. */
const LONGEST_VALUE = 300;

/** `/why-down asset:eth` */
export const spell: Spelling = ({ name }, values = {}) =>
  [`/${name}`, ...Object.entries(values).map(pair => pair.join(':'))].join(' ');

function registered({ name, description, choices, suggestions }: Option): APIApplicationCommandBasicOption {
  const base = { type: ApplicationCommandOptionType.String as const, name, description };
  if (choices) return { ...base, choices: choices.map(({ value, label }) => ({ name: label, value })) };
  if (suggestions) return { ...base, max_length: LONGEST_VALUE, autocomplete: true };
  return { ...base, max_length: LONGEST_VALUE };
}

/**
 * Usable in servers and in private messages, installed for a server or for oneself.
 * @see https://discord.com/developers/docs/interactions/application-commands
 */
export const registration = (commands: readonly Command[]): RESTPutAPIApplicationCommandsJSONBody =>
  commands.map(command => ({
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    options: command.options.map(registered),
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  }));
