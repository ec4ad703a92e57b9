import { afterAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pgDump } from '@electric-sql/pglite-tools/pg_dump';
import postgres from 'postgres';
import { openDatabase } from '../../src/storage/database.ts';
import { emptyDatabase, engine, fillDataDir, freshDatabase } from '../database.ts';
import { bearer, isLive } from '../http/accounts.ts';
import { killInstances, runCommand, startInstance, temporaryFolder } from '../instances.ts';
import { expectRestored, livePast, noticesOf, type Past } from './past.ts';

afterAll(killInstances);

async function dumpOf(dataDir: string): Promise<string> {
  const client = await PGlite.create(join(dataDir, 'database'));
  const dump = await pgDump({ pg: client });
  await client.close();
  return dump.text();
}

async function embeddedPast(): Promise<{ dataDir: string; past: Past }> {
  const dataDir = join(await temporaryFolder(), 'data');
  await fillDataDir(dataDir);
  const original = await startInstance({ DATA_DIR: dataDir });
  const past = await livePast(original);
  original.signal('SIGTERM');
  await original.exitCode;
  return { dataDir, past };
}

if (engine === 'pglite') {
  test('a dump of the embedded database, restored into a new one, brings back accounts and no session', async () => {
    const { dataDir, past } = await embeddedPast();
    const restored = join(await temporaryFolder(), 'data');
    // Of the same template as the original, so that the files of both begin alike.
    const database = await openDatabase({ dataDir: restored });
    await database.close();
    const client = await PGlite.create(join(restored, 'database'));
    await client.exec(await dumpOf(dataDir));
    await client.close();
    const copy = await startInstance({ DATA_DIR: restored });
    expect(noticesOf(copy)).toHaveLength(1);
    await expectRestored(copy, past);
  });

  test('after a restore of the files, which looks like the original, `end-all-sessions` ends every session', async () => {
    const { dataDir, past } = await embeddedPast();
    const { code, output } = await runCommand('end-all-sessions --yes', { DATA_DIR: dataDir });
    expect([code, output]).toEqual([0, '2 sessions have been ended\n']);
    const instance = await startInstance({ DATA_DIR: dataDir });
    expect(noticesOf(instance)).toEqual([]);
    await expectRestored(instance, past);
  });
} else {
  test('a copy of the database brings back accounts and no session; the original goes on as it was', async () => {
    const { url, close } = await freshDatabase();
    const original = await startInstance({ DATABASE_URL: url as string });
    const past = await livePast(original);
    await original.kill();
    const copyUrl = await copyOf(url as string);
    const again = await startInstance({ DATABASE_URL: url as string });
    expect(noticesOf(again)).toEqual([]);
    await again.post('/auth/logout', undefined, bearer(past.ended));
    expect([await isLive(again, past.ended), await isLive(again, past.kept)]).toEqual([false, true]);
    const copies = await Promise.all([1, 2].map(() => startInstance({ DATABASE_URL: copyUrl })));
    expect(copies.flatMap(noticesOf)).toHaveLength(1);
    for (const copy of copies) await expectRestored(copy, past);
    await killInstances();
    await close();
  });

  test('a dump of the embedded database, restored into PostgreSQL, brings back accounts and no session', async () => {
    const { dataDir, past } = await embeddedPast();
    const { url, close } = await emptyDatabase();
    const client = postgres(url as string, { max: 1, onnotice: () => {} });
    await client.unsafe(await dumpOf(dataDir));
    await client.end();
    const copy = await startInstance({ DATABASE_URL: url as string });
    expect(noticesOf(copy)).toHaveLength(1);
    await expectRestored(copy, past);
    await killInstances();
    await close();
  });
}

/** As a backup and its restore, on the same server. */
async function copyOf(url: string): Promise<string> {
  const source = new URL(url).pathname.slice(1);
  // A template must not be in use.
  await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${source}'`);
  await asAdmin(`create database ${source}_copy template ${source}`);
  afterAll(() => asAdmin(`drop database ${source}_copy with (force)`));
  return `${url}_copy`;
}

async function asAdmin(statement: string): Promise<void> {
  const admin = postgres(process.env['TEST_DATABASE_URL'] as string, { max: 1 });
  await admin.unsafe(statement);
  await admin.end();
}
