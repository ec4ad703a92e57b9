import { join } from 'node:path';
import type { Database } from './engine.ts';
import { StorageFailure } from './failure.ts';

/**
 * Brings the schema up to date; does nothing when it is. Several instances may call it at once.
 * Every missing migration is applied in one transaction, or none.
 * @throws {StorageFailure} when the database cannot be reached, or refuses a migration
 */
export async function applyMigrations(database: Database): Promise<void> {
  try {
    await database.maintain(({ migrate }) => migrate(MIGRATIONS));
  } catch (error) {
    throw new StorageFailure('bringing the database schema up to date', error);
  }
}

const MIGRATIONS = join(import.meta.dir, 'migrations');
