import type { Command } from 'commander';
import { systemClock } from '../platform/clock.ts';
import { applyMigrations } from '../storage/migrate.ts';
import { migrationLevel } from '../storage/migration-level.ts';
import { endAllSessions } from '../storage/restoration.ts';
import { answer, examples, jsonOption } from './answer.ts';
import { confirm, yesOption } from './confirmation.ts';
import type { Terminal } from './terminal.ts';
import { withDatabase, withMigratedDatabase } from './with-database.ts';

interface Options {
  json?: true;
  yes?: true;
}

export function addMigrate(program: Command, terminal: Terminal): void {
  program
    .command('migrate')
    .description('bring the database schema up to date, which `serve` does too')
    .option(...jsonOption)
    .action(async ({ json }: Options) => {
      const applied = await withDatabase(terminal.config(), async (database) => {
        const { pending } = await migrationLevel(database);
        await applyMigrations(database);
        return pending;
      });
      answer(terminal, json, { applied }, [...applied.map((name) => `applied ${name}`), 'the schema is up to date']);
    });
}

/** For after a restore in place, which the service cannot recognize: docs/reliability.md. */
export function addEndAllSessions(program: Command, terminal: Terminal): void {
  program
    .command('end-all-sessions')
    .description('log everybody out, as after a restore of the database in place')
    .option(...yesOption)
    .option(...jsonOption)
    .addHelpText('after', examples('concord end-all-sessions --yes'))
    .action(async ({ json, yes }: Options) => {
      const config = terminal.config();
      await confirm(terminal, yes, 'end every session of every account');
      const ended = await withMigratedDatabase(config, (database) => endAllSessions(database, systemClock.now()));
      answer(terminal, json, { sessions_ended: ended }, [`${ended} sessions have been ended`]);
    });
}
