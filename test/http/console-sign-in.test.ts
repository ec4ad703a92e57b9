import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { decodeJwt } from 'jose';
import { serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, cookieOf, newAccount } from './accounts.ts';
import { seenAccount, serveConsole, signedIn } from './console-person.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serveConsole();
});
afterAll(() => server.stop());

test('a person signs in by user name or by address, and the cookie carries the session on', async () => {
  const { account, cookie } = await signedIn(server);
  const byEmail = await server.post('/account/log-in', { name: account.email, password: account.password });
  expect(byEmail.body).toMatchObject({
    expires_in: 3600,
    account: { username: account.username, pending_email: null },
  });
  expect(byEmail.cookie).toMatch(/; Path=\/account\/refresh; HttpOnly; SameSite=Strict$/);
  const refreshed = await server.post('/account/refresh', undefined, { cookie });
  expect((await seenAccount(server, bearer(refreshed.body.access_token))).username).toBe(account.username);
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
  const { account } = await signedIn(server);
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
  const { account } = await signedIn(server);
  const name = await server.post('/account/sign-up', { ...newAccount(), username: account.username });
  expect([name.status, name.body.code, name.body.errors]).toEqual([409, 'username_taken', { username: ['is taken'] }]);
  const email = await server.post('/account/sign-up', { ...newAccount(), email: account.email });
  expect([email.status, email.body.code, email.body.errors]).toEqual([409, 'email_taken', { email: ['is taken'] }]);
});
