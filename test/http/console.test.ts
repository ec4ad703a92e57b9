import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { sql } from 'drizzle-orm';
import { decodeJwt } from 'jose';
import { serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, cookieOf, isLive, logIn, newAccount } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  // Networks are remembered where failures are counted.
  const RATE_LIMITS = 'network=1000000/1m,mail=1000000/1h,failures=1000000/1h';
  server = await serve({ ...cheapHashing, RATE_LIMITS, PASSWORD_BLOCKLIST: '100' });
});
afterAll(() => server.stop());

const device = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0' };

/** Signed up and signed in. */
async function signedIn(headers: Record<string, string> = {}) {
  const account = newAccount();
  const signedUp = await server.post('/account/sign-up', account, headers);
  expect([signedUp.status, signedUp.body.email_verified]).toEqual([201, false]);
  const reply = await server.post('/account/log-in', { name: account.username, password: account.password }, device);
  return {
    account,
    access: reply.body.access_token as string,
    cookie: cookieOf(reply),
    auth: bearer(reply.body.access_token),
  };
}

const me = async (auth: { authorization: string }) => (await server.get('/account/me', auth)).body;

test('a person signs in by user name or by address, and the cookie carries the session on', async () => {
  const { account, cookie } = await signedIn();
  const byEmail = await server.post('/account/log-in', { name: account.email, password: account.password });
  expect(byEmail.body).toMatchObject({
    expires_in: 3600,
    account: { username: account.username, pending_email: null },
  });
  expect(byEmail.cookie).toMatch(/; Path=\/account\/refresh; HttpOnly; SameSite=Strict$/);
  const refreshed = await server.post('/account/refresh', undefined, { cookie });
  expect((await me(bearer(refreshed.body.access_token))).username).toBe(account.username);
  const foreign = await server.post('/account/refresh', undefined, { cookie, origin: 'https://evil.example' });
  expect([foreign.status, foreign.body.code]).toEqual([401, 'cross_site_request']);
  const out = await server.post('/account/log-out', undefined, bearer(refreshed.body.access_token));
  expect(out.cookie).toMatch(/^refresh_token=; Max-Age=0; Path=\/account\/refresh/);
});

test('the console tells how long an access token lives, also near the end of the session', async () => {
  const account = newAccount();
  await server.post('/account/sign-up', account);
  const lifetime = ({ access_token, expires_in }: { access_token: string; expires_in: number }) => {
    const { iat, exp } = decodeJwt(access_token);
    return { told: expires_in, true: Number(exp) - Number(iat) };
  };
  const loggedIn = await server.post('/account/log-in', { name: account.username, password: account.password });
  expect(lifetime(loggedIn.body)).toEqual({ told: 3600, true: 3600 });
  server.clock.advance(30 * 24 * 60 * 60 - 600);
  const refreshed = await server.post('/account/refresh', undefined, { cookie: cookieOf(loggedIn) });
  const { told, true: real } = lifetime(refreshed.body);
  expect([told, real <= 600]).toEqual([real, true]);
});

test('whoever has an account signs in at the console, also with a user name that looks like an address', async () => {
  const name = `mail@${newAccount().username}.example`;
  const account = { username: name, password: 'correct horse' };
  expect((await server.post('/api/auth/register', account)).status).toBe(201);
  for (const typed of [name, name.replace('@', '\uff20').toUpperCase()]) {
    const reply = await server.post('/account/log-in', { name: typed, password: account.password });
    expect([reply.status, reply.body.account?.username]).toEqual([200, name]);
  }
  // The address comes first, once an account has it.
  const owner = { ...newAccount(), email: name, password: 'battery staple' };
  expect((await server.post('/account/sign-up', owner)).status).toBe(201);
  const signIn = async (password: string) => server.post('/account/log-in', { name, password });
  expect((await signIn(account.password)).status).toBe(401);
  expect((await signIn(owner.password)).body.account.username).toBe(owner.username);
});

test('a user name that sign-in would take for an address is refused at sign-up', async () => {
  const { account } = await signedIn();
  for (const username of [account.email, account.email.replace('@', '\uff20'), '@']) {
    const refused = await server.post('/account/sign-up', { ...newAccount(), username });
    expect([refused.status, refused.body.code, refused.body.errors]).toEqual([
      400,
      'invalid_fields',
      { username: ['must not contain an @'] },
    ]);
  }
  const both = await server.post('/account/sign-up', { ...newAccount(), username: 'a@b', email: 'ada@-example.com' });
  expect(Object.keys(both.body.errors).sort()).toEqual(['email', 'username']);
});

