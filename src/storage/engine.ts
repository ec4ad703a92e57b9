import type { MigrationMeta } from 'drizzle-orm/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** Drizzle on either engine. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
  engine: 'pglite' | 'postgres';
  db: Db;
  /** The same database, for statements that only read a few rows by key; on PostgreSQL they may have connections of their own. */
  lookUps: Db;
  /** Runs work on the database as a whole in one transaction, one instance at a time, without time limits. */
  maintain<Result>(work: (maintenance: Maintenance) => Promise<Result>): Promise<Result>;
  /** Waits a few seconds for queries under way, then closes. */
  close(): Promise<void>;
}

export interface Maintenance {
  db: Db;
  /** Applies those of the migrations, oldest first, that are younger than the last one applied. */
  migrate(migrations: MigrationMeta[]): Promise<void>;
}
