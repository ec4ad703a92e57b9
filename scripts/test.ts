/**
 * Runs every test on both engines at once: on the embedded PGlite, and on a real PostgreSQL that is started here.
 * Arguments go to `bun test`. The last line sums up: `N passed, N failed`.
 */
import { join } from 'node:path';
import { startPostgres } from '../test/postgres-server.ts';

const home = join(import.meta.dir, '..');
// A test database that does not survive a power cut is no loss.
const postgres = await startPostgres(['-c', 'fsync=off', '-c', 'max_connections=300']);
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
