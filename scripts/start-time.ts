/**
 * How long it takes from the start of a process to its first 200 on `/health`: on a new embedded database, on one that is
 * there, and on PostgreSQL. As `bun run start` does, or `bun scripts/start-time.ts dist/concord`. PostgreSQL is started here.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../test/postgres-server.ts';
import { freePort } from './bench/contestants/processes.ts';

const RUNS = 7;

const [executable] = process.argv.slice(2);
const command = executable ? [executable, 'serve'] : [process.execPath, 'run', 'start'];
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

interface Start {
  /** From the spawn to the first 200. */
  ms: number;
  /** What another process on the same cores does not change much. */
  cpuMs: number;
  rssMib: number;
}

async function report(what: string, environments: Record<string, string>[]): Promise<void> {
  const starts: Start[] = [];
  for (const env of environments) starts.push(await started(env));
  const told = (value: (start: Start) => number) => {
    const sorted = starts.map(value).sort((one, other) => one - other);
    return [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)].map((number) => Math.round(number ?? 0));
  };
  const [[ms, least, most], [cpuMs], [, , rssMib]] = [
    told((it) => it.ms),
    told((it) => it.cpuMs),
    told((it) => it.rssMib),
  ];
  console.log(
    `${what}: ${ms} ms (${least} to ${most}), ${cpuMs} ms of CPU until it has stopped, ${rssMib} MiB at most`,
  );
}

async function started(env: Record<string, string>): Promise<Start> {
  const port = await freePort();
  const begun = performance.now();
  const child = Bun.spawn(command, {
    cwd: join(import.meta.dir, '..'),
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), LOG_LEVEL: 'error', ...env },
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
  const { maxRSS = 0, cpuTime } = child.resourceUsage() ?? {};
  return { ms, cpuMs: Number(cpuTime?.total ?? 0) / 1000, rssMib: maxRSS / 2 ** 20 };
}

function isHealthy(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false,
  );
}
