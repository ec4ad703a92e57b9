import type { Config } from '../config.ts';

/** What a command gets from the process that it runs in. */
export interface Terminal {
  /** Read when a command needs it, so that `--help` works without one. @throws {ConfigurationError} */
  config(): Config;
  /** One line of the command's result. */
  print(line: string): void;
}
