import { afterAll, expect, test } from 'bun:test';
import { isLive, logIn } from '../http/accounts.ts';
import { killInstances, runOnTerminal } from '../instances.ts';
import { openStage } from './stage.ts';

const stage = await openStage({ PASSWORD_BLOCKLIST: '100' });
afterAll(async () => {
  await stage.close();
  await killInstances();
});

test('an account that was created logs in', async () => {
  const created = await stage.json(
    'users create grace --email Grace@example.com --first-name Grace --password-stdin',
    'correct horse\n',
  );
  expect(created.account).toMatchObject({
    id: expect.any(Number),
    username: 'grace',
    email: 'Grace@example.com',
    email_verified_at: null,
    first_name: 'Grace',
    last_name: null,
    disabled_at: null,
  });
  const service = await stage.service();
  const access = await logIn(service, { username: 'grace', email: '', password: 'correct horse' });
  expect(await isLive(service, access.access)).toBe(true);
});

test('a name that is taken, and what the rules of registration refuse, is told, and nothing is created', async () => {
  const taken = await stage.run('users create GRACE --password-stdin', 'correct horse');
  expect([taken.code, taken.stderr]).toEqual([1, 'an account has this user name already\n']);
  const refused = await stage.run('users create ada --email nowhere --password-stdin --json', '123456');
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stderr).error).toEqual({
    code: 'invalid_fields',
    message: 'email must be an e-mail address; password is one of the most common passwords',
    fields: { email: ['must be an e-mail address'], password: ['is one of the most common passwords'] },
  });
  expect((await stage.json('users list --search ada')).accounts).toEqual([]);
});

test('an empty password is told as empty', async () => {
  await stage.json('users create silent --password-stdin', 'correct horse');
  for (const command of ['create quiet', 'set-password silent']) {
    const { code, stderr } = await stage.run(`users ${command} --password-stdin`, '');
    expect([code, stderr]).toEqual([1, 'password must not be empty\n']);
  }
});

test('a password on stdin loses nothing but the end of its line', async () => {
  const long = await stage.run('users create ada --password-stdin', 'one\ntwo\n');
  expect([long.code, long.stderr]).toEqual([1, 'stdin has more than one line; a password is one\n']);
  await stage.json('users create spaces --password-stdin', '  with spaces  \r\n');
  const service = await stage.service();
  await logIn(service, { username: 'spaces', email: '', password: '  with spaces  ' });
});

test('without a terminal a password is asked for on stdin, and a deletion for --yes: the call is wrong otherwise', async () => {
  const create = await stage.run('users create ada', 'correct horse');
  expect(create.code).toBe(2);
  expect(create.stderr).toContain('--password-stdin');
  const remove = await stage.run('users delete grace');
  expect([remove.code, remove.stdout]).toEqual([2, '']);
  expect(remove.stderr).toContain('--yes');
  expect((await stage.json('users show grace')).account.username).toBe('grace');
});

test('on a terminal the password is typed twice, and not shown', async () => {
  await stage.makeWay();
  const password = { prompt: 'New password: ', typed: 'typed with care\r' };
  const again = { prompt: 'Once more: ', typed: 'typed with care\r' };
  const created = await runOnTerminal(['users', 'create', 'typist'], stage.env, [password, again]);
  expect([created.code, created.screen]).toEqual([
    0,
    expect.stringMatching(/^New password: \r\nOnce more: \r\naccount \d+ \(typist\) has been created\r\n$/),
  ]);
  const differing = await runOnTerminal(['users', 'create', 'another'], stage.env, [
    password,
    { ...again, typed: 'x\r' },
  ]);
  expect([differing.code, differing.screen]).toEqual([1, expect.stringContaining('the two passwords differ')]);
});

test('on a terminal nothing is deleted unless "yes" is typed', async () => {
  await stage.makeWay();
  const asks = (typed: string) =>
    runOnTerminal(['users', 'delete', 'typist'], stage.env, [{ prompt: 'Type "yes" to go on: ', typed }]);
  for (const typed of ['y\r', '\r', '\u0003']) expect((await asks(typed)).code).toBe(1);
  expect((await stage.json('users show typist')).account.username).toBe('typist');
  expect((await asks('yes\r')).code).toBe(0);
  expect((await stage.run('users show typist')).stderr).toBe('no account is called typist\n');
});
