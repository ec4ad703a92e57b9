import { expect, setDefaultTimeout, test } from 'bun:test';
import { chmod, lstat, mkdir, readdir, stat, symlink } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { jsonLines, person, stage } from './stage.ts';

setDefaultTimeout(60_000);

const home = join(import.meta.dir, '../..');

test('only the owner can read an export, and it replaces an older one whole', async () => {
  const { concord, file, folder } = await stage();
  await concord(['import', '-'], jsonLines([person('ada')]));
  const path = await file('accounts.jsonl', 'older');
  await chmod(path, 0o644);
  const { code, stdout } = await concord(['export', path]);
  expect([code, stdout]).toEqual([0, '1 accounts have been exported\n']);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await Bun.file(path).text())).toMatchObject({ username: 'ada' });
  expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
});

test('what is there and no file is written to, and stays what it is', async () => {
  const { concord, folder } = await stage();
  await concord(['import', '-'], jsonLines([person('ada')]));
  const pipe = join(folder, 'pipe');
  await Bun.$`mkfifo ${pipe}`;
  const [exported, read] = await Promise.all([concord(['export', pipe]), Bun.$`cat ${pipe}`.text()]);
  expect([exported.code, exported.stdout, JSON.parse(read)]).toEqual([
    0,
    '',
    expect.objectContaining({ username: 'ada' }),
  ]);
  expect((await lstat(pipe)).isFIFO()).toBe(true);
});

test('a link stays a link, and the file behind it is replaced, or made', async () => {
  const { concord, file, folder } = await stage();
  await concord(['import', '-'], jsonLines([person('ada')]));
  await file('there.jsonl', 'older');
  for (const target of ['there.jsonl', 'new.jsonl']) {
    const link = join(folder, `link-to-${target}`);
    await symlink(target, link);
    expect((await concord(['export', link])).code).toBe(0);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(JSON.parse(await Bun.file(join(folder, target)).text())).toMatchObject({ username: 'ada' });
  }
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends an export, and leaves nothing behind', async (signal) => {
  const { env, file, folder } = await stage();
  const path = await file('accounts.jsonl', 'older');
  const child = Bun.spawn([process.execPath, 'src/main.ts', 'export', path], {
    cwd: home,
    env: { ...process.env, ...env },
  });
  const hasBegun = async () => (await readdir(folder)).some((name) => name.endsWith('.partial'));
  while (!(await hasBegun())) await Bun.sleep(1);
  child.kill(signal);
  await child.exited;
  expect([child.signalCode, await hasBegun(), await Bun.file(path).text()]).toEqual([signal, false, 'older']);
});

const asFirstProcess = ['unshare', '--map-root-user', '--pid', '--fork', '--kill-child'];
// Where nobody may make a namespace the tests do not exist.
if (Bun.spawnSync([...asFirstProcess, 'true']).success) {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends an export that is the first process of a container, whatever a killed one has left',
    async (signal) => {
      const { env, file, folder } = await stage();
      const path = await file('accounts.jsonl', 'older');
      await file('accounts.jsonl.1.partial', 'left');
      const child = Bun.spawn([...asFirstProcess, process.execPath, 'src/main.ts', 'export', path], {
        cwd: home,
        env: { ...process.env, ...env },
      });
      const partials = async () => (await readdir(folder)).filter((name) => name.endsWith('.partial'));
      while ((await partials()).length < 2 && child.exitCode === null) await Bun.sleep(1);
      const first = await Bun.file(`/proc/${child.pid}/task/${child.pid}/children`).text();
      process.kill(Number(first), signal);
      expect(await child.exited).toBe(128 + constants.signals[signal]);
      expect([await partials(), await Bun.file(path).text()]).toEqual([['accounts.jsonl.1.partial'], 'older']);
    },
  );
}

test('an export that fails leaves nothing behind', async () => {
  const { concord, folder } = await stage();
  await mkdir(join(folder, 'taken'));
  const { code } = await concord(['export', join(folder, 'taken')]);
  expect(code).toBe(1);
  expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
});

test('--without-hashes leaves out every hash, and can be imported', async () => {
  const [one, other] = [await stage(), await stage()];
  await one.concord(['import', '-'], jsonLines([person('ada', { email: 'ada@example.org' })]));
  const { stdout } = await one.concord(['export', '-', '--without-hashes']);
  expect(JSON.parse(stdout)).toMatchObject({ username: 'ada', passwordHash: null });
  expect((await other.concord(['import', '-'], stdout)).code).toBe(0);
  expect((await other.concord(['export', '-'])).stdout).toBe(stdout);
});
