import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrateWith } from './dialect.ts';
import { holdDirectory } from './directory-lock.ts';
import type { Database } from './engine.ts';
import { unpackCluster } from './new-cluster.ts';
import { pgliteFiles } from './pglite-files.ts';
import * as schema from './schema.ts';

/**
 * Opens PGlite on a directory, creating it if need be. A query that has resolved survives a `kill -9` of the process:
 * PGlite hands every write to the operating system before it answers. It does not sync to disk (PGlite starts
 * PostgreSQL with `-F`, and its `fdatasync` is empty), so a power cut can lose or damage data; PostgreSQL does not.
 * @throws {DatabaseInUse}
 */
export async function openPglite(directory: string): Promise<Database> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const release = holdDirectory(directory);
  try {
    // Compiling has threads of its own.
    const [files] = await Promise.all([pgliteFiles(), unpackCluster(directory)]);
    const database = onPglite(await PGlite.create({ dataDir: directory, startParams, ...files }));
    return { ...database, close: () => database.close().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * A quarter of the buffers that PostgreSQL would keep: 100 MB less of memory, and look-ups are no slower, since the
 * operating system keeps the files in its own.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];

/** The database of a PGlite that is already running, as one in memory. */
export function onPglite(client: PGlite): Database {
  const db = drizzle(client, { schema });
  return {
    engine: 'pglite',
    db,
    lookUps: db,
    maintain: (work) =>
      db.transaction((one) => work({ db: one, migrate: (migrations) => migrateWith(one, migrations) })),
    close: () => client.close(),
  };
}
