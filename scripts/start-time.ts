/**
 * How long it takes from the start of a process to its first 200 on `/health`: on a new embedded database, on one that is
 * there, and on PostgreSQL. From source, or `bun scripts/start-time.ts dist/concord`. PostgreSQL is started here.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../test/postgres-server.ts';

const RUNS = 7;

const [executable] = process.argv.slice(2);
const command = executable
  ? [executable, 'serve']
  : [process.execPath, join(import.meta.dir, '../src/main.ts'), 'serve'];
const postgres = await startPostgres();
const folder = await mkdtemp(join(tmpdir(), 'concord-start-'));
try {
  const fresh = Array.from({ length: RUNS }, (_, run) => ({ DATA_DIR: join(folder, String(run)) }));
  const onPostgres = { DATA_DIR: join(folder, 'postgres'), DATABASE_URL: postgres.url };
  await report('first start, embedded', fresh);
  await report('embedded', fresh);
  await started(onPostgres);
  await report(
    'PostgreSQL',
    Array.from({ length: RUNS }, () => onPostgres),
  );
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}

async function report(what: string, environments: Record<string, string>[]): Promise<void> {
  const times: { ms: number; rssMib: number }[] = [];
  for (const env of environments) times.push(await started(env));
  const middle = (values: number[]) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
  const all = times.map(({ ms }) => Math.round(ms));
  const rss = Math.max(...times.map(({ rssMib }) => rssMib));
  console.log(`${what}: ${middle([...all])} ms (${all.join(' ')}), at most ${Math.round(rss)} MiB at its peak`);
}

async function started(env: Record<string, string>): Promise<{ ms: number; rssMib: number }> {
  const port = await freePort();
  const begun = performance.now();
  const child = Bun.spawn(command, {
    env: { PORT: String(port), LOG_LEVEL: 'error', ...env },
    stdout: 'inherit',
    stderr: 'inherit',
  });
  while (!(await isHealthy(port))) {
    if (child.exitCode !== null) throw new Error(`it has gone with exit code ${child.exitCode}`);
    await Bun.sleep(2);
  }
  const ms = performance.now() - begun;
  child.kill('SIGTERM');
  await child.exited;
  return { ms, rssMib: (child.resourceUsage()?.maxRSS ?? 0) / 2 ** 20 };
}

function isHealthy(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
