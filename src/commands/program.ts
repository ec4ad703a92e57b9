import { Command } from 'commander';
import { version } from '../version.ts';
import { addDoctor } from './doctor/doctor.ts';
import { addExport } from './export.ts';
import { addHealth } from './health.ts';
import { addImport } from './import.ts';
import { addKeys } from './keys.ts';
import { addEndAllSessions, addMigrate } from './maintenance.ts';
import { processTerminal as terminal } from './process-terminal.ts';
import { addServe } from './serve.ts';
import { addUsers } from './users/users.ts';

/** Runs the command that the words after the program's name are. @throws {CommanderError} for a wrong call, and after help */
export async function runCommand(words: string[]): Promise<void> {
  const program = new Command('concord')
    .version(version)
    .description('One authentication server that answers five published APIs.')
    .addHelpText('after', '\nWithout a command it serves. Settings come from environment variables.')
    .addHelpText('after', 'Exit codes: 0 it is done; 1 it cannot be done; 2 the call is wrong.')
    .configureOutput({ writeOut: (text) => terminal.write(text), outputError: () => {} })
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
  await program.parseAsync(words, { from: 'user' });
}
