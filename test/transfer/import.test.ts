import { afterAll, expect, setDefaultTimeout, test } from 'bun:test';
import { link } from 'node:fs/promises';
import { join } from 'node:path';
import { killInstances, runOnTerminal } from '../instances.ts';
import { jsonLines, person, SOME_HASH, stage } from './stage.ts';

setDefaultTimeout(60_000);
afterAll(killInstances);

test('every bad line is told by its number with every reason, and nothing is imported', async () => {
  const { concord, file, accounts } = await stage();
  await concord(['import', '-'], jsonLines([person('Taken', { id: 7, email: 'taken@example.org' })]));
  const lines = [
    JSON.stringify(person('fine')),
    'not json',
    '["an","array"]',
    JSON.stringify({ username: 'forgotten' }),
    JSON.stringify({ passwordHash: SOME_HASH }),
    JSON.stringify(person('plain', { passwordHash: 'correct horse' })),
    JSON.stringify(person('typo', { emailverified: true })),
    JSON.stringify(person(' space', { email: 'nowhere', firstName: 7, createdAt: '2023-02-30T00:00:00Z', id: 'x' })),
    JSON.stringify(person('unsent', { emailVerified: true })),
    JSON.stringify(
      person('torn', { email: 'a@example.org', emailVerified: false, emailVerifiedAt: '2023-02-03 04:05' }),
    ),
    JSON.stringify(person('FINE')),
    JSON.stringify(person('other', { email: 'Taken@Example.org' })),
    JSON.stringify(person('taken', { id: 7 })),
    JSON.stringify(person('one', { id: 9, email: 'one@example.org' })),
    JSON.stringify(person('two', { id: 9 })),
    JSON.stringify(person('three', { email: 'ONE@example.org' })),
    `{"username":"${'x'.repeat(70_000)}"}`,
    JSON.stringify(person('', { email: '' })),
  ];
  const { code, stdout, stderr } = await concord(['import', await file('bad.jsonl', lines.join('\n'))]);
  expect(stderr.trim().split('\n')).toEqual([
    'line 2: the line is not JSON',
    'line 3: the line must be a JSON object',
    'line 4: passwordHash is missing',
    'line 5: username is missing',
    'line 6: passwordHash is not a hash of a kind that is accepted (null stands for no password)',
    'line 7: there is no field "emailverified"',
    'line 8: username must not begin or end with a space; email must be an e-mail address; id must be a whole number above 0 (leave out ids of another kind); firstName must be a string; createdAt must be a time such as 2024-01-31T12:00:00Z, of the years 100 to 9999',
    'line 9: email is missing, but verified',
    'line 10: emailVerified contradicts emailVerifiedAt',
    'line 11: username is that of line 1 already',
    "line 12: email is an account's already",
    "line 13: id is an account's already; username is an account's already",
    'line 15: id is that of line 14 already',
    'line 16: email is that of line 14 already',
    'line 17: the line is longer than 64 KiB',
    'line 18: username must not be empty; email must not be empty',
  ]);
  expect(stdout).toBe('16 bad lines: nothing has been imported (--skip-bad-lines leaves them out)\n');
  expect(code).toBe(1);
  expect((await accounts()).map(({ username }) => username)).toEqual(['Taken']);
});

test('--skip-bad-lines imports the others, and --rejects writes the bad ones to a file', async () => {
  const { concord, file, folder, accounts } = await stage();
  const content = jsonLines([person('one'), person('ONE'), { username: 'two' }, person('three')]);
  const rejects = join(folder, 'rejects.jsonl');
  const path = await file('some.jsonl', content);
  const { code, stdout, stderr } = await concord(['import', path, '--skip-bad-lines', '--rejects', rejects, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'imported', imported: 2, bad_lines: 2, resumed_after_line: 0 });
  expect([code, stderr]).toEqual([0, '']);
  expect(await Bun.file(rejects).text()).toBe(
    jsonLines([
      { line: 2, reasons: ['username is that of line 1 already'] },
      { line: 3, reasons: ['passwordHash is missing'] },
    ]),
  );
  expect((await accounts()).map(({ username }) => username)).toEqual(['one', 'three']);
});

