/** Answers a slash command: at once when the answer is there, else "thinking…" first and the answer when it is. */
import { setTimeout as wait } from 'node:timers/promises';
import { type ChatInputCommandInteraction, DiscordAPIError, MessageFlags, RESTJSONErrorCodes } from 'discord.js';
import type { Reply } from '../../../commands/command.ts';
import { notice } from '../../../commands/notice.ts';
import { SECOND } from '../../units/time.ts';
import { perform } from '../perform.ts';
import type { House } from '../platform.ts';
import { reasonOf } from '../reason.ts';
import { escape } from './escape.ts';
import { spell } from './registration.ts';
import { render } from './render.ts';

/** Discord forgets a command that is not acknowledged within three seconds, its own network included. */
const PATIENCE = SECOND;

function typedOptions(interaction: ChatInputCommandInteraction): Readonly<Record<string, string>> {
  return Object.fromEntries(interaction.options.data.map(({ name, value }) => [name, String(value ?? '')]));
}

function ask(interaction: ChatInputCommandInteraction, house: House): Promise<Reply> {
  const language = interaction.locale;
  const command = house.commands.find(candidate => candidate.name === interaction.commandName);
  if (command) return perform(command, { options: typedOptions(interaction), language, spell }, house);
  const unknown = { given: `/${interaction.commandName}`, help: spell({ name: 'help' }) };
  return Promise.resolve(notice(language, 'unknown-command', unknown));
}

/**
 * "Thinking…" stands in public already and cannot become private, and a follow-up to it would only replace it:
 * it is filled first, and taken away once the private answer stands.
 * @see https://github.com/discord/discord-api-docs/issues/2866
 */
async function showLatePrivately(interaction: ChatInputCommandInteraction, content: string): Promise<void> {
  await interaction.editReply('…');
  await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
  await interaction.deleteReply();
}

async function show(interaction: ChatInputCommandInteraction, reply: Reply): Promise<void> {
  if (reply.kind === 'briefing') {
    const payload = render(reply.message);
    await (interaction.deferred ? interaction.editReply(payload) : interaction.reply(payload));
    return;
  }
  const content = escape(reply.text);
  if (reply.private && interaction.deferred) await showLatePrivately(interaction, content);
  else if (reply.private) await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  else await (interaction.deferred ? interaction.editReply(content) : interaction.reply(content));
}

/** Nobody is left to be told: the time is over, or the answer did arrive although Discord reported an error. */
const isOver = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  (error.code === RESTJSONErrorCodes.UnknownInteraction ||
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);

/** @throws what Discord answers when not even an apology can be shown */
export async function answer(interaction: ChatInputCommandInteraction, house: House): Promise<void> {
  const coming = ask(interaction, house);
  try {
    const quick = await Promise.race([coming, wait(PATIENCE, undefined, { ref: false })]);
    if (!quick) await interaction.deferReply();
    await show(interaction, quick ?? (await coming));
  } catch (error) {
    if (isOver(error))
      house.log.warn({ command: interaction.commandName }, 'Discord takes no answer to this command any more');
    else {
      // The error itself would tell the log the address at which anybody may answer this command.
      house.log.error({ reason: reasonOf(error), command: interaction.commandName }, 'an answer could not be shown');
      await show(interaction, notice(interaction.locale, 'failed'));
    }
  }
}
