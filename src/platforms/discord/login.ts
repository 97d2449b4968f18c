/** One login to Discord, and what its errors mean. */
import { once } from 'node:events';
import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
} from 'discord.js';
import { SettingError, type Settings } from '../../config.ts';
import type { Log } from '../../kit/log.ts';
import { SECOND } from '../../units/time.ts';
import { reasonOf } from '../reason.ts';

export const tokenRefused = (): SettingError =>
  new SettingError(
    'DISCORD_TOKEN is refused by Discord; create a new one at discord.com/developers (Bot, Reset Token) and set it',
  );

const AUTHENTICATION_FAILED: number = GatewayCloseCodes.AuthenticationFailed;

/** @param code with which the gateway closed */
export const refusesToken = (code: number): boolean => code === AUTHENTICATION_FAILED;

const TOO_MANY_REQUESTS = 429;

/** Errors that repeating cannot mend: a refused token, or a request of ours that Discord finds wrong. */
export const isHopeless = (error: unknown): boolean =>
  error instanceof SettingError ||
  (error instanceof DiscordAPIError && error.status < 500 && error.status !== TOO_MANY_REQUESTS);

/** No privileged intent: the bot reads nobody's messages. Mentions are off for everything it writes. */
function createClient(settings: Settings, log: Log, signal: AbortSignal): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    enforceNonce: true,
    shards: 'auto',
    waitGuildTimeout: 5 * SECOND,
    rest: { api: settings.DISCORD_API_URL },
  });
  client.on(Events.Error, error => log.error({ reason: reasonOf(error) }, 'Discord client error'));
  client.on(Events.ShardError, error => log.warn({ reason: reasonOf(error) }, 'Discord connection error'));
  client.on(Events.ShardReconnecting, shard => {
    if (!signal.aborted) log.info({ shard }, 'Discord connection lost, reconnecting');
  });
  client.on(Events.ShardResume, shard => log.info({ shard }, 'Discord connection resumed'));
  return client;
}

/**
 * A client that is ready for commands. A failed one is destroyed: discord.js cannot log in twice with it.
 * @param signal gives up waiting
 * @throws {SettingError} when the token is refused
 */
export async function logIn(settings: Settings, log: Log, signal: AbortSignal): Promise<Client<true>> {
  const client = createClient(settings, log, signal);
  let refused = false;
  client.on(Events.ShardDisconnect, ({ code }) => {
    refused ||= refusesToken(code);
  });
  try {
    const ready = once(client, Events.ClientReady, { signal });
    await Promise.all([ready, client.login(settings.DISCORD_TOKEN)]);
    if (client.isReady()) return client;
    throw new Error('the connection was lost while logging in');
  } catch (error) {
    await client.destroy();
    const isToken = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
    throw refused || isToken || (error instanceof DiscordAPIError && error.status === 401) ? tokenRefused() : error;
  }
}
