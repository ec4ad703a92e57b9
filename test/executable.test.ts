import { afterAll, beforeAll, expect, test } from 'bun:test';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { engine, freshDatabase } from './database.ts';
import { isLive, logIn, register } from './http/accounts.ts';
import { type Instance, killInstances, startInstance, temporaryFolder } from './instances.ts';
import { collect } from './observation/collector.ts';

/** Of the command line: arguments, exit code, and what it says. */
const calls: [string[], number, RegExp][] = [
  [['--version'], 0, /^\d+\.\d+\.\d+(\+[0-9a-f]{7,}(-dirty)?)?\n$/],
  [['--help'], 0, /serve[\s\S]*migrate/],
  [['migrate'], 0, /up to date/],
  [['end-all-sessions', '--yes'], 0, /0 sessions/],
  [['users', 'list', '--json'], 0, /"accounts"/],
  [['keys', 'list'], 0, /./],
  [['doctor', '--json'], 0, /"checks"/],
  [['export', 'accounts.jsonl'], 0, /./],
  [['import', 'accounts.jsonl'], 0, /./],
];

/** Nothing is set that a test does not set: no PATH on which Bun could be, no settings of whoever runs the tests. */
const nothing = {
  ...{ PATH: '', HOME: '', PUBLIC_URL: '', DATA_DIR: '', AUTH_SECRET: '' },
  ...{ RATE_LIMITS: '', HASH_MEMORY_KIB: '', HASH_TIME_COST: '', PORT: '0' },
};

/** Each test begins on a database of its own, which on PGlite is in its directory. */
async function freshSettings(): Promise<Record<string, string>> {
  if (engine === 'pglite') return {};
  const { url, close } = await freshDatabase();
  closing.push(close);
  return { DATABASE_URL: url as string };
}

const closing: (() => Promise<void>)[] = [];
let folder: string;
let built: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  built = join(folder, 'concord');
  const build = Bun.spawn([process.execPath, join(import.meta.dir, '../scripts/build.ts'), built], { stderr: 'pipe' });
  expect([await build.exited, await new Response(build.stderr).text()]).toEqual([0, '']);
});
afterAll(async () => {
  await killInstances();
  await Promise.all(closing.map((close) => close()));
});

/** The executable, alone in a directory of its own. */
async function alone(name: string): Promise<{ cwd: string; executable: string }> {
  const cwd = join(folder, name);
  await mkdir(cwd);
  await copyFile(built, join(cwd, 'concord'));
  return { cwd, executable: join(cwd, 'concord') };
}

test('the executable has every command of the command line, without anything beside it', async () => {
  const { cwd, executable } = await alone('commands');
  const database = await freshSettings();
  for (const [args, code, output] of calls) {
    const child = Bun.spawn([executable, ...args], { cwd, env: database, stdout: 'pipe', stderr: 'pipe' });
    const [stdout, stderr] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
    expect([args, await child.exited, stderr]).toEqual([args, code, '']);
    expect(stdout).toMatch(output);
  }
});

test('it serves from an empty directory, writes only into `.data`, and stops cleanly', async () => {
  const { cwd, executable } = await alone('serve');
  const database = await freshSettings();
  const temporary = join(folder, 'temporary');
  await mkdir(temporary);
  const env = { ...nothing, ...database, PASSWORD_BLOCKLIST: '100' };
  const serve = (TMPDIR: string) => startInstance({ ...env, TMPDIR }, [executable, 'serve'], cwd);
  const instance = await serve(temporary);
  const account = await register(instance);
  const { access } = await logIn(instance, account);
  expect(await isLive(instance, access)).toBe(true);
  const common = await instance.post('/register', { ...account, username: 'other', password: '123456' });
  expect(common.body.message).toContain('most common');
  await servesItsPages(instance);
  await writesItsMails(instance, account.email);
  instance.signal('SIGTERM');
  expect(await instance.exitCode).toBe(0);
  expect((await readdir(cwd)).sort()).toEqual(['.data', 'concord']);

  // Where native code is unpacked before it is loaded; Bun's own stands in where that cannot be.
  expect(await readdir(temporary)).toEqual([expect.stringMatching(/\.node$/)]);
  const again = await serve('/nowhere');
  expect(await isLive(again, access)).toBe(true);
  expect(await isLive(again, (await logIn(again, account)).access)).toBe(true);
});

test('what is loaded only when it is asked for is in the executable: metrics and traces', async () => {
  const { cwd, executable } = await alone('observed');
  const collector = collect();
  const env = { ...(await freshSettings()), METRICS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
  const instance = await startInstance({ ...nothing, ...env }, [executable], cwd);
  await register(instance);
  const { metrics } = await instance.logged('ready');
  expect(await (await fetch(String(metrics))).text()).toContain('concord_build_info{version="');
  instance.signal('SIGTERM');
  expect(await instance.exitCode).toBe(0);
  expect(collector.spans().map(({ name }) => name)).toContain('POST /register');
  await collector.stop();
});

async function servesItsPages(instance: Instance): Promise<void> {
  const seen = new Set<string>();
  for (const page of ['', 'docs', 'account', 'forgot-password', 'verify-email', 'as/token-pair/docs']) {
    const response = await instance.fetch(`/${page}`);
    expect([page, response.status]).toEqual([page, 200]);
    const text = await response.text();
    for (const [, asset = ''] of text.matchAll(/(?:src|href)="[./]*(assets\/[^"]+)"/g)) seen.add(asset);
  }
  expect(seen).toContain('assets/swagger-ui-bundle.js');
  for (const asset of seen) {
    const response = await instance.fetch(`/${asset}`);
    expect([asset, response.status, (await response.bytes()).length > 100]).toEqual([asset, 200, true]);
  }
  expect(await (await instance.fetch('/openapi.yaml')).text()).toStartWith('openapi: 3.1');
  expect((await instance.get('/as/refresh-cookie/openapi.json')).status).toBe(200);
}

async function writesItsMails(instance: Instance, email: string): Promise<void> {
  expect((await instance.post('/auth/request-verify-email', { email })).status).toBe(200);
  await instance.logged('no SMTP_URL: mail written to the outbox folder');
  expect(await (await instance.fetch('/dev/mail')).text()).toContain(email);
}