test('failures at the console do not tell whether an address has an account', async () => {
  const strict = await serve({ ...cheapHashing, RATE_LIMITS: 'network=1000/1m,failures=3/1h' });
  try {
    const [owner, ghost, named] = [newAccount(), newAccount(), newAccount()];
    await strict.post('/account/sign-up', owner);
    await strict.post('/api/auth/register', { username: named.email, password: named.password });
    const statusesOf = async ({ email }: { email: string }) => {
      const guess = { password: 'wrong horse' };
      const statuses = [];
      for (let tries = 0; tries < 3; tries++) {
        statuses.push((await strict.post('/account/log-in', { name: email, ...guess })).status);
        statuses.push((await strict.post('/auth/login', { username: email, ...guess })).status);
      }
      statuses.push((await strict.post('/auth/login', { email, ...guess })).status);
      statuses.push((await strict.post('/account/log-in', { name: email, ...guess })).status);
      return statuses;
    };
    const told = await Promise.all([owner, ghost, named].map(statusesOf));
    expect(told).toEqual(told.map(() => [401, 401, 401, 401, 401, 401, 429, 429]));
  } finally {
    await strict.stop();
  }
});

test('a taken name and a taken address are told beside their field', async () => {
  const { account } = await signedIn();
  const name = await server.post('/account/sign-up', { ...newAccount(), username: account.username });
  expect([name.status, name.body.code, name.body.errors]).toEqual([409, 'username_taken', { username: ['is taken'] }]);
  const email = await server.post('/account/sign-up', { ...newAccount(), email: account.email });
  expect([email.status, email.body.code, email.body.errors]).toEqual([409, 'email_taken', { email: ['is taken'] }]);
});

test('changing the password asks for the current one and ends the other sessions', async () => {
  const { account, auth, access } = await signedIn();
  const other = await logIn(server, account);
  const change = (current: string, next: string) =>
    server.post('/account/password', { current_password: current, new_password: next }, auth);
  expect((await change('wrong horse', 'battery staple')).body.errors).toEqual({ current_password: ['is wrong'] });
  expect((await change(account.password, '123456')).body.errors).toEqual({
    new_password: ['is one of the most common passwords'],
  });
  expect(await isLive(server, other.access)).toBe(true);
  const { events } = (await server.get('/account/export', auth)).body;
  expect(events.map(({ kind }: { kind: string }) => kind)).toContain('log_in_failed');
  expect((await change(account.password, 'battery staple')).status).toBe(200);
  expect([await isLive(server, access), await isLive(server, other.access)]).toEqual([true, false]);
  await logIn(server, { ...account, password: 'battery staple' });
});

test('a new address counts once it is verified, and the old one is told', async () => {
  const { account, auth } = await signedIn();
  const next = newAccount().email;
  const change = { email: next, current_password: account.password };
  expect((await server.post('/account/email', change, auth)).status).toBe(200);
  expect(await me(auth)).toMatchObject({ email: account.email, pending_email: next, email_verified: false });
  const link = server.linkToken(await server.mailTo(next));
  expect((await server.post(`/auth/verify-email/${link}`)).status).toBe(200);
  expect(await me(auth)).toMatchObject({ email: next, pending_email: null, email_verified: true });
  const told = await server.mailTo(account.email);
  expect(server.linkToken(told)).toBe('');
  expect((await server.post(`/auth/verify-email/${link}`)).status).toBe(400);
});

test("an address that is another account's is not told, and cannot be taken over", async () => {
  const owner = await signedIn();
  const { account, auth } = await signedIn();
  const change = { email: owner.account.email, current_password: account.password };
  expect((await server.post('/account/email', change, auth)).status).toBe(200);
  const link = server.linkToken(await server.mailTo(owner.account.email));
  expect((await server.post(`/auth/verify-email/${link}`)).status).toBe(400);
  expect((await me(auth)).email).toBe(account.email);
  expect((await me(owner.auth)).email).toBe(owner.account.email);
});

test('a new password, reset or changed, forgets an address that somebody asked for', async () => {
  const askFor = async (auth: { authorization: string }, password: string) => {
    const email = newAccount().email;
    await server.post('/account/email', { email, current_password: password }, auth);
    return server.linkToken(await server.mailTo(email));
  };
  const { account, auth } = await signedIn();
  const first = await askFor(auth, account.password);
  const { body } = await server.post('/account/log-in', { name: account.username, password: account.password });
  expect(body.account.pending_email).toBeString();
  const change = { current_password: account.password, new_password: 'battery staple' };
  expect((await server.post('/account/password', change, auth)).status).toBe(200);
  expect([(await me(auth)).pending_email, (await server.post(`/auth/verify-email/${first}`)).status]).toEqual([
    null,
    400,
  ]);
  const second = await askFor(auth, 'battery staple');
  const reset = (await server.post('/auth/forget-password', { email: account.email })).body.reset_token;
  await server.post('/auth/reset-password', { reset_token: reset, new_password: 'correct horse' });
  expect((await server.post(`/auth/verify-email/${second}`)).status).toBe(400);
  await logIn(server, account);
});

