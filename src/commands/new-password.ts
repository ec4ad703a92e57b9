import { CommandFailure } from './failures.ts';
import type { Terminal } from './terminal.ts';

/** A password is never an argument: those are seen by every user of the machine, and kept by the shell. */
export const passwordOption = [
  '--password-stdin',
  'read the password from stdin, up to the end of its one line',
] as const;

/** The password for somebody's account, from stdin or typed twice. @throws {CommandFailure} */
export async function newPassword(terminal: Terminal, fromInput: boolean | undefined): Promise<string> {
  if (fromInput) return lineOf(await terminal.readInput(MOST_BYTES));
  if (!terminal.isInteractive) {
    throw new CommandFailure('password_needed', 'give the password to stdin, with --password-stdin', { exitCode: 2 });
  }
  const password = await terminal.askSecretly('New password: ');
  if ((await terminal.askSecretly('Once more: ')) !== password) {
    throw new CommandFailure('passwords_differ', 'the two passwords differ; nothing was changed');
  }
  return password;
}

const MOST_BYTES = 4096;

/** Nothing but the end of the line is taken away: a password may begin and end with spaces. */
function lineOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replace(/\r?\n$/, '');
    if (!/[\r\n]/.test(text)) return text;
  } catch {
    throw new CommandFailure('password_unreadable', 'the password on stdin is not UTF-8');
  }
  throw new CommandFailure('password_unreadable', 'stdin has more than one line; a password is one');
}
