import type { MigrationMeta } from 'drizzle-orm/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** Drizzle on either engine. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
  engine: 'pglite' | 'postgres';
  db: Db;
  /** The same, for statements that only read, by key, and are done at once. */
  lookUps: Db;
  /** Does work on the database as a whole, while no other instance does any. No time limits hold. */
  maintain<Result>(work: (maintenance: Maintenance) => Promise<Result>): Promise<Result>;
  /** Waits a few seconds for what is under way. */
  close(): Promise<void>;
}

export interface Maintenance {
  db: Db;
  /** Applies those of the migrations, oldest first, that are younger than the last one applied. */
  migrate(migrations: MigrationMeta[]): Promise<void>;
}
