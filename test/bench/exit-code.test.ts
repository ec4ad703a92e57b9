import { expect, test } from 'bun:test';
import { join } from 'node:path';
import { engine } from '../database.ts';

const home = join(import.meta.dir, '../..');

/** The benchmark as a program, on a PostgreSQL that it starts itself. */
async function bench(...options: string[]) {
  const child = Bun.spawn([process.execPath, 'scripts/bench.ts', ...options], {
    cwd: home,
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const [stdout, stderr] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  return { exitCode: await child.exited, stdout, stderr };
}
const health = ['--quick', '--only', 'health', '--against', 'none', '--rounds', '1'];

// It starts a PostgreSQL of its own, whichever engine the tests run on: once is enough.
if (engine === 'postgres') {
  test('a run with a reply that is not what it should be ends with exit code 1, says which, and reports nothing', async () => {
    const { exitCode, stdout, stderr } = await bench(...health, '--server', 'bun test/bench/lying-server.ts');
    expect(stderr).toContain('concord: health of');
    expect(stderr).toContain('"fine"');
    expect(stdout).toBe('');
    expect(exitCode).toBe(1);
  });

  test('a run whose replies are what they should be ends with exit code 0 and a table', async () => {
    const { exitCode, stdout, stderr } = await bench(...health);
    expect(stdout, stderr).toContain('| 64 | Concord |');
    expect(exitCode).toBe(0);
  });
}
