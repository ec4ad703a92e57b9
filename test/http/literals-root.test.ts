import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, logIn, logInForCookie, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

const text = expect.any(String);
const id = expect.any(Number);
const joined = expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/);

async function says(
  path: string,
  sent: [body?: object | undefined, headers?: Record<string, string>],
  status: number,
  body: object,
) {
  const reply = await server.post(path, ...sent);
  expect([reply.status, reply.body]).toEqual([status, body]);
}

test('the root speaks as renewable-token where that document is alone', async () => {
  const account = newAccount();
  const { username, password } = account;
  await says('/register', [account], 201, { message: 'User created successfully', user_id: text });
  await says('/register', [account], 400, { message: 'User already exists', code: 'username_taken' });
  await says('/login', [{ username, password }], 200, { token: text });
  await says('/login', [{ username, password: 'x' }], 400, {
    message: 'Invalid password',
    code: 'invalid_credentials',
  });
  await says('/login', [{ username: 'nobody', password }], 404, {
    message: 'User not found',
    code: 'invalid_credentials',
  });
  const { access } = await logIn(server, account);
  await says('/renew_token', [undefined, bearer(access)], 200, { token: text });
  await says('/logout', [undefined, bearer(access)], 200, { message: 'User logged out successfully' });
  await says('/logout', [], 401, { message: 'Token is missing', code: 'token_missing' });
});

test('the root answers a log-in at /auth/login with the union of both documents', async () => {
  const { username, email, password } = await register(server);
  const loggedIn = { message: 'Login successful', access_token: text, refresh_token: text };
  await says('/auth/login', [{ username, password }], 200, loggedIn);
  await says('/auth/login', [{ email, password }], 200, loggedIn);
  const wrong = { message: 'Invalid credentials', error: 'Invalid email or password', code: 'invalid_credentials' };
  await says('/auth/login', [{ username, password: 'x' }], 401, wrong);
  await says('/auth/login', [{ email, password: 'x' }], 401, wrong);
  await says('/auth/login', [{ email: newAccount().email, password }], 401, wrong);
});

test('the root answers /auth/refresh and /auth/logout with the union of both documents', async () => {
  const { access, refresh } = await logIn(server, await register(server));
  await says('/auth/refresh', [undefined, bearer(refresh)], 200, { access_token: text });
  const badRefresh = { message: 'Invalid refresh token', error: 'Invalid refresh token', code: 'token_invalid' };
  await says('/auth/refresh', [undefined, bearer('nonsense')], 401, badRefresh);
  await says('/auth/logout', [undefined, bearer(access)], 200, { message: 'Logout successful' });
  await says('/auth/logout', [], 401, {
    message: 'Token is missing',
    error: 'Token is missing',
    code: 'token_missing',
  });
  await says('/auth/logout', [undefined, bearer(access)], 401, {
    message: 'Invalid token',
    error: 'Invalid token',
    code: 'token_invalid',
  });
});

test('the root registers at /api/auth/register as budget-tracker when there is an address', async () => {
  const account = newAccount();
  const { username, email } = account;
  const user = { user_id: id, username, email };
  await says('/api/auth/register', [account], 201, {
    status: 'success',
    message: 'User registered successfully',
    user,
  });
  const taken = { status: 'error', message: 'Username or email already exists' };
  await says('/api/auth/register', [account], 400, { ...taken, code: 'username_taken' });
  await says('/api/auth/register', [{ ...newAccount(), email }], 400, { ...taken, code: 'email_taken' });
});

test('the root registers at /api/auth/register as refresh-cookie when there is no address', async () => {
  const { username, password } = newAccount();
  const { status, body } = await server.post('/api/auth/register', { username, password });
  expect([status, body.user]).toEqual([201, { user_id: id, username, email: '' }]);
  const taken = { message: 'Account with given username already exists.', code: 'username_taken' };
  await says('/api/auth/register', [{ username, password }], 409, taken);
});

test('the root tells bad fields of /api/auth/register under status, message and errors', async () => {
  const errors = { username: ['is required'], password: ['must have at least 6 characters'] };
  for (const besides of [{}, { email: newAccount().email }]) {
    const { status, body } = await server.post('/api/auth/register', { password: 'short', ...besides });
    expect([status, body]).toEqual([400, { status: 'error', message: text, errors, code: 'invalid_fields' }]);
  }
});

test('the root answers /api/auth/login with the union of both documents and the cookie', async () => {
  const { username, email, password } = await register(server);
  const reply = await server.post('/api/auth/login', { username, password });
  expect([reply.status, reply.body]).toEqual([
    200,
    {
      status: 'success',
      message: 'Login successful',
      user: { user_id: id, username, email },
      token: text,
      data: { token: reply.body.token, user: { id: reply.body.user.user_id, username, joined } },
    },
  ]);
  expect(reply.cookie).toStartWith('refresh_token=');
  const wrong = { status: 'error', message: 'Invalid username or password', code: 'invalid_credentials' };
  await says('/api/auth/login', [{ username, password: 'wrong horse' }], 401, wrong);
});

test('the root logs out at /api/auth/logout as both documents and clears the cookie', async () => {
  const { access } = await logInForCookie(server, await register(server));
  const reply = await server.post('/api/auth/logout', undefined, bearer(access));
  expect([reply.status, reply.body]).toEqual([200, { status: 'success', message: 'Logged out successfully' }]);
  expect(reply.cookie).toStartWith('refresh_token=; Max-Age=0;');
  const missing = { status: 'error', message: 'Token is missing', code: 'token_missing' };
  await says('/api/auth/logout', [], 401, missing);
});

test('the root speaks as refresh-cookie where that document is alone', async () => {
  const account = await register(server);
  const { access, cookie } = await logInForCookie(server, account);
  await says('/api/auth/refresh', [undefined, { cookie }], 200, {
    message: 'Access token refreshed.',
    data: { token: text },
  });
  const bad = 'Invalid, expired or missing refresh token.';
  await says('/api/auth/refresh', [], 401, { message: bad, code: 'token_missing' });
  await says('/api/auth/refresh', [undefined, { cookie: 'refresh_token=x' }], 401, {
    message: bad,
    code: 'token_invalid',
  });
  const { body } = await server.get('/api/user', bearer(access));
  expect(body).toEqual({ message: 'User details retrieved.', data: { id, username: account.username, joined } });
});
