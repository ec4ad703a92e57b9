import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, isLive, logIn, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

test('/auth/login wants exactly one of user name and address', async () => {
  const { username, email, password } = await register(server);
  for (const body of [{ username, email, password }, { password }, {}]) {
    const reply = await server.post('/auth/login', body);
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid_fields']);
    const words = `body must have exactly one of username and email${'password' in body ? '' : '; password is required'}`;
    expect([reply.body.message, reply.body.error]).toEqual([words, words]);
  }
});

test('/auth/login of a document alone asks for what that document logs in with', async () => {
  const missing = async (key: string) => (await server.post(`/as/${key}/auth/login`, {})).body;
  expect(await missing('token-pair')).toEqual({ message: 'username is required; password is required' });
  expect(await missing('verified-email')).toEqual({ error: 'email is required; password is required' });
});

test('/auth/login refuses a name that is no text beside an address that is', async () => {
  const { email, password } = await register(server);
  for (const username of [null, '', 5, {}, [], true, 'x'.repeat(256)]) {
    const reply = await server.post('/auth/login', { username, email, password });
    expect([username, reply.status, reply.body.code]).toEqual([username, 400, 'invalid_fields']);
  }
});

test('/auth/login refuses an address that is no text beside a name that is', async () => {
  const { username, password } = await register(server);
  for (const email of [null, '', 5, {}, [], true]) {
    const reply = await server.post('/auth/login', { username, email, password });
    expect([email, reply.status, reply.body.code]).toEqual([email, 400, 'invalid_fields']);
  }
});

test('a log-in looks only into the column that was named', async () => {
  const victim = await register(server);
  // Somebody whose user name is the address of another.
  const squatter = await register(server, { username: victim.email, password: 'battery staple' });
  const asName = (password: string) => server.post('/auth/login', { username: victim.email, password });
  const asAddress = (password: string) => server.post('/auth/login', { email: victim.email, password });
  expect((await asName(squatter.password)).status).toBe(200);
  expect((await asName(victim.password)).status).toBe(401);
  expect((await asAddress(victim.password)).status).toBe(200);
  expect((await asAddress(squatter.password)).status).toBe(401);
  expect((await server.post('/auth/login', { email: victim.username, password: victim.password })).status).toBe(401);
});

test('a document alone ignores what only the other one knows', async () => {
  const { username, email, password } = await register(server);
  const both = { username, email, password };
  expect((await server.post('/as/token-pair/auth/login', both)).status).toBe(200);
  expect((await server.post('/as/verified-email/auth/login', both)).status).toBe(200);
  expect((await server.post('/auth/login', both)).status).toBe(400);
});

test('a password that refresh-cookie finds too short to check is only wrong at the root', async () => {
  const { username } = await register(server);
  const body = { username, password: 'short' };
  expect((await server.post('/as/refresh-cookie/api/auth/login', body)).status).toBe(400);
  expect((await server.post('/as/budget-tracker/api/auth/login', body)).status).toBe(401);
  expect((await server.post('/api/auth/login', body)).status).toBe(401);
});

test('an address that is null is an address that is not acceptable', async () => {
  const { username, password } = newAccount();
  expect((await server.post('/api/auth/register', { username, password, email: null })).status).toBe(400);
  expect((await server.post('/as/refresh-cookie/api/auth/register', { username, password, email: null })).status).toBe(
    201,
  );
});

test('refresh-cookie keeps no address even when one is sent', async () => {
  const { username, email, password } = newAccount();
  await server.post('/as/refresh-cookie/api/auth/register', { username, email, password });
  expect(await server.database.stores.accounts.findByEmail(email)).toBeNull();
});

test('a shared operation does its work once', async () => {
  const { username, password } = await register(server);
  const sessions = async () => (await server.database.db.query.sessions.findMany()).length;
  const before = await sessions();
  await server.post('/api/auth/login', { username, password });
  await server.post('/auth/login', { username, password });
  expect((await sessions()) - before).toBe(2);
});

test('one account has one number everywhere', async () => {
  const account = newAccount();
  const { username, password } = account;
  const registered = await server.post('/register', account);
  const login = await server.post('/api/auth/login', { username, password });
  const user = await server.get('/api/user', bearer(login.body.token));
  expect(registered.body.user_id).toBe(String(login.body.user.user_id));
  expect(user.body.data.id).toBe(login.body.user.user_id);
});

const logIns = [
  ['/login', 'username', 'token'],
  ['/auth/login', 'username', 'access_token'],
  ['/auth/login', 'email', 'access_token'],
  ['/api/auth/login', 'username', 'token'],
  ['/as/renewable-token/login', 'username', 'token'],
  ['/as/token-pair/auth/login', 'username', 'access_token'],
  ['/as/verified-email/auth/login', 'email', 'access_token'],
  ['/as/budget-tracker/api/auth/login', 'username', 'token'],
] as const;

const logOuts = ['/logout', '/auth/logout', '/api/auth/logout'].flatMap((path) =>
  path === '/logout'
    ? [path, `/as/renewable-token${path}`]
    : path === '/auth/logout'
      ? [path, `/as/token-pair${path}`, `/as/verified-email${path}`]
      : [path, `/as/budget-tracker${path}`, `/as/refresh-cookie${path}`],
);

test('a session begun under one document is a session under all, and ends under any', async () => {
  const account = await register(server);
  for (const [path, column, field] of logIns) {
    for (const logOut of logOuts) {
      const reply = await server.post(path, { [column]: account[column], password: account.password });
      const access = reply.body[field];
      expect(await isLive(server, access)).toBe(true);
      expect((await server.post(logOut, undefined, bearer(access))).status).toBe(200);
      expect(await isLive(server, access)).toBe(false);
    }
  }
});

test('an account of any document logs in under every other', async () => {
  const paths = [
    '/register',
    '/auth/signup',
    '/auth/register',
    '/api/auth/register',
    '/as/refresh-cookie/api/auth/register',
  ];
  for (const path of paths) {
    const account = newAccount();
    expect((await server.post(path, account)).status).toBe(201);
    await logIn(server, account);
    expect((await server.post('/login', account)).status).toBe(200);
    expect((await server.post('/as/refresh-cookie/api/auth/login', account)).status).toBe(200);
  }
});
