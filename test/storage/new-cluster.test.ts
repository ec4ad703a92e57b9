import { expect, onTestFinished, test } from 'bun:test';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../src/storage/database.ts';
import { applyMigrations } from '../../src/storage/migrate.ts';
import { CLUSTER_IDENTITY, clusterTemplate, unpackCluster } from '../../src/storage/new-cluster.ts';
import { recognizeRestoredCopy } from '../../src/storage/restoration.ts';
import { serviceState } from '../../src/storage/schema.ts';
import { engine } from '../database.ts';
import { NOW } from './fixtures.ts';

// It is about the directory of the embedded database, so PostgreSQL has nothing to do with it.
if (engine === 'pglite') {
  test('two new databases come of one template and are told apart, also after they were closed', async () => {
    const [one, other] = [emptyFolder(), emptyFolder()];
    const identities = [await identityIn(one), await identityIn(other), await identityIn(one)];
    expect(identities[0]).toBe(identities[2] as string);
    expect(identities[0]).not.toBe(identities[1] as string);
    const [ofOne = '', ofOther = ''] = identities.map((identity) => identity?.split('/')[0]);
    expect(ofOne).toBe(ofOther);
  });

  test('the template knows nobody: no table, no role and no setting of ours', async () => {
    const dataDir = emptyFolder();
    const { db, close } = await openDatabase({ dataDir });
    onTestFinished(close);
    const read = async (query: string) => {
      const { rows } = (await db.execute(sql.raw(query))) as unknown as { rows: Record<string, unknown>[] };
      return rows.flatMap((row) => Object.values(row));
    };
    expect(await read(`select relname from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
    expect(await read(`select rolname from pg_roles where rolname not like 'pg\\_%'`)).toEqual(['postgres']);
    expect(await read(`select name from pg_file_settings where name like '%.%'`)).toEqual([CLUSTER_IDENTITY]);
  });

  test('what an interrupted start left is made anew, and only its owner may read the new cluster', async () => {
    const dataDir = emptyFolder();
    const unfinished = join(dataDir, 'database.new');
    mkdirSync(unfinished);
    writeFileSync(join(unfinished, 'PG_VERSION'), 'half');
    expect(await identityIn(dataDir)).not.toBe('');
    expect(existsSync(unfinished)).toBe(false);
    expect((statSync(join(dataDir, 'database')).mode & 0o777).toString(8)).toBe('700');
  });

  test('without a template, and in a directory that holds something, PGlite is left to itself', async () => {
    const [empty, used] = [emptyFolder(), emptyFolder()];
    await unpackCluster(empty, async () => null);
    writeFileSync(join(used, 'PG_VERSION'), '18');
    await unpackCluster(used);
    expect([readdirSync(empty), readdirSync(used)]).toEqual([[], ['PG_VERSION']]);
  });

  test('`bun install` has made the template', async () => {
    expect((await clusterTemplate())?.length).toBeGreaterThan(10_000_000);
  });
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-cluster-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function identityIn(dataDir: string): Promise<string | undefined> {
  const database = await openDatabase({ dataDir });
  await applyMigrations(database);
  expect(await recognizeRestoredCopy(database, NOW)).toBeNull();
  const [state] = await database.db.select().from(serviceState);
  await database.close();
  return state?.databaseIdentity;
}
