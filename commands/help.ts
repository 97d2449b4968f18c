/** `/help`: what the bot does, and its commands with an example each. */
import { phrase } from '../templates/words.ts';
import type { Command } from './command.ts';

/** @param commands everything that can be asked; read when somebody asks, so the list may hold `/help` itself */
export const helpOn = (commands: () => readonly Command[]): Command => ({
  name: 'help',
  aliases: ['start'],
  description: 'What this bot does and what you can ask it',
  options: [],
  example: {},
  run: ({ language, spell }) => {
    const lines = commands().map(command => {
      const line = phrase(language, 'help-command', { command: spell(command), description: command.description });
      if (Object.keys(command.example).length === 0) return line;
      return `${line}\n${phrase(language, 'help-example', { example: spell(command, command.example) })}`;
    });
    const text = [phrase(language, 'help-greeting'), ...lines].join('\n\n');
    return Promise.resolve({ kind: 'notice', text, private: true });
  },
});
