import { join } from 'node:path';
import type { Database } from './engine.ts';

/**
 * Brings the schema up to date; does nothing when it is. Several instances may call it at once.
 * Every missing migration is applied in one transaction, or none.
 */
export function applyMigrations(database: Database): Promise<void> {
  return database.migrate(MIGRATIONS);
}

const MIGRATIONS = join(import.meta.dir, 'migrations');
