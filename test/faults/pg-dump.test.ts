import { afterAll, expect, test } from 'bun:test';
import postgres from 'postgres';
import { emptyDatabase, engine, freshDatabase } from '../database.ts';
import { killInstances, startInstance } from '../instances.ts';
import { expectRestored, livePast, noticesOf } from './past.ts';

afterAll(killInstances);

// PostgreSQL does not let an older pg_dump dump it. Without one there is no test: see docs/reliability.md.
if (engine === 'postgres' && (await canDump())) {
  test('a dump by pg_dump, restored by psql, brings back accounts and no session', async () => {
    const [source, target] = [await freshDatabase(), await emptyDatabase()];
    const original = await startInstance({ DATABASE_URL: source.url as string });
    const past = await livePast(original);
    const dump = Bun.spawn(['pg_dump', '--no-owner', source.url as string], { stdout: 'pipe' });
    const restore = Bun.spawn(['psql', '-v', 'ON_ERROR_STOP=1', '-qX', target.url as string], {
      stdin: dump.stdout,
      stdout: 'ignore',
    });
    expect([await dump.exited, await restore.exited]).toEqual([0, 0]);
    const copy = await startInstance({ DATABASE_URL: target.url as string });
    expect(noticesOf(copy)).toHaveLength(1);
    await expectRestored(copy, past);
    await killInstances();
    await Promise.all([source.close(), target.close()]);
  });
}

async function canDump(): Promise<boolean> {
  if (!Bun.which('pg_dump') || !Bun.which('psql')) return false;
  const version = await new Response(Bun.spawn(['pg_dump', '--version'], { stdout: 'pipe' }).stdout).text();
  const admin = postgres(process.env['TEST_DATABASE_URL'] as string, { max: 1 });
  const [server] = await admin`select current_setting('server_version_num')::integer / 10000 as major`;
  await admin.end();
  return Number(/(\d+)/.exec(version)?.[1]) >= server?.['major'];
}
