import { createHash } from 'node:crypto';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import type { Database } from './engine.ts';
import { orStorageFailure } from './failure.ts';
import { migrationLevel } from './migration-level.ts';
import { journal } from './migrations/index.ts';

/**
 * Brings the schema up to date; does nothing when it is. Several instances may call it at once.
 * Every missing migration is applied in one transaction, or none.
 * @throws {StorageFailure} when the database cannot be reached, or refuses a migration
 */
export function applyMigrations(database: Database): Promise<void> {
  return orStorageFailure('bringing the database schema up to date', async () => {
    // Asked before the lock is: most starts find nothing to do.
    if ((await migrationLevel(database)).pending.length === 0) return;
    await database.maintain(({ migrate }) => migrate(migrations));
  });
}

/** As Drizzle's `readMigrationFiles` would read them from their folder, which an executable does not have. */
export const migrations: MigrationMeta[] = journal.map(({ sql, when, breakpoints }) => ({
  sql: sql.split('--> statement-breakpoint'),
  bps: breakpoints,
  folderMillis: when,
  hash: createHash('sha256').update(sql).digest('hex'),
}));
