import { expect, onTestFinished, test } from 'bun:test';
import { existsSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../src/storage/database.ts';
import { applyMigrations } from '../../src/storage/migrate.ts';
import { createStores } from '../../src/storage/stores.ts';
import { emptyDatabase, engine } from '../database.ts';
import { relayTo } from '../relay.ts';
import { NOW, registered, together } from './fixtures.ts';

// Nobody else configures the embedded database.
if (engine === 'postgres') {
  const set = async (setting: string) => {
    const { url = '', again, close } = await emptyDatabase();
    onTestFinished(close);
    const one = await again();
    await one.db.execute(sql.raw(`alter database "${new URL(url).pathname.slice(1)}" set ${setting}`));
    return again();
  };

  for (const level of ['serializable', 'repeatable read']) {
    test(`in a database whose transactions are ${level} nobody is refused for coming at the same time`, async () => {
      const database = await set(`default_transaction_isolation = '${level}'`);
      await applyMigrations(database);
      const stores = createStores(database.db);
      await together(20, () => registered(stores));
      const uses = await together(50, () =>
        stores.rateLimits.hit({ key: 'somebody', hits: 1, windowSeconds: 60, at: NOW }),
      );
      expect(Math.max(...uses.map(({ count }) => count))).toBe(50);
    });
  }

  test('the tables are in `public`, also where other schemas are searched first', async () => {
    const database = await set('search_path = mine, public');
    await database.db.execute(sql`create schema mine`);
    await applyMigrations(database);
    await registered(createStores(database.db));
    const [found] = await database.db
      .select({ at: sql<string>`to_regclass('public.accounts')::text` })
      .from(sql`(select 1) as one`);
    expect(found?.at).toBe('accounts');
  });

  test('PostgreSQL is reached at an IPv6 address, and through its socket', async () => {
    const { url = '', database, close } = await emptyDatabase();
    onTestFinished(close);
    const { port } = new URL(url);
    const setting = sql<string>`current_setting('unix_socket_directories')`;
    const [found] = await database.db.select({ setting }).from(sql`(select 1) as one`);
    const folder = found?.setting.split(',')[0] ?? '';
    expect(existsSync(`${folder}/.s.PGSQL.${port}`)).toBe(true);
    const relay = await relayTo(new URL(url), { hostname: '::1' });
    onTestFinished(relay.stop);
    const hosts = [new URL(relay.url).host, `${encodeURIComponent(folder)}:${port}`];
    for (const host of hosts) {
      const other = await openDatabase({ url: url.replace(new URL(url).host, host), maxConnections: 1 });
      onTestFinished(other.close);
      await other.db.execute(sql`select 1`);
    }
  });
}
