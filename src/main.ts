/** The command line. Exit code 0 when it is done, 1 when it cannot be done, 2 for a wrong call. */
import { Command, CommanderError } from 'commander';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addEndAllSessions, addMigrate } from './commands/maintenance.ts';
import { addServe } from './commands/serve.ts';
import type { Terminal } from './commands/terminal.ts';
import { ConfigurationError, loadConfig } from './config.ts';
import { DatabaseInUse } from './storage/directory-lock.ts';
import { StorageFailure } from './storage/failure.ts';
import { version } from './version.ts';

const terminal: Terminal = { config: () => loadConfig(process.env), print: (line) => console.log(line) };
const mendable = [ConfigurationError, DatabaseInUse, StorageFailure];

const program = new Command('concord')
  .version(version)
  .description('One authentication server that answers five published APIs.')
  .exitOverride();
addServe(program, terminal);
addMigrate(program, terminal);
addExport(program, terminal);
addImport(program, terminal);
addEndAllSessions(program, terminal);

try {
  await program.parseAsync();
} catch (error) {
  process.exit(exitCode(error));
}

/** commander has told its own errors already. A fault that the operator can mend is told without a stack. */
function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const isMendable = mendable.some((kind) => error instanceof kind) || isSystemError(error);
  console.error(isMendable ? (error as Error).message : error);
  return 1;
}

/** Such as a taken port (EADDRINUSE), or a file that is not there (ENOENT). */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^E[A-Z]{2,20}$/.test(String(error.code));
}
