import { expect, setDefaultTimeout, test } from 'bun:test';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../instances.ts';
import { person, stage } from './stage.ts';

setDefaultTimeout(60_000);

const home = join(import.meta.dir, '../..');

/** Runs a shell command where `folder` is a disk of one mebibyte. */
async function onSmallDisk(folder: string, command: string, env: Record<string, string> = {}) {
  const mounted = `mount -t tmpfs -o size=1m none "$DISK" && ${command}`;
  const child = Bun.spawn(['unshare', '--map-root-user', '--mount', 'sh', '-c', mounted], {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DATA_DIR: folder,
      DISK: folder,
      BUN: process.execPath,
      ...env,
    },
    stdin: new Blob([`${JSON.stringify(person('ada'))}\n`.repeat(20_000)]),
    stderr: 'pipe',
  });
  const stderr = await new Response(child.stderr).text();
  return { code: await child.exited, stderr };
}

const canMount = Bun.spawnSync([
  'unshare',
  '--map-root-user',
  '--mount',
  'mount',
  '-t',
  'tmpfs',
  'none',
  '/mnt',
]).success;
// Where no disk can be made there is none to be filled; the tests then do not exist.
if (canMount) {
  test('stdin that DATA_DIR has no room for ends an import, and the folder is told', async () => {
    const folder = await temporaryFolder();
    const { code, stderr } = await onSmallDisk(folder, '"$BUN" src/main.ts import -');
    expect([code, stderr]).toEqual([1, expect.stringMatching(new RegExp(`^no room is left in ${folder}, .*\\n$`))]);
  });

  test('a list of names that DATA_DIR has no room for is told in the same way', async () => {
    const folder = await temporaryFolder();
    const { code, stderr } = await onSmallDisk(folder, '"$BUN" test/transfer/fill-seen-keys.ts "$DATA_DIR"');
    expect([code, stderr]).toEqual([1, `no room is left in ${folder}`]);
  });

  test('a list of bad lines, or an export, that a disk has no room for is told by its name', async () => {
    const { env, file, concord } = await stage();
    const path = await file(
      'accounts.jsonl',
      Array.from({ length: 20_000 }, (_, at) => person(`person-${at}`)),
    );
    expect((await concord(['import', path])).code).toBe(0);
    await appendFile(path, '{}\n');
    const disk = await temporaryFolder();
    for (const command of [`import ${path} --rejects "$DISK/list.jsonl"`, 'export "$DISK/list.jsonl"']) {
      const { code, stderr } = await onSmallDisk(disk, `"$BUN" src/main.ts ${command}`, env);
      const told = `${disk}/list.jsonl could not be written: ENOSPC: no space left on device, write\n`;
      expect([code, stderr]).toEqual([1, told]);
    }
  });
}
