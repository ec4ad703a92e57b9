import type { MigrationMeta } from 'drizzle-orm/migrator';
import { PgDialect, type PgSession } from 'drizzle-orm/pg-core';
import type { Db } from './engine.ts';

/** Drizzle's migrator without its reading of files: same journal table, same one transaction. */
export function migrateWith(db: Db, migrations: MigrationMeta[]): Promise<void> {
  // A session always begins a transaction; the database may be one already, and then sets a savepoint.
  const session = Object.create(db._.session, { transaction: { value: db.transaction.bind(db) } }) as PgSession;
  return new PgDialect().migrate(migrations, session, { migrationsFolder: '' });
}
