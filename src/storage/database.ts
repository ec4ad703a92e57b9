import { join } from 'node:path';
import type { Database } from './engine.ts';

/** Without a `url`, PGlite keeps the data in `<dataDir>/database`. */
export type DatabaseLocation = { url: string; maxConnections: number } | { dataDir: string };

/**
 * Opens the database, loading only the engine that it is on. Its schema may still be old, see `applyMigrations`.
 * PostgreSQL is not contacted before the first query.
 * @throws {DatabaseInUse} when another process has the PGlite directory open
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if ('url' in location) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(location.url, location.maxConnections);
  }
  const { openPglite } = await import('./pglite.ts');
  return openPglite(join(location.dataDir, 'database'));
}
