import type { Config } from '../config.ts';

/** What a command gets from the process that it runs in. */
export interface Terminal {
  /** Read when a command needs it, so that `--help` works without one. @throws {ConfigurationError} */
  config(): Config;
  /** One line of the command's result, to stdout. Throws as `write` does. */
  print(line: string): void;
  /** A part of the command's result as it is, to stdout. @throws {WriteFailure}, or {NobodyReads} when a pipe is closed */
  write(text: string): void;
  /** Whether somebody is there to answer. */
  isInteractive: boolean;
  /** The line that is typed. @throws {CommandFailure} when the question is cancelled */
  ask(question: string): Promise<string>;
  /** As `ask`, without showing what is typed. */
  askSecretly(question: string): Promise<string>;
  /** Stdin to its end. @throws {CommandFailure} beyond `mostBytes` */
  readInput(mostBytes: number): Promise<Uint8Array>;
  /** Who gives the command, as far as the operating system tells: `root (uid 0) on auth-1`. */
  operator: string;
}
