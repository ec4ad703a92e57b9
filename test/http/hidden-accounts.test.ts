import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

/** REVEAL_ACCOUNTS=false: nothing tells whether an account exists. */
let server: TestServer;
beforeAll(async () => {
  server = await serve({ ...cheapHashing, REVEAL_ACCOUNTS: 'false' });
});
afterAll(() => server.stop());

test('an unknown name is answered as a wrong password', async () => {
  const { username } = await register(server);
  for (const path of [
    '/login',
    '/as/renewable-token/login',
    '/auth/login',
    '/api/auth/login',
    '/as/token-pair/auth/login',
  ]) {
    const wrong = await server.post(path, { username, password: 'wrong horse' });
    const unknown = await server.post(path, { username: 'nobody', password: 'wrong horse' });
    expect([path, unknown.status, unknown.body]).toEqual([path, wrong.status, wrong.body]);
  }
  const { status, body } = await server.post('/login', { username: 'nobody', password: 'wrong horse' });
  expect([status, body]).toEqual([400, { message: 'Invalid password', code: 'invalid_credentials' }]);
});

test('an unknown address gets a token as a known one does, and it resets nothing', async () => {
  const { email } = await register(server);
  const known = (await server.post('/auth/forget-password', { email })).body.reset_token;
  const reply = await server.post('/auth/forget-password', { email: newAccount().email });
  const unknown = reply.body.reset_token;
  expect([reply.status, Object.keys(reply.body)]).toEqual([200, ['reset_token']]);
  expect(unknown.length).toBe(known.length);
  expect(unknown).toMatch(/^[\w-]+$/);
  const reset = (token: string) =>
    server.post('/auth/reset-password', { reset_token: token, new_password: 'battery staple' });
  expect([(await reset(unknown)).status, (await reset(known)).status]).toEqual([401, 200]);
});

test('a request for an address that no account can have is refused in every profile', async () => {
  expect((await server.post('/auth/forget-password', { email: 'ada' })).status).toBe(400);
});
