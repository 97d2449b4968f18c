/** What Discord offers while somebody types an option. */
import type { AutocompleteInteraction } from 'discord.js';
import type { Command } from '../../../commands/command.ts';

/** Discord shows no more. */
const MOST_SUGGESTIONS = 25;

export async function suggest(interaction: AutocompleteInteraction, commands: readonly Command[]): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const command = commands.find(candidate => candidate.name === interaction.commandName);
  const suggestions = command?.options.find(option => option.name === name)?.suggestions ?? [];
  const typed = value.trim().toLowerCase();
  const fitting = suggestions.filter(answer =>
    [answer.value, answer.label].some(text => text.toLowerCase().includes(typed)),
  );
  await interaction.respond(
    fitting.slice(0, MOST_SUGGESTIONS).map(answer => ({ name: answer.label, value: answer.value })),
  );
}
