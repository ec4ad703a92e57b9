import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { sql } from 'drizzle-orm';
import { serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, isLive, logIn, newAccount } from './accounts.ts';
import { device, seenAccount, serveConsole, signedIn } from './console-person.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serveConsole();
});
afterAll(() => server.stop());

test('changing the password asks for the current one and ends the other sessions', async () => {
  const { account, auth, access } = await signedIn(server);
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
  const { account, auth } = await signedIn(server);
  const next = newAccount().email;
  const change = { email: next, current_password: account.password };
  expect((await server.post('/account/email', change, auth)).status).toBe(200);
  expect(await seenAccount(server, auth)).toMatchObject({
    email: account.email,
    pending_email: next,
    email_verified: false,
  });
  const link = server.linkToken(await server.mailTo(next));
  expect((await server.post(`/auth/verify-email/${link}`)).status).toBe(200);
  expect(await seenAccount(server, auth)).toMatchObject({ email: next, pending_email: null, email_verified: true });
  const told = await server.mailTo(account.email);
  expect(server.linkToken(told)).toBe('');
  expect((await server.post(`/auth/verify-email/${link}`)).status).toBe(400);
});

test("whoever asks for an address that is another account's is not told, and cannot take it over", async () => {
  const owner = await signedIn(server);
  const { account, auth } = await signedIn(server);
  const change = { email: owner.account.email, current_password: account.password };
  expect((await server.post('/account/email', change, auth)).status).toBe(200);
  const link = server.linkToken(await server.mailTo(owner.account.email));
  // Whoever has the mail may know; in the document's own words nothing is told.
  const { status, body } = await server.post(`/auth/verify-email/${link}`);
  expect([status, body]).toEqual([400, { message: 'Invalid or expired token.', code: 'email_taken' }]);
  expect(await seenAccount(server, auth)).toMatchObject({ email: account.email, pending_email: null });
  expect((await seenAccount(server, owner.auth)).email).toBe(owner.account.email);
});

test('a new password, reset or changed, forgets an address that somebody asked for', async () => {
  const askFor = async (auth: { authorization: string }, password: string) => {
    const email = newAccount().email;
    await server.post('/account/email', { email, current_password: password }, auth);
    return server.linkToken(await server.mailTo(email));
  };
  const { account, auth } = await signedIn(server);
  const first = await askFor(auth, account.password);
  const { body } = await server.post('/account/log-in', { name: account.username, password: account.password });
  expect(body.account.pending_email).toBeString();
  const change = { current_password: account.password, new_password: 'battery staple' };
  expect((await server.post('/account/password', change, auth)).status).toBe(200);
  expect([
    (await seenAccount(server, auth)).pending_email,
    (await server.post(`/auth/verify-email/${first}`)).status,
  ]).toEqual([null, 400]);
  const second = await askFor(auth, 'battery staple');
  const reset = (await server.post('/auth/forget-password', { email: account.email })).body.reset_token;
  await server.post('/auth/reset-password', { reset_token: reset, new_password: 'correct horse' });
  expect((await server.post(`/auth/verify-email/${second}`)).status).toBe(400);
  await logIn(server, account);
});

test('a person sees the sessions, ends one, and ends all others', async () => {
  const { account, auth, access } = await signedIn(server);
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
  const stranger = await signedIn(server);
  expect((await server.delete(`/account/sessions/${sessions[1].id}`, stranger.auth)).status).toBe(404);
  expect((await server.delete('/account/sessions/not-an-id', auth)).status).toBe(404);
  expect((await server.delete('/account/sessions', auth)).status).toBe(200);
  expect([await isLive(server, access), await isLive(server, second.access)]).toEqual([true, false]);
  expect(await list()).toHaveLength(1);
});

test('the last use of a session is that of its refresh token or a renewal, not of an access token', async () => {
  const { account, auth } = await signedIn(server);
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
  const { account, auth } = await signedIn(server, { 'accept-language': 'de-CH, fr;q=0.5' });
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

test.each(['', 'en,\tde', 'd\u00e9'])(
  'an Accept-Language that no export could carry (%p) is not kept',
  async (language) => {
    const { auth } = await signedIn(server, { 'accept-language': language });
    expect((await server.get('/account/export', auth)).body.language).toBeNull();
  },
);

test('a deleted account leaves nothing that refers to it', async () => {
  const { account, access, auth } = await signedIn(server);
  await server.post('/auth/request-verify-email', { email: account.email });
  const { id } = await seenAccount(server, auth);
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