test('a time that no database keeps is a bad line, and the first and last ones that are kept arrive', async () => {
  const { concord, accounts } = await stage();
  const bad = [
    '0000-01-01T00:00:00Z',
    '0099-12-31T23:59:59Z',
    '0100-01-01T00:00:00+05:00',
    '9999-12-31T23:59:59-12:00',
  ];
  const kept = ['0100-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];
  const people = [...bad, ...kept].map((createdAt, index) => person(`person-${index}`, { createdAt }));
  const { code, stderr } = await concord(['import', '-', '--skip-bad-lines'], jsonLines(people));
  expect([code, stderr.trim().split('\n')]).toEqual([
    0,
    bad.map(
      (_, index) =>
        `line ${index + 1}: createdAt must be a time such as 2024-01-31T12:00:00Z, of the years 100 to 9999`,
    ),
  ]);
  expect((await accounts()).map(({ createdAt }) => createdAt)).toEqual(kept);
});

test('fields arrive as they were written; what is missing is empty or now', async () => {
  const { concord, accounts } = await stage();
  const begun = Date.now();
  const records = [
    person('Ada', {
      email: 'Ada@Example.org',
      emailVerifiedAt: '2024-01-31T12:00:00.5+02:00',
      firstName: 'Ada',
      lastName: 'Lovelace',
      language: 'de-AT,de',
      createdAt: '2023-05-06 07:08:09.123456',
      disabledAt: '2024-02-03T04:05:06Z',
    }),
    person('Grace', { email: 'grace@example.org', emailVerified: true, passwordHash: null }),
  ];
  // As some systems write them: with a byte order mark, carriage returns, blank lines and no end of the last line.
  const content = `\ufeff\r\n${jsonLines(records).replaceAll('\n', '\r\n\r\n').trimEnd()}`;
  expect((await concord(['import', '-'], content)).code).toBe(0);
  const [ada, grace] = await accounts();
  expect(ada).toEqual({
    id: 1,
    username: 'Ada',
    email: 'Ada@Example.org',
    emailVerifiedAt: '2024-01-31T10:00:00.500Z',
    firstName: 'Ada',
    lastName: 'Lovelace',
    language: 'de-AT,de',
    createdAt: '2023-05-06T07:08:09.123Z',
    disabledAt: '2024-02-03T04:05:06.000Z',
    passwordHash: SOME_HASH,
  });
  expect(grace).toMatchObject({ passwordHash: null, firstName: null, language: null, disabledAt: null });
  expect(Date.parse(grace.emailVerifiedAt)).toBeWithin(begun, Date.now());
  expect(Date.parse(grace.createdAt)).toBeWithin(begun, Date.now());
});

test('--rejects cannot be the file that is imported, by whatever name', async () => {
  const { concord, file, folder, env } = await stage();
  const path = await file('accounts.jsonl', [person('ada')]);
  const other = join(folder, 'other.jsonl');
  await link(path, other);
  for (const rejects of [path, other]) {
    const { code, stderr } = await concord(['import', path, '--skip-bad-lines', '--rejects', rejects, '--json']);
    expect([code, JSON.parse(stderr).error.code]).toEqual([2, 'rejects_is_source']);
  }
  const piped = Bun.spawnSync([process.execPath, 'src/main.ts', 'import', '-', '--rejects', path], {
    env: { ...process.env, ...env },
    stdin: Bun.file(path),
    stderr: 'pipe',
  });
  expect([piped.exitCode, piped.stderr.toString()]).toEqual([
    2,
    expect.stringContaining('is the file that is imported'),
  ]);
  expect(await Bun.file(path).text()).toBe(jsonLines([person('ada')]));
});

test('an export that is imported elsewhere is the same again', async () => {
  const [one, other] = [await stage(), await stage()];
  await one.concord(
    ['import', '-'],
    jsonLines([person('kept', { id: 70 }), person('given'), person('late', { id: 12 })]),
  );
  const exported = await one.concord(['export', '-']);
  expect((await other.concord(['import', '-'], exported.stdout)).code).toBe(0);
  expect((await other.concord(['export', '-'])).stdout).toBe(exported.stdout);
  const ids = (await one.accounts()).map(({ id, username }) => [id, username]);
  expect(ids).toEqual([
    [12, 'late'],
    [70, 'kept'],
    [71, 'given'],
  ]);
});

test('a file can come out of a pipe that has a name', async () => {
  const { concord, file, folder, accounts } = await stage();
  const path = await file('accounts.jsonl', [person('ada'), person('grace')]);
  const pipe = join(folder, 'pipe');
  await Bun.$`mkfifo ${pipe}`;
  const [imported] = await Promise.all([concord(['import', pipe]), Bun.$`cat ${path} > ${pipe}`]);
  expect(imported.stdout).toBe('2 accounts have been imported; 0 bad lines\n');
  expect(await accounts()).toHaveLength(2);
});

test('a file that is compressed, UTF-16 or JSON of another form is told as such, with what to do', async () => {
  const { concord, file, folder } = await stage();
  const text = jsonLines([person('ada')]);
  const forms = [
    { name: 'a.gz', bytes: Bun.gzipSync(text), told: 'compressed: gunzip -c' },
    { name: 'a.txt', bytes: Buffer.from(`\ufeff${text}`, 'utf16le'), told: 'UTF-16: iconv -f UTF-16 -t UTF-8' },
    {
      name: 'b.txt',
      bytes: Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      told: 'UTF-16: iconv -f UTF-16 -t UTF-8',
    },
    { name: 'a.json', bytes: Buffer.from(`[${text}]`), told: "one JSON array: jq -c '.[]'" },
    { name: 'b.json', bytes: Buffer.from(`\ufeff[\r\n${text}]`), told: "one JSON array: jq -c '.[]'" },
    {
      name: 'c.json',
      bytes: Buffer.from(JSON.stringify(JSON.parse(text), null, 2)),
      told: 'JSON of several lines an account: jq -c .',
    },
  ];
  for (const { name, bytes, told } of forms) {
    const path = await file(name, bytes);
    const { code, stderr } = await concord(['import', path, '--skip-bad-lines']);
    expect([code, stderr]).toEqual([1, `${path} is ${told} ${path} | concord import -\n`]);
    const advised = told.replace(/^.*: /, '');
    // Not every machine has jq.
    if (!advised.startsWith('jq')) expect(await Bun.$`sh -c ${`${advised} ${path}`}`.text()).toEndWith(text);
    const piped = await concord(['import', '-', '--rejects', join(folder, 'rejects')], bytes);
    expect([piped.code, piped.stderr]).toEqual([1, `stdin is ${told} | concord import -\n`]);
  }
});

test('progress on a terminal leaves it wrapping lines, however the import ends', async () => {
  const { env, file } = await stage();
  const { code, screen } = await runOnTerminal(['import', await file('accounts.jsonl', [person('ada')])], env, []);
  expect([code, screen]).toEqual([0, expect.stringContaining('checking')]);
  // DECAWM, which is of the terminal and not of the process.
  expect(screen).not.toContain('\x1b[?7l');
});

test('a file that is not there, or no accounts at all, are told in words', async () => {
  const { concord, folder } = await stage();
  const missing = await concord(['import', join(folder, 'missing.jsonl')]);
  expect([missing.code, missing.stdout]).toEqual([1, '']);
  expect(missing.stderr).toContain('ENOENT');
  expect(missing.stderr).not.toContain('    at ');
  const empty = await concord(['import', '-']);
  expect([empty.code, empty.stdout]).toEqual([0, '0 accounts have been imported; 0 bad lines\n']);
});
