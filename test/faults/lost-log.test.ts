import { afterAll, expect, onTestFinished, test } from 'bun:test';
import { join } from 'node:path';
import { freePort } from '../../scripts/bench/contestants/processes.ts';
import { engine } from '../database.ts';
import { isLive, logIn, register } from '../http/accounts.ts';
import { killInstances, temporaryFolder } from '../instances.ts';
import { clientOf } from '../server.ts';

afterAll(killInstances);

// None of it depends on the database: once is enough.
if (engine === 'pglite') {
  test('a service whose log cannot be written serves on, says so once, and ends with 0 on SIGTERM', async () => {
    const PORT = String(await freePort());
    const child = Bun.spawn([process.execPath, join(import.meta.dir, '../../src/main.ts'), 'serve'], {
      env: { PORT, DATA_DIR: await temporaryFolder(), HASH_MEMORY_KIB: '8', HASH_TIME_COST: '1' },
      // Every write to it fails with ENOSPC.
      stdout: Bun.file('/dev/full'),
      stderr: 'pipe',
    });
    onTestFinished(() => child.kill('SIGKILL'));
    const service = clientOf(`http://127.0.0.1:${PORT}`);
    await answers(`http://127.0.0.1:${PORT}/health`);
    const { access } = await logIn(service, await register(service));
    // Longer than lines are gathered.
    await Bun.sleep(300);
    expect(await isLive(service, access)).toBe(true);
    child.kill('SIGTERM');
    expect(await child.exited).toBe(0);
    const said = (await new Response(child.stderr).text()).trim().split('\n');
    expect(said).toEqual([expect.stringMatching(/^log lines are lost.*\(ENOSPC\)$/)]);
  }, 30_000);
}

async function answers(url: string): Promise<void> {
  while (!(await fetch(url).catch(() => null))) await Bun.sleep(50);
}
