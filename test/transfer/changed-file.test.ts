import { afterAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { appendFile, open, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { killInstances } from '../instances.ts';
import { changeDatabase, jsonLines, person, type Stage, stage } from './stage.ts';

setDefaultTimeout(60_000);
afterAll(killInstances);

const people = (names: string, count: number) => Array.from({ length: count }, (_, at) => person(`${names}-${at}`));

describe('a file that changes while it is imported is told as such, and is not taken for imported', () => {
  const content = jsonLines([...people('person', 1000), ...people('blocked', 5000)]);
  const withOtherHashes = content.replaceAll('$abc', '$xyz');
  test.each<[string, (path: string) => Promise<void>]>([
    ['truncated', (path) => truncate(path, 150_000)],
    ['appended to', (path) => appendFile(path, jsonLines(people('late', 10)))],
    ['overwritten in place', (path) => overwrite(path, withOtherHashes)],
    ['overwritten, its time put back', (path) => overwrite(path, withOtherHashes, BEGUN)],
  ])('%s while accounts are added', async (_, change) => {
    const place = await stage();
    const path = await place.file('accounts.jsonl', content);
    await utimes(path, BEGUN, BEGUN);
    await changeDatabase(place.env, [
      'create function leave_out() returns trigger language plpgsql as $$ begin return null; end $$',
      `create trigger leave_out before insert on accounts for each row when (new.username like 'blocked-%') execute function leave_out()`,
    ]);
    // What is left out is told into a pipe, which soon is full: the import waits for whoever reads it.
    const { code, stderr } = await importTelling(place, path, async (rejects) => {
      await rejects.read(Buffer.alloc(1), 0, 1);
      await change(path);
    });
    const message = `${path} was changed while it was read; 1000 accounts have been imported: run the import again when nobody writes to it any more, with --skip-bad-lines, which leaves those out that are there`;
    expect([code, JSON.parse(stderr).error]).toEqual([1, { code: 'file_changed', message, imported: 1000 }]);

    await changeDatabase(place.env, ['drop trigger leave_out on accounts']);
    await place.file('accounts.jsonl', content);
    const again = await place.concord(['import', path, '--json', '--skip-bad-lines', '--rejects', '/dev/null']);
    expect(JSON.parse(again.stdout)).toMatchObject({ outcome: 'imported', imported: 5000, bad_lines: 1000 });
  });

  test('truncated before its lines are checked', async () => {
    const place = await stage();
    const path = await place.file('accounts.jsonl', content);
    const { code, stderr } = await importTelling(place, path, () => truncate(path, 150_000));
    const message = `${path} was changed while it was read; nothing has been imported: run the import again when nobody writes to it any more`;
    expect([code, JSON.parse(stderr).error]).toEqual([1, { code: 'file_changed', message, imported: 0 }]);
    expect(await place.accounts()).toEqual([]);
  });
});

const BEGUN = new Date('2024-01-31T12:00:00Z');

/** Imports with `--rejects` into a pipe that is read to its end after `meanwhile`; the import waits for it to be opened, too. */
async function importTelling(
  { folder, concord }: Stage,
  path: string,
  meanwhile: (rejects: Awaited<ReturnType<typeof open>>) => Promise<unknown>,
) {
  const pipe = join(folder, 'rejects');
  await Bun.$`mkfifo ${pipe}`;
  const imported = concord(['import', path, '--skip-bad-lines', '--json', '--rejects', pipe]);
  const rejects = await open(pipe, 'r');
  await meanwhile(rejects);
  while ((await rejects.read(Buffer.alloc(65_536))).bytesRead > 0);
  await rejects.close();
  return imported;
}

async function overwrite(path: string, content: string, modified = new Date()): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(content);
  await file.utimes(modified, modified);
  await file.close();
}
