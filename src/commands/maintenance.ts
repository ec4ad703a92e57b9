import type { Command } from 'commander';
import { systemClock } from '../platform/clock.ts';
import { applyMigrations } from '../storage/migrate.ts';
import { endAllSessions } from '../storage/restoration.ts';
import type { Terminal } from './terminal.ts';
import { withDatabase } from './with-database.ts';

export function addMigrate(program: Command, { config, print }: Terminal): void {
  program
    .command('migrate')
    .description('bring the database schema up to date')
    .action(async () => {
      await withDatabase(config(), applyMigrations);
      print('the schema is up to date');
    });
}

/** For after a restore in place, which the service cannot recognize: docs/reliability.md. */
export function addEndAllSessions(program: Command, { config, print }: Terminal): void {
  program
    .command('end-all-sessions')
    .description('log everybody out, as after a restore of the database in place')
    .action(async () => {
      const ended = await withDatabase(config(), (database) => endAllSessions(database, systemClock.now()));
      print(`${ended} sessions have been ended`);
    });
}
