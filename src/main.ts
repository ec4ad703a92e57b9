/** The command line: `serve` (the default), `migrate` and `end-all-sessions`. Exit code 1 when the service cannot start, 2 for a wrong call. */
import { type Config, ConfigurationError, loadConfig } from './config.ts';
import { advice } from './configuration/advice.ts';
import { systemClock } from './platform/clock.ts';
import { createLog } from './platform/log.ts';
import { startServer } from './server.ts';
import { openDatabase } from './storage/database.ts';
import { DatabaseInUse } from './storage/directory-lock.ts';
import type { Database } from './storage/engine.ts';
import { StorageFailure } from './storage/failure.ts';
import { applyMigrations } from './storage/migrate.ts';
import { endAllSessions } from './storage/restoration.ts';

const commands: Record<string, (config: Config) => Promise<void>> = {
  serve,
  migrate,
  'end-all-sessions': endEverySession,
};
const mendable = [ConfigurationError, DatabaseInUse, StorageFailure];
const [name = 'serve', ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command || rest.length > 0) {
  console.error(`usage: concord [${Object.keys(commands).join(' | ')}]`);
  process.exit(2);
}
try {
  await command(loadConfig(process.env));
} catch (error) {
  // A fault that the operator can mend is told without a stack.
  const isMendable = mendable.some((kind) => error instanceof kind) || isTakenPort(error);
  console.error(isMendable ? (error as Error).message : error);
  process.exit(1);
}

async function serve(config: Config): Promise<void> {
  const log = createLog({ level: config.logLevel });
  for (const words of advice(config)) log.warn({}, words);
  const database = await openDatabase(location(config));
  const server = await startServer({ config, database, clock: systemClock, log });
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    await server.stop();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));
  log.info({ url: server.url, publicUrl: config.publicUrl, database: database.engine }, 'ready');
}

async function migrate(config: Config): Promise<void> {
  await withDatabase(config, applyMigrations);
  console.log('the schema is up to date');
}

/** For after a restore in place, which the service cannot recognize: docs/reliability.md. */
async function endEverySession(config: Config): Promise<void> {
  const ended = await withDatabase(config, (database) => endAllSessions(database, systemClock.now()));
  console.log(`${ended} sessions have been ended`);
}

async function withDatabase<Result>(config: Config, work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(location(config));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function isTakenPort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function location(config: Config) {
  const { databaseUrl: url, databasePool: maxConnections, dataDir } = config;
  return url ? { url, maxConnections } : { dataDir };
}
