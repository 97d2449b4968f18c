/** Every chat platform, with the setting that switches it on. To add one: a folder beside this file, and two lines here. */
import type { Settings } from '../config.ts';
import { createDiscord } from './discord/index.ts';
import type { House, Platform } from './platform.ts';
import { createTelegram } from './telegram/index.ts';

const PLATFORMS = [
  { token: 'DISCORD_TOKEN', create: createDiscord },
  { token: 'TELEGRAM_TOKEN', create: createTelegram },
] as const satisfies readonly {
  readonly token: keyof Settings;
  readonly create: (settings: Settings, house: House) => Platform;
}[];

/** The platforms whose tokens are set; none of them: the console is left. */
export const createPlatforms = (settings: Settings, house: House): readonly Platform[] =>
  PLATFORMS.filter(({ token }) => settings[token] !== undefined).map(({ create }) => create(settings, house));
