import { afterAll, expect, test } from 'bun:test';
import { bearer, isLive, logIn, logInForCookie, register } from '../http/accounts.ts';
import { killInstances } from '../instances.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
afterAll(async () => {
  await stage.close();
  await killInstances();
});

const wrongPassword = { status: 401 };

test('a disabled account is let in nowhere, by no token, no password and no reset, until it is enabled', async () => {
  let service = await stage.service();
  const account = await register(service);
  const { access, refresh } = await logIn(service, account);
  const { cookie } = await logInForCookie(service, account);
  const asked = await service.post('/auth/forget-password', { email: account.email });
  const early = { reset_token: asked.body.reset_token, new_password: 'battery staple' };

  const disabled = await stage.json(`users disable ${account.email}`);
  expect(disabled).toMatchObject({ changed: true, sessions_ended: 2, account: { username: account.username } });
  expect(disabled.account.disabled_at).toMatch(/^\d{4}-/);

  service = await stage.service();
  expect(await isLive(service, access)).toBe(false);
  expect((await service.post('/auth/refresh', { refresh_token: refresh })).status).toBe(401);
  expect((await service.post('/api/auth/refresh', undefined, { cookie })).status).toBe(401);
  expect((await service.post('/auth/reset-password', early)).status).toBe(401);
  const late = await service.post('/auth/forget-password', { email: account.email });
  expect(late.status).toBe(asked.status);
  const spend = { reset_token: late.body.reset_token, new_password: 'battery staple' };
  expect((await service.post('/auth/reset-password', spend)).status).toBe(401);
  const { username, password } = account;
  for (const guess of [password, 'battery staple', 'wrong password']) {
    expect(await service.post('/auth/login', { username, password: guess })).toMatchObject(wrongPassword);
    expect(await service.post('/account/log-in', { name: username, password: guess })).toMatchObject(wrongPassword);
  }

  const again = await stage.json(`users disable ${username}`);
  expect(again).toMatchObject({ changed: false, account: { disabled_at: disabled.account.disabled_at } });
  expect(await stage.json(`users enable ${username}`)).toMatchObject({ changed: true, account: { disabled_at: null } });
  expect((await stage.json(`users enable ${username}`)).changed).toBe(false);
  service = await stage.service();
  const renewed = await logIn(service, account);
  expect([await isLive(service, renewed.access), await isLive(service, access)]).toEqual([true, false]);
});

test('a password that was set replaces the old one, ends every session and kills a reset that was asked for', async () => {
  let service = await stage.service();
  const account = await register(service);
  const { access } = await logIn(service, account);
  const asked = await service.post('/auth/forget-password', { email: account.email });
  expect((await stage.run(`users set-password ${account.username} --password-stdin`, '12345')).code).toBe(1);
  const set = await stage.json(`users set-password ${account.username} --password-stdin`, 'battery staple');
  expect(set.sessions_ended).toBe(1);
  service = await stage.service();
  expect(await isLive(service, access)).toBe(false);
  const spend = { reset_token: asked.body.reset_token, new_password: 'another password' };
  expect((await service.post('/auth/reset-password', spend)).status).toBe(401);
  const { username, password } = account;
  expect(await service.post('/auth/login', { username, password })).toMatchObject(wrongPassword);
  await logIn(service, { ...account, password: 'battery staple' });
});

test('end-sessions logs an account out everywhere, and no other', async () => {
  let service = await stage.service();
  const [account, other] = [await register(service), await register(service)];
  const sessions = [await logIn(service, account), await logIn(service, account), await logIn(service, other)];
  expect((await stage.json(`users end-sessions ${account.username}`)).sessions_ended).toBe(2);
  service = await stage.service();
  const live = await Promise.all(sessions.map(({ access }) => isLive(service, access)));
  expect(live).toEqual([false, false, true]);
  await logIn(service, account);
});

test('an account that was deleted is gone, and its name is free', async () => {
  let service = await stage.service();
  const account = await register(service);
  const { access } = await logIn(service, account);
  expect(await stage.json(`users delete ${account.username} --yes`)).toMatchObject({ deleted: true });
  service = await stage.service();
  expect(await isLive(service, access)).toBe(false);
  await register(service, account);
});

