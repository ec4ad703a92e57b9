import { expect, onTestFinished, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import postgres from 'postgres';
import { applyMigrations, migrations } from '../../src/storage/migrate.ts';
import { createStores } from '../../src/storage/stores.ts';
import { emptyDatabase, engine } from '../database.ts';
import { registered } from './fixtures.ts';

const FOLDER = join(import.meta.dir, '../../src/storage/migrations');

test('an empty database can be used after the migrations, and they can be applied again', async () => {
  const { database, close } = await emptyDatabase();
  onTestFinished(close);
  await applyMigrations(database);
  const stores = createStores(database.db);
  const { id } = await registered(stores);
  await applyMigrations(database);
  expect(id).toBeGreaterThan(0);
});

// PGlite has one connection, so there is nobody to wait for.
if (engine === 'postgres') {
  test('instances that start at once apply the migrations once', async () => {
    const { again, close } = await emptyDatabase();
    onTestFinished(close);
    const instances = await Promise.all(Array.from({ length: 8 }, again));
    await Promise.all(instances.map(applyMigrations));
    await Promise.all(instances.map((instance) => registered(createStores(instance.db))));
  });

  test('a migration that meets an instance which takes tables in another order is tried again', async () => {
    const { url, database, close } = await emptyDatabase();
    onTestFinished(close);
    await database.db.execute(sql`create table first (id int)`);
    await database.db.execute(sql`create table second (id int)`);
    const alter = ['alter table first add column more int', 'alter table second add column more int'];
    const migration = { sql: alter, bps: true, folderMillis: 1, hash: 'meeting' };
    const instance = postgres(url as string, { max: 1, onnotice: () => {} });
    onTestFinished(() => instance.end());
    let migrating: Promise<void> | undefined;
    await instance.begin(async (transaction) => {
      await transaction`select 1 from second`;
      migrating = database.maintain(({ migrate }) => migrate([migration]));
      // It has altered the one table and waits for the other: of the two who now wait it waits longer, and is told so.
      await Bun.sleep(500);
      await transaction`select 1 from first`;
    });
    await migrating;
    await database.db.execute(sql`select first.more, second.more from first, second`);
  });
}

test('the journal names every migration, in order of time', async () => {
  const journal: { entries: { tag: string; when: number }[] } = await Bun.file(
    join(FOLDER, 'meta/_journal.json'),
  ).json();
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  expect(journal.entries.map((entry) => `${entry.tag}.sql`)).toEqual(files);
  // Drizzle's migrator skips a migration that is not younger than the last one applied.
  const times = journal.entries.map((entry) => entry.when);
  expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
});

test('the migrations that the program carries are those that Drizzle would read from the folder', () => {
  expect(migrations).toEqual(readMigrationFiles({ migrationsFolder: FOLDER }));
});
