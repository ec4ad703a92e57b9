import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { type Account, bearer, cheapHashing, logIn, logInForCookie, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

const text = expect.any(String);
const id = expect.any(Number);

/** Posts to a mount and expects this status and exactly this body. */
async function says(
  key: string,
  path: string,
  sent: [body?: object | undefined, headers?: Record<string, string>],
  status: number,
  body: object,
) {
  const reply = await server.post(`/as/${key}${path}`, ...sent);
  expect([reply.status, reply.body]).toEqual([status, body]);
}

describe('renewable-token alone says what its document says', () => {
  const key = 'renewable-token';
  const named = ({ username, password }: Account) => ({ username, password });

  test('at registration', async () => {
    const account = newAccount();
    const created = { message: 'User created successfully', user_id: expect.stringMatching(/^[1-9]\d*$/) };
    await says(key, '/register', [account], 201, created);
    await says(key, '/register', [account], 400, { message: 'User already exists' });
    await says(key, '/register', [{ ...newAccount(), email: account.email }], 400, { message: 'User already exists' });
    await says(key, '/register', [{ username: 'x' }], 400, { message: 'password is required; email is required' });
  });

  test('at log-in', async () => {
    const account = await register(server);
    await says(key, '/login', [named(account)], 200, { token: text });
    await says(key, '/login', [{ ...named(account), password: 'wrong' }], 400, { message: 'Invalid password' });
    await says(key, '/login', [named(newAccount())], 404, { message: 'User not found' });
  });

  test('of tokens', async () => {
    const { access } = await logIn(server, await register(server));
    await says(key, '/renew_token', [undefined, bearer(access)], 200, { token: text });
    await says(key, '/renew_token', [], 401, { message: 'Token is missing' });
    await says(key, '/renew_token', [undefined, bearer('nonsense')], 401, { message: 'Token is invalid' });
    await says(key, '/logout', [], 401, { message: 'Token is missing' });
    await says(key, '/logout', [undefined, bearer(access)], 200, { message: 'User logged out successfully' });
    await says(key, '/logout', [undefined, bearer(access)], 401, { message: 'Token is invalid' });
  });
});

describe('token-pair alone says what its document says', () => {
  const key = 'token-pair';

  test('at registration and log-in', async () => {
    const account = newAccount();
    const { username, password } = account;
    await says(key, '/auth/signup', [account], 201, { message: 'User created successfully' });
    await says(key, '/auth/signup', [account], 409, { message: 'User already exists' });
    await says(key, '/auth/signup', [{ username, email: account.email }], 400, { message: 'password is required' });
    await says(key, '/auth/login', [{ username, password }], 200, { access_token: text, refresh_token: text });
    await says(key, '/auth/login', [{ username }], 400, { message: 'password is required' });
    await says(key, '/auth/login', [{ username, password: 'wrong' }], 401, { message: 'Invalid credentials' });
    await says(key, '/auth/login', [{ username: 'nobody', password }], 401, { message: 'Invalid credentials' });
  });

  test('of tokens', async () => {
    const { access, refresh } = await logIn(server, await register(server));
    await says(key, '/auth/refresh', [undefined, bearer(refresh)], 200, { access_token: text });
    await says(key, '/auth/refresh', [], 401, { message: 'Refresh token is missing' });
    await says(key, '/auth/refresh', [undefined, bearer('nonsense')], 401, { message: 'Invalid refresh token' });
    await says(key, '/auth/logout', [undefined, bearer(access)], 200, { message: 'Logout successful' });
    await says(key, '/auth/logout', [undefined, bearer(access)], 401, { message: 'Invalid token' });
    await says(key, '/auth/logout', [], 401, { message: 'Token is missing' });
  });

  test('of a forgotten password', async () => {
    const { email } = await register(server);
    await says(key, '/auth/forget-password', [{ email }], 200, { reset_token: text });
    await says(key, '/auth/forget-password', [{}], 400, { message: 'email is required' });
    await says(key, '/auth/forget-password', [{ email: newAccount().email }], 404, {
      message: 'No user with that email',
    });
    const { reset_token } = (await server.post('/auth/forget-password', { email })).body;
    const new_password = 'battery staple';
    await says(key, '/auth/reset-password', [{ reset_token }], 400, { message: 'new_password is required' });
    await says(key, '/auth/reset-password', [{ reset_token, new_password }], 200, {
      message: 'Password reset successful',
    });
    await says(key, '/auth/reset-password', [{ reset_token, new_password }], 401, {
      message: 'Invalid or expired token',
    });
  });
});

describe('verified-email alone says what its document says', () => {
  const key = 'verified-email';

  test('at registration and log-in', async () => {
    const account = newAccount();
    const { username, email, password } = account;
    const user = { id, username, email };
    await says(key, '/auth/register/', [account], 201, { message: 'User registered successfully', user });
    await says(key, '/auth/register/', [account], 400, { error: 'Username or email already exists' });
    const tokens = { access_token: text, refresh_token: text };
    await says(key, '/auth/login', [{ email, password }], 200, { message: 'Login successful', ...tokens });
    await says(key, '/auth/login', [{ email, password: 'wrong' }], 401, { error: 'Invalid email or password' });
    await says(key, '/auth/login', [{ email: 'no@example.com', password }], 401, {
      error: 'Invalid email or password',
    });
    await says(key, '/auth/login', [{ email }], 400, { error: 'password is required' });
    const broken = await server.post(`/as/${key}/auth/register/`, '{"username":');
    expect([broken.status, broken.body]).toEqual([400, { error: 'Invalid JSON' }]);
  });

  test('of tokens', async () => {
    const { access, refresh } = await logIn(server, await register(server));
    await says(key, '/auth/refresh', [undefined, bearer(refresh)], 200, { access_token: text });
    await says(key, '/auth/refresh', [], 401, { error: 'Refresh token is missing' });
    await says(key, '/auth/logout', [undefined, bearer(access)], 200, { message: 'Logout successful' });
    await says(key, '/auth/logout', [undefined, bearer(access)], 401, { error: 'Invalid token' });
  });

  test('of links', async () => {
    const { email } = await register(server);
    const resetMailed = { message: 'Check your email, a password reset email has been sent' };
    await says(key, '/auth/request-password-reset', [{ email }], 200, resetMailed);
    await says(key, '/auth/request-password-reset', [{ email: newAccount().email }], 200, resetMailed);
    await says(key, '/auth/request-password-reset', [{}], 400, { error: 'email is required' });
    const resetToken = server.linkToken(await server.mailTo(email));
    const password = 'battery staple';
    await says(key, `/auth/password-reset/${resetToken}`, [{}], 400, { error: 'password is required' });
    await says(key, `/auth/password-reset/${resetToken}`, [{ password }], 200, {
      message: 'Password has been reset successfully.',
    });
    await says(key, `/auth/password-reset/${resetToken}`, [{ password }], 400, { error: 'Invalid or expired token.' });
    const linkMailed = { message: 'Check your email, a verification link has been sent.' };
    await says(key, '/auth/request-verify-email', [{ email }], 200, linkMailed);
    await says(key, '/auth/request-verify-email', [{}], 400, { error: 'email is required' });
    const token = server.linkToken(await server.mailTo(email, 1));
    await says(key, `/auth/verify-email/${token}`, [], 200, { message: 'Email has been verified successfully.' });
    await says(key, `/auth/verify-email/${token}`, [], 400, { message: 'Invalid or expired token.' });
  });
});

describe('budget-tracker alone says what its document says', () => {
  const key = 'budget-tracker';

  test('with exactly the members that its data classes have', async () => {
    const account = newAccount();
    const { username, email, password } = account;
    const user = { user_id: id, username, email };
    const taken = { status: 'error', message: 'Username or email already exists' };
    const wrong = { status: 'error', message: 'Invalid username or password' };
    await says(key, '/api/auth/register', [account], 201, {
      status: 'success',
      message: 'User registered successfully',
      user,
    });
    await says(key, '/api/auth/register', [account], 400, taken);
    await says(key, '/api/auth/register', [{ username, password }], 400, {
      status: 'error',
      message: 'email is required',
    });
    const loggedIn = { status: 'success', message: 'Login successful', user, token: text };
    await says(key, '/api/auth/login', [{ username, password }], 200, loggedIn);
    await says(key, '/api/auth/login', [{ username, password: 'wrong' }], 401, wrong);
    await says(key, '/api/auth/login', [{ username: 'nobody', password }], 401, wrong);
    const { access } = await logIn(server, account);
    const loggedOut = { status: 'success', message: 'Logged out successfully' };
    await says(key, '/api/auth/logout', [undefined, bearer(access)], 200, loggedOut);
    await says(key, '/api/auth/logout', [], 401, { status: 'error', message: 'Token is missing' });
  });

  test('with an empty address for an account that has none', async () => {
    const { username, password } = newAccount();
    await server.post('/as/refresh-cookie/api/auth/register', { username, password });
    const user = { user_id: id, username, email: '' };
    const body = { status: 'success', message: 'Login successful', user, token: text };
    await says(key, '/api/auth/login', [{ username, password }], 200, body);
  });
});

describe('refresh-cookie alone says what its document says', () => {
  const key = 'refresh-cookie';
  const invalid = 'Missing or invalid body fields.';

  test('at registration', async () => {
    const { username, password } = newAccount();
    const taken = { message: 'Account with given username already exists.' };
    const path = '/api/auth/register';
    await says(key, path, [{ username, password }], 201, { message: 'Account successfully created.' });
    await says(key, path, [{ username, password }], 409, taken);
    const errors = { username: ['is required'], password: ['must have at least 6 characters'] };
    await says(key, path, [{ password: 'short' }], 400, { message: invalid, errors });
    await says(key, path, [{ username }], 400, { message: invalid, errors: { password: ['is required'] } });
  });

  test('of sessions', async () => {
    const account = await register(server);
    const { username, password } = account;
    const user = { id, username, joined: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/) };
    const wrong = { message: 'Invalid username or password.' };
    const loggedIn = { message: 'Logged in successfully.', data: { token: text, user } };
    await says(key, '/api/auth/login', [{ username, password }], 200, loggedIn);
    await says(key, '/api/auth/login', [{ username, password: 'wrong horse' }], 401, wrong);
    const short = { message: invalid, errors: { password: ['must have at least 6 characters'] } };
    await says(key, '/api/auth/login', [{ username, password: 'short' }], 400, short);
    const { access, cookie } = await logInForCookie(server, account);
    const refreshed = { message: 'Access token refreshed.', data: { token: text } };
    await says(key, '/api/auth/refresh', [undefined, { cookie }], 200, refreshed);
    await says(key, '/api/auth/refresh', [], 401, { message: 'Invalid, expired or missing refresh token.' });
    const described = await server.get(`/as/${key}/api/user`, bearer(access));
    expect([described.status, described.body]).toEqual([200, { message: 'User details retrieved.', data: user }]);
    await says(key, '/api/auth/logout', [undefined, bearer(access)], 200, { message: 'Logged out successfully.' });
    await says(key, '/api/auth/logout', [], 401, { message: 'Access token is missing.' });
  });
});