test('a person sees the sessions, ends one, and ends all others', async () => {
  const { account, auth, access } = await signedIn();
  const [second, third] = [await logIn(server, account), await logIn(server, account)];
  const list = async () => (await server.get('/account/sessions', auth)).body.sessions;
  const sessions = await list();
  expect(sessions).toHaveLength(3);
  const current = sessions.filter((session: { current: boolean }) => session.current);
  expect(current).toEqual([
    expect.objectContaining({ user_agent: device['user-agent'], address: expect.stringMatching(/127\.0\.0\.1/) }),
  ]);
  expect((await server.delete(`/account/sessions/${sessions[0].id}`, auth)).status).toBe(200);
  expect([await isLive(server, second.access), await isLive(server, third.access)]).toEqual([true, false]);
  const stranger = await signedIn();
  expect((await server.delete(`/account/sessions/${sessions[1].id}`, stranger.auth)).status).toBe(404);
  expect((await server.delete('/account/sessions/not-an-id', auth)).status).toBe(404);
  expect((await server.delete('/account/sessions', auth)).status).toBe(200);
  expect([await isLive(server, access), await isLive(server, second.access)]).toEqual([true, false]);
  expect(await list()).toHaveLength(1);
});

test('the last use of a session is that of its refresh token or a renewal, not of an access token', async () => {
  const { account, auth } = await signedIn();
  const { refresh } = await logIn(server, account);
  const { access } = await logIn(server, account);
  server.clock.advance(600);
  await server.post('/auth/refresh', undefined, bearer(refresh));
  await server.get('/account/me', auth);
  expect((await server.post('/renew_token', undefined, bearer(access))).status).toBe(200);
  const [renewed, used, unused] = (await server.get('/account/sessions', auth)).body.sessions;
  const idle = (session: { created_at: string; last_used_at: string }) =>
    Date.parse(session.last_used_at) - Date.parse(session.created_at);
  expect(idle(renewed)).toBeGreaterThanOrEqual(600_000);
  expect(idle(used)).toBeGreaterThanOrEqual(600_000);
  expect(idle(unused)).toBe(0);
});

test('the download holds what is kept, and no secret', async () => {
  const { account, auth } = await signedIn({ 'accept-language': 'de-CH, fr;q=0.5' });
  await server.post('/account/verification', undefined, auth);
  await server.post(`/auth/verify-email/${server.linkToken(await server.mailTo(account.email))}`);
  const reply = await server.get('/account/export', auth);
  expect(reply.body.account).toMatchObject({ username: account.username, email: account.email });
  expect(reply.body.language).toBe('de-CH, fr;q=0.5');
  expect(Date.parse(reply.body.email_verified_at)).toBeWithin(0, server.clock.now().getTime() + 1);
  expect(reply.body.networks).toEqual([
    { network: expect.stringMatching(/127\.0\.0\.1/), last_seen_at: expect.any(String) },
  ]);
  expect(reply.body.events.map(({ kind }: { kind: string }) => kind)).toEqual([
    'email_verified',
    'log_in',
    'registered',
  ]);
  expect(JSON.stringify(reply.body)).not.toMatch(/argon2|eyJ/);
});

test('a deleted account leaves nothing that refers to it', async () => {
  const { account, access, auth } = await signedIn();
  await server.post('/auth/request-verify-email', { email: account.email });
  const { id } = await me(auth);
  expect((await server.post('/account/deletion', { current_password: 'wrong horse' }, auth)).status).toBe(400);
  expect((await server.post('/account/deletion', { current_password: account.password }, auth)).status).toBe(200);
  expect(await isLive(server, access)).toBe(false);
  expect((await server.post('/account/log-in', { name: account.username, password: account.password })).status).toBe(
    401,
  );
  const left = await server.database.db.execute(sql`
    select (select count(*) from sessions where account_id = ${id})
      + (select count(*) from one_time_tokens where account_id = ${id})
      + (select count(*) from known_networks where account_id = ${id})
      + (select count(*) from email_changes where account_id = ${id})
      + (select count(*) from audit_events where account_id = ${id})
      + (select count(*) from outbox where email_key = ${account.email}) as n`);
  const rows = (Array.isArray(left) ? left : (left as unknown as { rows: unknown[] }).rows) as { n: unknown }[];
  expect(Number(rows[0]?.n)).toBe(0);
  expect((await server.post('/account/sign-up', account)).status).toBe(201);
});

test('guesses at the current password are throttled like failed log-ins', async () => {
  const strict = await serve({ ...cheapHashing, RATE_LIMITS: 'network=1000/1m,failures=1/1h' });
  try {
    const account = newAccount();
    await strict.post('/account/sign-up', account);
    const { body } = await strict.post('/account/log-in', { name: account.username, password: account.password });
    const guess = () =>
      strict.post('/account/deletion', { current_password: 'wrong horse' }, bearer(body.access_token));
    const statuses = new Set<number>();
    for (let tries = 0; tries < 30; tries++) statuses.add((await guess()).status);
    expect([...statuses]).toEqual([400, 429]);
  } finally {
    await strict.stop();
  }
});
