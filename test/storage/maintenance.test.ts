import { afterAll, expect, onTestFinished, test } from 'bun:test';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { openDatabase } from '../../src/storage/database.ts';
import { applyMigrations } from '../../src/storage/migrate.ts';
import { endAllSessions, recognizeRestoredCopy } from '../../src/storage/restoration.ts';
import { emptyDatabase, engine } from '../database.ts';
import { type Relay, relayTo } from '../relay.ts';
import { NOW } from './fixtures.ts';

// PGlite has one connection, which is nobody else's, and no limits.
if (engine === 'postgres') {
  const { url = '', again, close } = await emptyDatabase();
  afterAll(close);
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  afterAll(() => admin.end());

  test('what a role is limited to does not hold for migrations, nor for their wait for others', async () => {
    const name = new URL(url).pathname.slice(1);
    await admin.unsafe(`alter database "${name}" set statement_timeout = '300ms'`);
    await admin.unsafe(`alter database "${name}" set lock_timeout = '300ms'`);
    const database = await again();
    const other = await again();
    const slow = other.maintain(({ db }) => db.execute(sql`select pg_sleep(1)`));
    await applyMigrations(database);
    await slow;
    expect(await recognizeRestoredCopy(database, NOW)).toBeNull();
  });

  test('a connection that a pooler keeps for whoever comes next does not keep the lock of maintenance', async () => {
    const pooler = await keepingConnections(url);
    onTestFinished(pooler.stop);
    const pooled = await openDatabase({ url: pooler.url, maxConnections: 2 });
    await endAllSessions(pooled, NOW);
    await pooled.close();
    expect(pooler.open()).toBeGreaterThan(0);
    const locks =
      await admin`select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
    expect(locks.count).toBe(0);
  });
}

/** A pooler, as far as it goes here: who takes leave (`Terminate`) goes, the server does not hear of it. */
function keepingConnections(url: string): Promise<Relay> {
  const isFarewell = (bytes: Buffer) => bytes.equals(Buffer.from([0x58, 0, 0, 0, 4]));
  return relayTo(new URL(url), { passes: () => (bytes) => !isFarewell(bytes), keeps: true });
}
