import { expect, onTestFinished, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/database.ts';
import { DatabaseInUse } from '../../src/storage/directory-lock.ts';
import { outbox } from '../../src/storage/schema.ts';
import { fillDataDir } from '../database.ts';

const SOURCE = join(import.meta.dir, '../../src/storage');
const ENOUGH = 100;

/** Prints the key of each row once it has been written; not of a counter, which a crash may forget. */
function writerOn(dataDir: string): string {
  return `
    const { openDatabase } = await import(${JSON.stringify(join(SOURCE, 'database.ts'))});
    const { createStores } = await import(${JSON.stringify(join(SOURCE, 'stores.ts'))});
    const { db } = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} });
    const { outbox } = createStores(db);
    for (let key = 1; ; key++) {
      await outbox.enqueue({ purpose: 'password_reset', emailKey: String(key), at: new Date() });
      console.log(key);
    }`;
}

test('PGlite keeps others out of its directory, and loses nothing it acknowledged when the process is killed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'concord-data-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  await fillDataDir(dataDir);
  const writer = Bun.spawn([process.execPath, '-e', writerOn(dataDir)], { stdout: 'pipe' });
  onTestFinished(() => writer.kill('SIGKILL'));
  let output = '';
  for await (const chunk of writer.stdout) {
    if (output === '') await expect(openDatabase({ dataDir })).rejects.toThrow(DatabaseInUse);
    output += Buffer.from(chunk).toString();
    if (output.split('\n').length > ENOUGH) writer.kill('SIGKILL');
  }
  const acknowledged = output.split('\n').length - 1;
  const database = await openDatabase({ dataDir });
  const found = await database.db.$count(outbox);
  await database.close();
  expect(acknowledged).toBeGreaterThanOrEqual(ENOUGH);
  expect(found).toBeGreaterThanOrEqual(acknowledged);
}, 20_000);
