import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import type { Database } from './engine.ts';
import * as schema from './schema.ts';

/** A pool of at most `maxConnections`, which are opened when they are needed. */
export function openPostgres(url: string, maxConnections: number): Database {
  const client = connect(url, maxConnections);
  return {
    engine: 'postgres',
    db: drizzle(client, { schema }),
    migrate: (folder) => migrateAlone(url, folder),
    close: () => client.end({ timeout: CLOSE_TIMEOUT_SECONDS }),
  };
}

const CONNECT_TIMEOUT_SECONDS = 10;
const CLOSE_TIMEOUT_SECONDS = 5;

/** Any number, the same in every instance of Concord: `conc` in ASCII. */
const MIGRATION_LOCK = 0x636f6e63;

/**
 * On a connection of its own, which holds a session-level advisory lock (PostgreSQL §13.3.5) from before the migrator
 * looks what is missing. An instance that starts meanwhile waits, and then finds nothing missing.
 */
async function migrateAlone(url: string, folder: string): Promise<void> {
  const client = connect(url, 1);
  const db: PostgresJsDatabase = drizzle(client);
  try {
    await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await migrate(db, { migrationsFolder: folder });
  } finally {
    // The lock goes with the connection.
    await client.end({ timeout: CLOSE_TIMEOUT_SECONDS });
  }
}

function connect(url: string, maxConnections: number): postgres.Sql {
  return postgres(url, {
    max: maxConnections,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    // Needed only for arrays; saves a query on every connection.
    fetch_types: false,
    // Notices ("relation already exists, skipping") would go to the console.
    onnotice: () => {},
    // Drizzle reads timestamps with `new Date`, whatever the server is configured for.
    connection: { application_name: 'concord', DateStyle: 'ISO', TimeZone: 'UTC' },
  });
}
