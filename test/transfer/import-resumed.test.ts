import { afterAll, expect, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import { killInstances } from '../instances.ts';
import { changeDatabase, jsonLines, person, run, stage } from './stage.ts';

setDefaultTimeout(60_000);
afterAll(killInstances);

test('an import that was killed twice goes on where it stopped, and adds nobody twice', async () => {
  const { concord, file, env, accounts } = await stage();
  const records = Array.from({ length: 20_000 }, (_, index) =>
    person(`person-${index}`, { email: `person-${index}@example.org` }),
  );
  const path = await file('many.jsonl', records);
  for (let time = 0; time < 2; time++)
    expect((await run(['test/transfer/killed-import.ts', path], env)).code).toBe(137);
  const before = (await accounts()).length;
  expect(before).toBeWithin(2, 20_000);
  const last = await concord(['import', path, '--json']);
  expect(JSON.parse(last.stdout)).toMatchObject({
    outcome: 'imported',
    imported: 20_000 - before,
    bad_lines: 0,
    resumed_after_line: before,
  });
  const names = (await accounts()).map(({ username }) => username);
  expect(names).toEqual(records.map((_, index) => `person-${index}`));
});

test('an import that the database stops says how far it is, and that it goes on when it is run again', async () => {
  const { concord, file, env } = await stage();
  const path = await file(
    'some.jsonl',
    Array.from({ length: 1500 }, (_, index) => person(`person-${index}`)),
  );
  await changeDatabase(env, [
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$`,
    `create trigger refuse before insert on accounts for each row when (new.username = 'person-1200') execute function refuse()`,
  ]);
  for (const [words, advice] of [
    [[], 'run the same command again'],
    [['--again', '--skip-bad-lines'], 'run it again without --again'],
  ] as const) {
    const { code, stderr } = await concord(['import', path, '--json', '--rejects', '/dev/null', ...words]);
    const message = `accountImports.add failed (P0001); 1000 lines are done: ${advice} to go on`;
    expect([code, JSON.parse(stderr)]).toEqual([1, { error: { code: 'database_failed', message } }]);
  }
  await changeDatabase(env, ['drop trigger refuse on accounts']);
  const { stdout } = await concord(['import', path, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ imported: 500, resumed_after_line: 1000 });
});

test('--rejects of an import that goes on, or has nothing to do, keeps what an earlier run told, each line once', async () => {
  const { concord, file, env, folder } = await stage();
  const isBad = (line: number) => [1, 2, 10_000, 20_000].includes(line);
  const records = Array.from({ length: 20_000 }, (_, index) => (isBad(index + 1) ? {} : person(`person-${index}`)));
  const path = await file('many.jsonl', records);
  const rejects = join(folder, 'rejects.jsonl');
  const told = async () => {
    const lines = (await Bun.file(rejects).text()).split('\n').filter(Boolean);
    return lines.map((text) => JSON.parse(text).line);
  };
  expect((await run(['test/transfer/killed-import.ts', path, rejects], env)).code).toBe(137);
  // As a full disk leaves it.
  const whole = await Bun.file(rejects).text();
  await Bun.write(rejects, whole.slice(0, whole.trimEnd().lastIndexOf('\n') + 12));
  const words = ['import', path, '--skip-bad-lines', '--rejects', rejects, '--json'];
  const resumed = await concord(words);
  expect(JSON.parse(resumed.stdout)).toMatchObject({ outcome: 'imported', resumed_after_line: expect.any(Number) });
  expect(JSON.parse(resumed.stdout).resumed_after_line).toBeWithin(1, 20_000);
  const list = (await Bun.file(rejects).text()).split('\n');
  expect(list.splice(3, 1)).toEqual(['{"line":200']);
  await Bun.write(rejects, list.join('\n'));
  expect(await told()).toEqual([1, 2, 10_000, 20_000]);

  expect(JSON.parse((await concord(words)).stdout).outcome).toBe('unchanged');
  const unreachable = { ...env, DATABASE_URL: 'postgres://concord@127.0.0.1:1/concord' };
  expect((await run(['src/main.ts', ...words, '--again'], unreachable)).code).toBe(1);
  expect(await told()).toEqual([1, 2, 10_000, 20_000]);
});

test('a file that has been imported is not imported again, unless it is asked for', async () => {
  const { concord, accounts } = await stage();
  const content = jsonLines([person('one'), person('two')]);
  await concord(['import', '-'], content);
  const second = await concord(['import', '-', '--json'], content);
  expect([second.code, JSON.parse(second.stdout).outcome]).toEqual([0, 'unchanged']);
  const third = await concord(['import', '-', '--json', '--again', '--skip-bad-lines'], content);
  expect(JSON.parse(third.stdout)).toMatchObject({ outcome: 'imported', imported: 0, bad_lines: 2 });
  expect(await accounts()).toHaveLength(2);
});
