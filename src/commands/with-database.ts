import type { Config } from '../config.ts';
import { openDatabase } from '../storage/database.ts';
import type { Database } from '../storage/engine.ts';

/** The database that the configuration names, open while `work` runs. */
export async function withDatabase<Result>(
  config: Config,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openConfigured(config);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The database that the configuration names. @throws {DatabaseInUse} when another process has its directory open */
export function openConfigured(config: Config): Promise<Database> {
  const { databaseUrl: url, databasePool: maxConnections, dataDir } = config;
  return openDatabase(url ? { url, maxConnections } : { dataDir });
}
