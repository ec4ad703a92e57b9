import { afterAll, beforeAll, expect, onTestFinished, setDefaultTimeout, spyOn, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

async function mailedToken(email: string, after = 0): Promise<string> {
  await server.post('/auth/request-verify-email', { email });
  return server.linkToken(await server.mailTo(email, after));
}

async function verify(token: string): Promise<number> {
  return (await server.post(`/auth/verify-email/${token}`)).status;
}

async function isVerified(username: string): Promise<boolean> {
  return Boolean((await server.database.stores.accounts.findByUsername(username))?.emailVerifiedAt);
}

test('a verification link works once and verifies the address', async () => {
  const { username, email } = await register(server);
  const token = await mailedToken(email);
  expect(await isVerified(username)).toBe(false);
  expect([await verify(token), await verify(token)]).toEqual([200, 400]);
  expect(await isVerified(username)).toBe(true);
});

test('of fifty parallel uses of a verification link one succeeds', async () => {
  const { email } = await register(server);
  const token = await mailedToken(email);
  const statuses = await Promise.all(Array.from({ length: 50 }, () => verify(token)));
  expect(statuses.toSorted()).toEqual([200, ...Array(49).fill(400)]);
});

test('a verification link lives 24 hours', async () => {
  const [one, other] = [await register(server), await register(server)];
  const tokens = [await mailedToken(one.email), await mailedToken(other.email)] as const;
  server.clock.advance(24 * 3600 - 30);
  expect(await verify(tokens[0])).toBe(200);
  server.clock.advance(31);
  expect(await verify(tokens[1])).toBe(400);
});

test('a newer verification link kills the older', async () => {
  const { email } = await register(server);
  const first = await mailedToken(email);
  const second = await mailedToken(email, 1);
  expect([await verify(first), await verify(second)]).toEqual([400, 200]);
});

test('a verification token resets no password, and a reset token verifies no address', async () => {
  const { username, email } = await register(server);
  const verification = await mailedToken(email);
  const reset = (await server.post('/auth/forget-password', { email })).body.reset_token;
  const password = 'battery staple';
  const byBody = await server.post('/auth/reset-password', { reset_token: verification, new_password: password });
  expect(byBody.status).toBe(401);
  expect((await server.post(`/auth/password-reset/${verification}`, { password })).status).toBe(400);
  expect(await verify(reset)).toBe(400);
  expect(await isVerified(username)).toBe(false);
  // Nor was either of them spent by that.
  expect(await verify(verification)).toBe(200);
  expect((await server.post(`/auth/password-reset/${reset}`, { password })).status).toBe(200);
});

test('a guessed or dead token begins no transaction, since nobody counts who tries them', async () => {
  const { email } = await register(server);
  const dead = await mailedToken(email);
  await verify(dead);
  const begun = spyOn(server.database.database.db, 'transaction');
  onTestFinished(() => begun.mockRestore());
  expect([await verify('guessed'), await verify(dead)]).toEqual([400, 400]);
  expect(begun).not.toHaveBeenCalled();
});

test('an unknown address is answered as a known one, and a verified one too', async () => {
  const { email } = await register(server);
  const unverified = await server.post('/auth/request-verify-email', { email });
  await verify(server.linkToken(await server.mailTo(email)));
  const verified = await server.post('/auth/request-verify-email', { email });
  const unknown = await server.post('/auth/request-verify-email', { email: newAccount().email });
  for (const reply of [verified, unknown]) expect([reply.status, reply.body]).toEqual([200, unverified.body]);
});

test('a log-in does not wait for a verification', async () => {
  const account = await register(server);
  expect((await server.post('/auth/login', { email: account.email, password: account.password })).status).toBe(200);
});
