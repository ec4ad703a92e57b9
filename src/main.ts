/** The command line. Exit code 0 when it is done, 1 when it cannot be done, 2 for a wrong call. */
import { Command } from 'commander';
import { addDoctor } from './commands/doctor/doctor.ts';
import { addExport } from './commands/export.ts';
import { explain } from './commands/failures.ts';
import { addHealth } from './commands/health.ts';
import { addImport } from './commands/import.ts';
import { addKeys } from './commands/keys.ts';
import { addEndAllSessions, addMigrate } from './commands/maintenance.ts';
import { processTerminal as terminal } from './commands/process-terminal.ts';
import { addServe } from './commands/serve.ts';
import { addUsers } from './commands/users/users.ts';
import { version } from './version.ts';

const program = new Command('concord')
  .version(version)
  .description('One authentication server that answers five published APIs.')
  .addHelpText('after', '\nWithout a command it serves. Settings come from environment variables.')
  .addHelpText('after', 'Exit codes: 0 it is done; 1 it cannot be done; 2 the call is wrong.')
  .configureOutput({ outputError: () => {} })
  .exitOverride();
addServe(program, terminal);
addMigrate(program, terminal);
addUsers(program, terminal);
addKeys(program, terminal);
addDoctor(program, terminal);
addHealth(program, terminal);
addExport(program, terminal);
addImport(program, terminal);
addEndAllSessions(program, terminal);

const words = process.argv.slice(2);
try {
  // Not by commander's default command, which would take a misspelt one for an argument.
  await program.parseAsync(words.length === 0 ? ['serve'] : words, { from: 'user' });
} catch (error) {
  const { exitCode, error: told, isSurprise } = explain(error);
  if (told && words.includes('--json')) console.error(JSON.stringify({ error: told }, null, 2));
  else if (isSurprise) console.error(error);
  else if (told) console.error(exitCode === 2 ? `${told.message}\n(--help tells how to call it)` : told.message);
  process.exit(exitCode);
}
