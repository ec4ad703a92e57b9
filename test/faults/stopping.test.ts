import { afterAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import { engine, fillDataDir, freshDatabase } from '../database.ts';
import { bearer, isLive, logIn, newAccount, register } from '../http/accounts.ts';
import { type Instance, killInstances, startInstance, temporaryFolder } from '../instances.ts';
import { collect } from '../observation/collector.ts';
import { scrape } from '../observation/exposition.ts';

afterAll(killInstances);

/** A log-in takes a second or so. */
const slowHashing = { HASH_MEMORY_KIB: '65536', HASH_TIME_COST: '8' };

/** Settings of an instance with a database of its own. */
async function settings(): Promise<Record<string, string>> {
  if (engine === 'pglite') {
    const dataDir = join(await temporaryFolder(), 'data');
    await fillDataDir(dataDir);
    return { DATA_DIR: dataDir };
  }
  const { url, close } = await freshDatabase();
  afterAll(close);
  return { DATABASE_URL: url as string };
}

test('SIGTERM, even twice, lets what is in flight finish, refuses new connections, and ends with 0', async () => {
  const env = await settings();
  const instance = await startInstance({ ...env, ...slowHashing });
  const account = newAccount();
  const inFlight = instance.post('/auth/register/', account);
  await Bun.sleep(200);
  instance.signal('SIGTERM');
  await instance.logged('stopping');
  instance.signal('SIGTERM');
  await Bun.sleep(50);
  expect(await isRefused(instance)).toBe(true);
  expect((await inFlight).status).toBe(201);
  expect(await instance.exitCode).toBe(0);
  const next = await startInstance({ ...env, ...slowHashing });
  const { access } = await logIn(next, account);
  expect(await isLive(next, access)).toBe(true);
});

test('SIGHUP, as of a terminal that is closed, stops it as SIGTERM does', async () => {
  const instance = await startInstance({ ...(await settings()), ...slowHashing });
  const inFlight = instance.post('/auth/register/', newAccount());
  await Bun.sleep(200);
  instance.signal('SIGHUP');
  expect(await instance.logged('stopping')).toMatchObject({ signal: 'SIGHUP' });
  expect((await inFlight).status).toBe(201);
  expect(await instance.exitCode).toBe(0);
});

test('under `nohup` SIGHUP does not stop it', async () => {
  const serve = ['nohup', process.execPath, 'src/main.ts', 'serve'];
  const instance = await startInstance(await settings(), serve);
  instance.signal('SIGHUP');
  await Bun.sleep(300);
  expect((await instance.get('/health/ready')).body).toEqual({ status: 'ready' });
});

test('after SIGTERM an instance is not ready at once, and goes on answering for the delay', async () => {
  const instance = await startInstance({ ...(await settings()), SHUTDOWN_DELAY_SECONDS: '2' });
  const { access } = await logIn(instance, await register(instance));
  expect((await instance.get('/health/ready')).body).toEqual({ status: 'ready' });
  instance.signal('SIGTERM');
  await instance.logged('stopping');
  const readiness = await instance.get('/health/ready');
  expect([readiness.status, readiness.body]).toEqual([503, { status: 'unavailable', reason: 'stopping' }]);
  expect(readiness.headers.get('connection')).toBe('close');
  expect((await instance.get('/health/live')).status).toBe(200);
  expect(await isLive(instance, access)).toBe(true);
  expect(await instance.exitCode).toBe(0);
  expect(await isRefused(instance)).toBe(true);
});

test('the traces of the last requests reach the collector before an instance ends', async () => {
  const collector = collect();
  afterAll(() => collector.stop());
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, METRICS_PORT: '0' };
  const instance = await startInstance({ ...(await settings()), ...env });
  const { metrics } = await instance.logged('ready');
  expect((await scrape(String(metrics))).value('concord_build_info')).toBe(1);
  await instance.get('/health/live');
  instance.signal('SIGTERM');
  expect(await instance.exitCode).toBe(0);
  expect(collector.spans().map(({ name }) => name)).toContain('GET /health/live');
});

test('a client that never finishes its request does not keep an instance from stopping', async () => {
  const instance = await startInstance(await settings());
  const { hostname, port } = new URL(instance.url);
  const socket = await Bun.connect({ hostname, port: Number(port), socket: { data() {} } });
  socket.write(
    'POST /login HTTP/1.1\r\nHost: concord.test\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  );
  await Bun.sleep(100);
  const asked = performance.now();
  instance.signal('SIGTERM');
  expect(await instance.exitCode).toBe(0);
  expect(performance.now() - asked).toBeLessThan(10_000);
  socket.end();
});

test('SIGTERM to `bun run start` stops the instance, which ends with 0', async () => {
  const instance = await startInstance(await settings(), [process.execPath, 'run', 'start']);
  const { access } = await logIn(instance, await register(instance));
  await instance.post('/auth/logout', undefined, bearer(access));
  instance.signal('SIGTERM');
  expect(await instance.exitCode).toBe(0);
  expect(instance.log().map(({ msg }) => msg)).toContain('stopping');
  expect(await isRefused(instance)).toBe(true);
});

function isRefused(instance: Instance): Promise<boolean> {
  return fetch(`${instance.url}/health`, { headers: { connection: 'close' } }).then(
    () => false,
    () => true,
  );
}
