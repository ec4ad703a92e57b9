import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import type { Database, Db } from './engine.ts';
import { codeOf, StorageFailure } from './failure.ts';
import { journal } from './migrations/index.ts';

/**
 * Brings the schema up to date; does nothing when it is. Several instances may call it at once.
 * Every missing migration is applied in one transaction, or none.
 * @throws {StorageFailure} when the database cannot be reached, or refuses a migration
 */
export async function applyMigrations(database: Database): Promise<void> {
  try {
    if (await isCurrent(database.db)) return;
    await database.maintain(({ migrate }) => migrate(migrations));
  } catch (error) {
    throw new StorageFailure('bringing the database schema up to date', error);
  }
}

/** Asked before the lock is: most starts find nothing to do. */
async function isCurrent(db: Db): Promise<boolean> {
  const newest = migrations.at(-1)?.folderMillis ?? 0;
  try {
    const [applied] = await db.select({ newest: sql<string | null>`max(created_at)::text` }).from(JOURNAL);
    return Number(applied?.newest) >= newest;
  } catch (error) {
    if (UNDEFINED_SCHEMA_OR_TABLE.has(codeOf(error) ?? '')) return false;
    throw error;
  }
}

/** Drizzle's, see `PgDialect.migrate`. */
const JOURNAL = sql`drizzle.__drizzle_migrations`;

/** SQLSTATE, PostgreSQL Appendix A. */
const UNDEFINED_SCHEMA_OR_TABLE = new Set(['3F000', '42P01']);

/** As Drizzle's `readMigrationFiles` would read them from their folder, which an executable does not have. */
export const migrations: MigrationMeta[] = journal.map(({ sql, when, breakpoints }) => ({
  sql: sql.split('--> statement-breakpoint'),
  bps: breakpoints,
  folderMillis: when,
  hash: createHash('sha256').update(sql).digest('hex'),
}));
