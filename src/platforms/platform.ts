/** The contract of a chat platform: it listens for commands and shows replies; it knows nothing of markets. */
import type { Command, Desk } from '../../commands/command.ts';
import type { Log } from '../kit/log.ts';

export interface Platform {
  readonly id: string;
  /**
   * Logs in and starts answering; resolves when people can use it. Keeps trying while the network is down.
   * @throws {SettingError} when the token is refused: only the operator can mend that
   */
  readonly start: () => Promise<void>;
  /** Stops taking commands and lets running answers finish. */
  readonly stop: () => Promise<void>;
}

/** What every platform is given. */
export interface House {
  readonly commands: readonly Command[];
  readonly desk: Desk;
  readonly log: Log;
  /** A platform that was up has died for good (token revoked, fatal close code): the process should end. */
  readonly onFatal: (error: Error) => void;
}
