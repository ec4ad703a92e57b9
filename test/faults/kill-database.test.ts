import { afterAll, beforeAll, expect, test } from 'bun:test';
import postgres from 'postgres';
import { engine } from '../database.ts';
import { type Instance, killInstances, startInstance } from '../instances.ts';
import { type PostgresServer, startPostgres } from '../postgres-server.ts';
import { burst, emptyLedger, expectWork, faultsOf, type Ledger } from './ledger.ts';

/** The longest that a request may take while the database is away. */
const PATIENCE_SECONDS = 7;
const POOL = 5;

// The embedded database lives and dies with its process: see kill-instance.test.ts.
if (engine === 'postgres') {
  let server: PostgresServer;
  let instance: Instance;
  beforeAll(async () => {
    server = await startPostgres();
    instance = await startInstance({ DATABASE_URL: server.url, DATABASE_POOL: String(POOL) });
  });
  afterAll(async () => {
    await killInstances();
    await server.stop();
  });

  test('kill -9 of PostgreSQL: requests fail as declared, and all is well within 10 s of its return', async () => {
    const ledger = emptyLedger();
    const load = burst(ledger, [instance]);
    await Bun.sleep(1000);
    await server.kill();
    await Bun.sleep(3000);
    expect((await health()).status).toBe(503);
    await server.restart();
    const recovery = await secondsUntil(async () => (await health()).status === 200);
    const recovered = emptyLedger();
    const loadAfterwards = burst(recovered, [instance]);
    await Bun.sleep(1000);
    await Promise.all([load.stop(), loadAfterwards.stop()]);
    expect(recovery).toBeLessThan(10);
    expectHeld(ledger);
    expect(onlyGood(recovered)).toBe(true);
    expect(await faultsOf(ledger, instance)).toEqual([]);
    expect(await connections()).toBeLessThanOrEqual(POOL);
  });

  test('a PostgreSQL that stands still holds nobody up: requests fail as declared, and all is well once it goes on', async () => {
    const ledger = emptyLedger();
    const load = burst(ledger, [instance]);
    await Bun.sleep(500);
    await server.freeze();
    const asked = performance.now();
    expect((await health()).status).toBe(503);
    expect((performance.now() - asked) / 1000).toBeLessThan(3);
    // Longer than the limit, so that every request of the time is answered meanwhile.
    await Bun.sleep(6000);
    await server.thaw();
    expect(await secondsUntil(async () => (await health()).status === 200)).toBeLessThan(10);
    await Bun.sleep(500);
    await load.stop();
    expectHeld(ledger);
    expect(await faultsOf(ledger, instance)).toEqual([]);
    expect(await connections()).toBeLessThanOrEqual(POOL);
  });

  const health = () => instance.get('/health');

  function expectHeld(ledger: Ledger): void {
    expectWork(ledger);
    expect(ledger.replies[500]).toBeGreaterThan(0);
    expect(ledger.slowest).toBeLessThan(PATIENCE_SECONDS);
    expect(ledger.unanswered).toBe(0);
  }

  async function connections(): Promise<number> {
    const admin = postgres(server.url, { max: 1 });
    const rows = await admin`select 1 from pg_stat_activity where application_name = 'concord'`;
    await admin.end();
    return rows.length;
  }
}

async function secondsUntil(isSo: () => Promise<boolean>): Promise<number> {
  const started = performance.now();
  while (!(await isSo())) await Bun.sleep(50);
  return (performance.now() - started) / 1000;
}

function onlyGood({ replies }: Ledger): boolean {
  return Object.keys(replies).every((status) => Number(status) < 500);
}
