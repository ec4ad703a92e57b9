import { CommandFailure } from './failures.ts';
import type { Terminal } from './terminal.ts';

/** The option of every command that cannot be undone. */
export const yesOption = ['--yes', 'do it without asking'] as const;

/**
 * Goes on only if `yes` was given or somebody types it.
 * @throws {CommandFailure} when nobody agrees, or nobody is there to ask
 */
export async function confirm(terminal: Terminal, yes: boolean | undefined, what: string): Promise<void> {
  if (yes) return;
  if (!terminal.isInteractive) {
    throw new CommandFailure('confirmation_needed', `${what}: this cannot be undone; confirm it with --yes`, {
      exitCode: 2,
    });
  }
  const typed = await terminal.ask(`${what}. This cannot be undone. Type "yes" to go on: `);
  if (typed.trim().toLowerCase() !== 'yes') throw new CommandFailure('cancelled', 'cancelled; nothing was changed');
}
