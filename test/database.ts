import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import type { Stores } from '../src/ports/stores.ts';
import { openDatabase } from '../src/storage/database.ts';
import type { Database, Db } from '../src/storage/engine.ts';
import { applyMigrations } from '../src/storage/migrate.ts';
import { clusterTemplate } from '../src/storage/new-cluster.ts';
import { onPglite } from '../src/storage/pglite.ts';
import { createStores } from '../src/storage/stores.ts';

export interface FreshDatabase {
  /** Undefined for PGlite, which lives in the memory of this process. */
  url: string | undefined;
  database: Database;
  db: Db;
  stores: Stores;
  /** Deletes the database. */
  close(): Promise<void>;
}

/** The engine that the tests run on: `TEST_ENGINE=postgres` wants the URL of a superuser in `TEST_DATABASE_URL`. */
export const engine: Database['engine'] = process.env['TEST_ENGINE'] === 'postgres' ? 'postgres' : 'pglite';

/** A migrated, empty database that is nobody else's. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const fresh = engine === 'postgres' ? await copyOnPostgres(await postgresTemplate()) : await copyInMemory();
  return { ...fresh, db: fresh.database.db, stores: createStores(fresh.database.db) };
}

/** A database without any table; `database` for one instance of Concord, `again` for one more on the same data. */
export async function emptyDatabase(): Promise<{
  /** Undefined for PGlite. */
  url: string | undefined;
  database: Database;
  again(): Promise<Database>;
  close(): Promise<void>;
}> {
  if (engine === 'pglite') {
    const database = onPglite(await PGlite.create({ loadDataDir: await pgliteTemplates.empty() }));
    return { url: undefined, database, again: async () => database, close: database.close };
  }
  const { url, database, close } = await copyOnPostgres('template1');
  const others: Database[] = [];
  return {
    url,
    database,
    async again() {
      const other = await openDatabase({ url: url as string, maxConnections: 2 });
      others.push(other);
      return other;
    },
    async close() {
      await Promise.all(others.map((other) => other.close()));
      await close();
    },
  };
}

/** Puts a migrated PGlite database into `<dataDir>/database`. */
export async function fillDataDir(dataDir: string): Promise<void> {
  const database = await openDatabase({ dataDir });
  await applyMigrations(database);
  await database.close();
}

type Copy = Pick<FreshDatabase, 'url' | 'database' | 'close'>;

/** Made once a process: a first start takes PGlite seconds, a start on a copy tenths of one. */
const pgliteTemplates = {
  empty: once(() => dump(async () => {})),
  migrated: once(() => dump(applyMigrations)),
};

async function dump(prepare: (database: Database) => Promise<void>): Promise<Blob> {
  const template = await clusterTemplate();
  const client = await PGlite.create(template === null ? {} : { loadDataDir: new Blob([template]) });
  await prepare(onPglite(client));
  const data = await client.dumpDataDir('none');
  await client.close();
  return data;
}

async function copyInMemory(): Promise<Copy> {
  const database = onPglite(await PGlite.create({ loadDataDir: await pgliteTemplates.migrated() }));
  return { url: undefined, database, close: database.close };
}

/** Enough for races between connections. */
const MAX_CONNECTIONS = 10;

async function copyOnPostgres(template: string): Promise<Copy> {
  const name = `concord_test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin((admin) => admin.unsafe(`create database ${name} template ${template}`));
  const url = urlOf(name);
  const database = await openDatabase({ url, maxConnections: MAX_CONNECTIONS });
  const close = async () => {
    await database.close();
    await asAdmin((admin) => admin.unsafe(`drop database ${name} with (force)`));
  };
  return { url, database, close };
}

/** Named after the migrations, and left on the server for the next run. Renamed into place, so it is whole or absent. */
const postgresTemplate = once(() =>
  asAdmin(async (admin) => {
    const name = `concord_template_${await fingerprintOfMigrations()}`;
    // Test runs that begin together build it once.
    await admin`select pg_advisory_lock(1)`;
    const [existing] = await admin`select 1 from pg_database where datname = ${name}`;
    if (existing) return name;
    const building = `concord_building_${randomUUID().replaceAll('-', '')}`;
    await admin.unsafe(`create database ${building}`);
    const database = await openDatabase({ url: urlOf(building), maxConnections: 1 });
    await applyMigrations(database);
    await database.close();
    await admin.unsafe(`alter database ${building} rename to ${name}`);
    return name;
  }),
);

async function fingerprintOfMigrations(): Promise<string> {
  const folder = join(import.meta.dir, '../src/storage/migrations');
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()) {
    hash.update(await readFile(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function adminUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_ENGINE=postgres needs TEST_DATABASE_URL, the URL of a superuser');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin<Result>(use: (admin: postgres.Sql) => Promise<Result>): Promise<Result> {
  const admin = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  try {
    return await use(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
