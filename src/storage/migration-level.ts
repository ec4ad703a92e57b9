import { sql } from 'drizzle-orm';
import type { Database } from './engine.ts';
import { codeOf, StorageFailure } from './failure.ts';
import { journal } from './migrations/index.ts';

export interface MigrationLevel {
  /** Migrations of this release that the database does not have yet, oldest first. */
  pending: string[];
  /** Whether the database has migrations that this release does not know. */
  isAhead: boolean;
}

/** How far the schema of the database is. Changes nothing. @throws {StorageFailure} */
export async function migrationLevel({ db }: Pick<Database, 'db'>): Promise<MigrationLevel> {
  const newest = await newestMigration(db);
  return {
    pending: journal.filter(({ when }) => when > newest).map(({ tag }) => tag),
    isAhead: journal.every(({ when }) => when < newest),
  };
}

/** Where drizzle-orm notes what it has applied: the time at which the migration was written, in milliseconds. */
async function newestMigration(db: Database['db']): Promise<number> {
  const noted = sql`drizzle.__drizzle_migrations`;
  try {
    const [row] = await db.select({ newest: sql<string | null>`max(created_at)` }).from(noted);
    return Number(row?.newest ?? 0);
  } catch (error) {
    if (ABSENT.has(codeOf(error) ?? '')) return 0;
    throw new StorageFailure('reading the level of the schema', error);
  }
}

/** SQLSTATE undefined_table, invalid_schema_name. */
const ABSENT = new Set(['42P01', '3F000']);
