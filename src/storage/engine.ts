import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** Drizzle on either engine. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
  engine: 'pglite' | 'postgres';
  db: Db;
  /** Brings the schema up to the migrations of a folder that drizzle-kit wrote. Called by `applyMigrations` alone. */
  migrate(folder: string): Promise<void>;
  /** Waits a few seconds for what is under way. */
  close(): Promise<void>;
}
