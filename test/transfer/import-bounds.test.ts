import { expect, setDefaultTimeout, test } from 'bun:test';
import { jsonLines, person, run, stage } from './stage.ts';

setDefaultTimeout(60_000);

test('an id up to the highest is kept, reached by every command, and followed by others; a higher one is told as too large', async () => {
  const { concord, accounts } = await stage();
  const highest = Number.MAX_SAFE_INTEGER - 2 ** 32;
  const people = [highest - 1, highest, highest + 1, 2 ** 60].map((id, index) => person(`person-${index}`, { id }));
  const { code, stderr } = await concord(['import', '-', '--skip-bad-lines'], jsonLines([...people, person('next')]));
  const told = `id is too large: ${highest} is the highest (leave out ids beyond it)`;
  expect([code, stderr]).toEqual([0, `line 3: ${told}\nline 4: ${told}\n`]);
  const ids = (await accounts()).map(({ id }) => id);
  expect(ids).toEqual([highest - 1, highest, highest + 1]);
  for (const id of ids) {
    const shown = await concord(['users', 'show', `id:${id}`, '--json']);
    expect(JSON.parse(shown.stdout).account.id).toBe(id);
    const after = await concord(['users', 'list', '--after', String(id - 1), '--limit', '1', '--json']);
    expect(JSON.parse(after.stdout).accounts.map((account: { id: number }) => account.id)).toEqual([id]);
  }
  const beyond = await concord(['users', 'show', `id:${2n ** 53n}`]);
  expect(beyond.stderr).toBe(`no account is called id:${2n ** 53n}\n`);
});

test('an export is imported where hashes cost as much, however much that is', async () => {
  const [one, other] = [await stage(), await stage()];
  const dear = { HASH_MEMORY_KIB: String(264 * 1024), HASH_TIME_COST: '1' };
  const create = await run(
    ['src/main.ts', 'users', 'create', 'ada', '--password-stdin'],
    { ...one.env, ...dear },
    'correct horse',
  );
  expect(create.stderr).toBe('');
  const { stdout } = await one.concord(['export', '-']);
  const refused = await other.concord(['import', '-'], stdout);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('HASH_MEMORY_KIB')]);
  const imported = await run(['src/main.ts', 'import', '-'], { ...other.env, ...dear }, stdout);
  expect([imported.code, imported.stderr]).toEqual([0, '']);
});
