import { afterAll, beforeAll, expect, test } from 'bun:test';
import createClient from 'openapi-fetch';
import type { paths as RefreshCookiePaths } from '../src/contract/generated/refresh-cookie.ts';
import type { paths } from '../src/contract/generated/root.ts';
import { serve, type TestServer } from './server.ts';

/** What a user of the published contract does: a client whose every type comes from openapi.yaml. */

let server: TestServer;
let root: ReturnType<typeof createClient<paths>>;
beforeAll(async () => {
  server = await serve({ HASH_MEMORY_KIB: '8', HASH_TIME_COST: '1' });
  root = createClient<paths>({ baseUrl: server.url, fetch: judged });
}, 60_000);
afterAll(() => server.stop());

const password = 'correct horse';

test('a generated client takes the journey of renewable-token', async () => {
  const body = { username: 'renée', password, email: 'renee@example.com' };
  const registered = await root.POST('/register', { body });
  expect(registered.data?.user_id).toMatch(/^\d+$/);
  const again = await root.POST('/register', { body });
  expect(again.error).toEqual({ message: 'User already exists', code: 'username_taken' });
  const wrong = await root.POST('/login', { body: { username: 'renée', password: 'wrong' } });
  expect(wrong.error?.message).toBe('Invalid password');
  const login = await root.POST('/login', { body: { username: 'renée', password } });
  const renewed = await root.POST('/renew_token', { headers: bearer(login.data?.token) });
  const headers = bearer(renewed.data?.token);
  expect((await root.POST('/logout', { headers })).data?.message).toBe('User logged out successfully');
  expect((await root.POST('/logout', { headers })).error?.code).toBe('token_invalid');
});

test('a generated client takes the journey of token-pair', async () => {
  const email = 'paul@example.com';
  const signedUp = await root.POST('/auth/signup', { body: { username: 'paul', email, password } });
  expect(signedUp.response.status).toBe(201);
  const forgotten = await root.POST('/auth/forget-password', { body: { email } });
  const reset_token = forgotten.data?.reset_token ?? '';
  const reset = await root.POST('/auth/reset-password', { body: { reset_token, new_password: 'battery staple' } });
  expect(reset.error).toBeUndefined();
  const stale = await root.POST('/auth/login', { body: { username: 'paul', password } });
  expect(stale.error?.code).toBe('invalid_credentials');
  const login = await root.POST('/auth/login', { body: { username: 'paul', password: 'battery staple' } });
  const refreshed = await root.POST('/auth/refresh', { headers: bearer(login.data?.refresh_token) });
  const loggedOut = await root.POST('/auth/logout', { headers: bearer(refreshed.data?.access_token) });
  expect(loggedOut.response.status).toBe(200);
  const dead = await root.POST('/auth/refresh', { headers: bearer(login.data?.refresh_token) });
  expect(dead.error?.code).toBe('token_invalid');
});

test('a generated client takes the journey of verified-email', async () => {
  const email = 'vera@example.com';
  const body = { username: 'vera', email, password, firstname: 'Vera' };
  const registered = await root.POST('/auth/register/', { body });
  expect(registered.data?.user).toMatchObject({ username: 'vera', email });
  await root.POST('/auth/request-verify-email', { body: { email } });
  const verification = server.linkToken(await server.mailTo(email));
  const verified = await root.POST('/auth/verify-email/{token}', { params: { path: { token: verification } } });
  expect(verified.data?.message).toBe('Email has been verified successfully.');
  await root.POST('/auth/request-password-reset', { body: { email } });
  const token = server.linkToken(await server.mailTo(email, 1));
  const reset = await root.POST('/auth/password-reset/{token}', {
    params: { path: { token } },
    body: { password: 'battery staple' },
  });
  expect(reset.data?.message).toBe('Password has been reset successfully.');
  const login = await root.POST('/auth/login', { body: { email, password: 'battery staple' } });
  expect(login.data?.message).toBe('Login successful');
});

test('a generated client takes the journey of budget-tracker', async () => {
  const body = { username: 'buddy', email: 'buddy@example.com', password };
  const registered = await root.POST('/api/auth/register', { body });
  expect(registered.data?.status).toBe('success');
  const login = await root.POST('/api/auth/login', { body: { username: 'buddy', password } });
  expect(login.data?.user).toEqual(registered.data?.user as NonNullable<typeof registered.data>['user']);
  const loggedOut = await root.POST('/api/auth/logout', { headers: bearer(login.data?.token) });
  expect(loggedOut.data?.message).toBe('Logged out successfully');
  expect((await root.POST('/api/auth/logout')).error?.code).toBe('token_missing');
});

test('a generated client takes the journey of refresh-cookie', async () => {
  await root.POST('/api/auth/register', { body: { username: 'cora', password } });
  const taken = await root.POST('/api/auth/register', { body: { username: 'cora', password } });
  expect(taken.response.status).toBe(409);
  const login = await root.POST('/api/auth/login', { body: { username: 'cora', password } });
  const refreshed = await root.POST('/api/auth/refresh', { headers: { cookie: cookieOf(login.response) } });
  const user = await root.GET('/api/user', { headers: bearer(refreshed.data?.data.token) });
  expect(user.data?.data).toEqual(login.data?.data.user as NonNullable<typeof login.data>['data']['user']);
});

test('the description of a mount makes a client of that document alone', async () => {
  const client = createClient<RefreshCookiePaths>({ baseUrl: `${server.url}/as/refresh-cookie`, fetch: judged });
  const body = { username: 'carl', password };
  expect((await client.POST('/api/auth/register', { body })).data).toEqual({
    message: 'Account successfully created.',
  });
  const short = await client.POST('/api/auth/register', { body: { username: 'carla', password: 'a' } });
  if (!short.error || !('errors' in short.error)) throw new Error('field errors were expected');
  expect(Object.keys(short.error.errors)).toEqual(['password']);
  const login = await client.POST('/api/auth/login', { body });
  // @ts-expect-error: the envelope of budget-tracker is not this document's
  expect(login.data?.status).toBeUndefined();
  const refreshed = await client.POST('/api/auth/refresh', { headers: { cookie: cookieOf(login.response) } });
  const headers = bearer(refreshed.data?.data.token);
  expect((await client.GET('/api/user', { headers })).data?.data.username).toBe('carl');
  expect((await client.POST('/api/auth/logout', { headers })).data).toEqual({ message: 'Logged out successfully.' });
  expect((await client.GET('/api/user', { headers })).response.status).toBe(401);
});

/** The client's requests through the fetch that judges replies. */
async function judged(request: Request): Promise<Response> {
  const { method, headers } = request;
  const text = await request.text();
  const { pathname } = new URL(request.url);
  return server.fetch(pathname, { method, headers, ...(text ? { body: text } : {}) });
}

function bearer(token: string | undefined) {
  return { authorization: `Bearer ${token}` };
}

function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
