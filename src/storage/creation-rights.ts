import { sql } from 'drizzle-orm';
import type { Database } from './engine.ts';
import { orStorageFailure } from './failure.ts';

/** What migrations need beside tables of their own: they make a schema for their journal, and tables in `public`. */
export interface CreationRights {
  /** Names as SQL writes them, quoted where they have to be. */
  role: string;
  database: string;
  mayCreateSchemas: boolean;
  mayCreateTables: boolean;
}

/** @throws {StorageFailure} */
export function inspectCreationRights({ db }: Pick<Database, 'db'>): Promise<CreationRights> {
  return orStorageFailure('reading what the role may create', async () => {
    const [rights] = await db.select(columns).from(sql`(select 1) as one`);
    return {
      role: rights?.role ?? '',
      database: rights?.database ?? '',
      mayCreateSchemas: rights?.mayCreateSchemas ?? false,
      mayCreateTables: rights?.mayCreateTables ?? false,
    };
  });
}

const columns = {
  role: sql<string>`quote_ident(current_user)`,
  database: sql<string>`quote_ident(current_database())`,
  mayCreateSchemas: sql<boolean>`has_database_privilege(current_database(), 'CREATE')`,
  // Null when there is no such schema.
  mayCreateTables: sql<boolean | null>`has_schema_privilege(to_regnamespace('public'), 'CREATE')`,
};
