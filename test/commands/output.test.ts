import { afterAll, expect, test } from 'bun:test';
import { join } from 'node:path';
import { killInstances } from '../instances.ts';
import { jsonLines, person } from '../transfer/stage.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
afterAll(async () => {
  await stage.close();
  await killInstances();
});
const home = join(import.meta.dir, '../..');

/** Starts a command whose stdout is always full. */
function startOnFull(call: string) {
  return Bun.spawn([process.execPath, 'src/main.ts', ...call.split(' ')], {
    cwd: home,
    env: { ...process.env, ...stage.env },
    stdout: Bun.file('/dev/full'),
    stderr: 'pipe',
  });
}

test('a command that cannot write its answer says so, with exit code 1', async () => {
  await stage.run(['import', '-'], jsonLines([person('ada')]));
  const full = 'stdout could not be written: ENOSPC: no space left on device, write';
  for (const call of ['--help', 'users list --help', '--version', 'users list', 'export -', 'import --again -']) {
    const child = startOnFull(call);
    expect([call, await new Response(child.stderr).text(), await child.exited]).toEqual([call, `${full}\n`, 1]);
  }
  for (const call of ['users list --json', 'users disable ada --json', 'doctor --json']) {
    const child = startOnFull(call);
    const { error } = JSON.parse(await new Response(child.stderr).text());
    expect([call, error, await child.exited]).toEqual([call, { code: 'enospc', message: full }, 1]);
  }
});

test('a command whose reader has seen enough ends as by SIGPIPE, without a word', async () => {
  for (const call of ['--help', 'users list', 'users list --json', 'export -']) {
    const words = [process.execPath, 'src/main.ts', ...call.split(' ')];
    const child = Bun.spawn(['bash', '-c', 'set -o pipefail; { sleep 0.1; "$@"; } | true', '-', ...words], {
      cwd: home,
      env: { ...process.env, ...stage.env },
      stderr: 'pipe',
    });
    expect([call, await new Response(child.stderr).text(), await child.exited]).toEqual([call, '', 141]);
  }
});
