import type { MigrationMeta } from 'drizzle-orm/migrator';
import { PgDialect, type PgSession } from 'drizzle-orm/pg-core';
import type { Db } from './engine.ts';

/** Drizzle's migrator without its reading of files, within a transaction: same journal table, all of the migrations or none. */
export function migrateWith(transaction: Db, migrations: MigrationMeta[]): Promise<void> {
  // The migrator would begin a transaction of the session, which is in one: a savepoint it is.
  const savepoint = { value: transaction.transaction.bind(transaction) };
  const session = Object.create(transaction._.session, { transaction: savepoint }) as PgSession;
  return new PgDialect().migrate(migrations, session, { migrationsFolder: '' });
}
