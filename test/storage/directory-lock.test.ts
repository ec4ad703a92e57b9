import { expect, onTestFinished, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseInUse, holdDirectory } from '../../src/storage/directory-lock.ts';

const MODULE = join(import.meta.dir, '../../src/storage/directory-lock.ts');

test('a directory is held by one process, until that dies or lets go', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'concord-lock-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const directory = join(parent, 'database');
  const hold = `
    const { holdDirectory } = await import(${JSON.stringify(MODULE)});
    holdDirectory(${JSON.stringify(directory)});
    console.log('held');
    await Bun.sleep(60_000);`;
  const holder = Bun.spawn([process.execPath, '-e', hold], { stdout: 'pipe' });
  onTestFinished(() => holder.kill('SIGKILL'));
  await holder.stdout.getReader().read();
  expect(() => holdDirectory(directory)).toThrow(DatabaseInUse);
  holder.kill('SIGKILL');
  await holder.exited;
  const release = holdDirectory(directory);
  expect(() => holdDirectory(directory)).toThrow(DatabaseInUse);
  release();
  holdDirectory(directory)();
});
