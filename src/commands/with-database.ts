import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { openDatabase } from '../storage/database.ts';
import type { Database } from '../storage/engine.ts';
import { migrationLevel } from '../storage/migration-level.ts';
import { CommandFailure } from './failures.ts';

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

/**
 * As `withDatabase`, for work that needs the schema of this release: a command does not bring it up to date by the way.
 * @throws {CommandFailure} when there is no database, or its schema is older
 */
export function withMigratedDatabase<Result>(
  config: Config,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  if (!hasDatabase(config)) {
    const message = `there is no database in ${config.dataDir}: set DATABASE_URL or DATA_DIR as for the service, or make one with \`concord migrate\``;
    throw new CommandFailure('no_database', message);
  }
  return withDatabase(config, async (database) => {
    const { pending } = await migrationLevel(database);
    if (pending.length === 0) return work(database);
    const message = `the database lacks ${pending.join(', ')}: run \`concord migrate\`, or start this release of the service`;
    throw new CommandFailure('schema_outdated', message, { details: { pending } });
  });
}

/** Whether there is anything to open: PGlite would make a database where there is none. */
export function hasDatabase({ databaseUrl, dataDir }: Config): boolean {
  return databaseUrl !== null || existsSync(join(dataDir, 'database'));
}

/** The database that the configuration names. @throws {DatabaseInUse} when another process has its directory open */
export function openConfigured(config: Config): Promise<Database> {
  const { databaseUrl: url, databasePool: maxConnections, dataDir } = config;
  return openDatabase(url ? { url, maxConnections } : { dataDir });
}
