/** Discord: slash commands over the gateway. */
import { type Client, Events, Routes } from 'discord.js';
import { SettingError, type Settings } from '../../config.ts';
import { createAnswers } from '../answers.ts';
import { keepTrying } from '../keep-trying.ts';
import type { House, Platform } from '../platform.ts';
import { reasonOf } from '../reason.ts';
import { answer } from './answer.ts';
import { isHopeless, logIn, refusesToken, tokenRefused } from './login.ts';
import { registration } from './registration.ts';
import { suggest } from './suggest.ts';

export function createDiscord(settings: Settings, home: House): Platform {
  const log = home.log.child({ platform: 'discord' });
  const house: House = { ...home, log };
  const answers = createAnswers(log);
  const stopping = new AbortController();
  const patience = { log, signal: stopping.signal, hopeless: isHopeless };
  let client: Client<true> | undefined;

  function listen(ready: Client<true>): void {
    ready.on(Events.InteractionCreate, interaction => {
      if (stopping.signal.aborted) return;
      if (interaction.isChatInputCommand()) answers.run(() => answer(interaction, house));
      else if (interaction.isAutocomplete()) answers.run(() => suggest(interaction, house.commands));
    });
    // discord.js reports only those closings from which it does not come back.
    ready.on(Events.ShardDisconnect, ({ code }) => {
      house.onFatal(
        refusesToken(code) ? tokenRefused() : new Error(`Discord closed the connection for good, code ${code}`),
      );
    });
  }

  return {
    id: 'discord',
    start: async () => {
      try {
        client = await keepTrying('Discord login', () => logIn(settings, log, stopping.signal), patience);
        listen(client);
        const { application, rest } = client;
        const body = registration(house.commands);
        await keepTrying(
          'registering the commands with Discord',
          () => rest.put(Routes.applicationCommands(application.id), { body }),
          patience,
        );
        log.info({ bot: client.user.tag, servers: client.guilds.cache.size }, 'Discord is listening');
      } catch (error) {
        if (stopping.signal.aborted) return;
        await client?.destroy();
        throw error instanceof SettingError ? error : new Error(`Discord does not start: ${reasonOf(error)}`);
      }
    },
    stop: async () => {
      stopping.abort();
      await answers.finish();
      await client?.destroy();
    },
  };
}