test('show tells of sessions, networks and what happened, and who did it on the command line', async () => {
  const service = await stage.service();
  const account = await register(service);
  await logIn(service, account);
  await stage.run(`users end-sessions ${account.username}`);
  await logIn(await stage.service(), account);
  const shown = await stage.json(`users show ${account.username}`);
  expect(shown).toMatchObject({
    account: { username: account.username, email: account.email, pending_email: null },
    live_sessions: 1,
    last_log_in_at: expect.stringMatching(/^\d{4}-/),
  });
  expect(shown.events.map(({ kind }: { kind: string }) => kind)).toEqual([
    'log_in',
    'sessions_ended',
    'log_in',
    'registered',
  ]);
  expect(shown.events[1].user_agent).toMatch(/^concord users end-sessions, by .* on /);
  const { stdout } = await stage.run(`users show ${account.username}`);
  expect(stdout).toMatch(/^live sessions +1$/m);
  expect(stdout).toMatch(/sessions_ended +- +concord users end-sessions, by /);
});

test('what an operator did is in the download of the owner, without who it was', async () => {
  let service = await stage.service();
  const account = await register(service);
  await stage.run(`users end-sessions ${account.username}`);
  service = await stage.service();
  const { access } = await logIn(service, account);
  const { body } = await service.get('/account/export', bearer(access));
  expect(body.events[1]).toMatchObject({ kind: 'sessions_ended', address: null, user_agent: null });
});

test('what a client sent cannot steer the terminal of whoever looks', async () => {
  const service = await stage.service();
  const account = await register(service);
  const { username, password } = account;
  await service.post('/auth/login', { username, password }, { 'user-agent': 'Mozilla \u009b2J\u0085' });
  const { stdout } = await stage.run(`users show ${username}`);
  expect(stdout).toContain('Mozilla');
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('a name that is the user name of one and the address of another is told, and nothing is done', async () => {
  await stage.json('users create shared@example.com --password-stdin', 'correct horse');
  await stage.json('users create sharer --email shared@example.com --password-stdin', 'correct horse');
  const { code, stderr } = await stage.run('users delete Shared@Example.com --yes --json');
  expect(code).toBe(1);
  expect(JSON.parse(stderr).error).toMatchObject({
    code: 'account_ambiguous',
    ids: [expect.any(Number), expect.any(Number)],
  });
  const [byName, byEmail] = [
    await stage.json('users show username:shared@example.com'),
    await stage.json('users show email:SHARED@example.com'),
  ];
  expect([byName.account.username, byEmail.account.username]).toEqual(['shared@example.com', 'sharer']);
  expect((await stage.json(`users show id:${byEmail.account.id}`)).account.username).toBe('sharer');
  const unknown = await stage.run('users show id:999999 --json');
  expect([unknown.code, JSON.parse(unknown.stderr).error.code]).toEqual([1, 'account_not_found']);
});

test('list goes through all accounts a page at a time, and finds those that begin with a text, in any spelling', async () => {
  for (const name of ['list-b', 'List_c', 'list%d'])
    await stage.json(`users create ${name} --password-stdin`, 'correct horse');
  await stage.json('users disable List_c');
  const names: string[] = [];
  for (let after = 0; ; ) {
    const page = await stage.json(`users list --search LIST --limit 2 --after ${after}`);
    names.push(...page.accounts.map(({ username }: { username: string }) => username));
    if (page.next === null) break;
    after = page.next;
  }
  expect(names).toEqual(['list-b', 'List_c', 'list%d']);
  const find = async (options: string) =>
    (await stage.json(`users list ${options}`)).accounts.map(({ username }: { username: string }) => username);
  expect(await find('--search list%')).toEqual(['list%d']);
  expect(await find('--search list --disabled')).toEqual(['List_c']);
  expect(await find('--search list --enabled')).toEqual(['list-b', 'list%d']);
  const { stdout } = await stage.run('users list --search list --limit 1');
  expect(stdout).toMatch(
    /^ID +USER NAME +E-MAIL +VERIFIED +CREATED +DISABLED\n\d+ +list-b .*\n\nThere are more: --after \d+\n$/,
  );
});
