import type { MigrationMeta } from 'drizzle-orm/migrator';
import { PgDialect, type PgSession } from 'drizzle-orm/pg-core';
import type { Db } from './engine.ts';

/** Drizzle's migrator without its reading of files: same journal table, same one transaction. */
export function migrateWith(db: Db, migrations: MigrationMeta[]): Promise<void> {
  // Migrations know no tables, so Drizzle wants a session that knows none.
  const session = db._.session as unknown as PgSession;
  return new PgDialect().migrate(migrations, session, { migrationsFolder: '' });
}
