import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing, isLive, logIn, logInForCookie, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

const battery = 'battery staple';

async function resetToken(email: string): Promise<string> {
  return (await server.post('/auth/forget-password', { email })).body.reset_token;
}

async function mailedResetToken(email: string): Promise<string> {
  await server.post('/auth/request-password-reset', { email });
  return server.linkToken(await server.mailTo(email));
}

async function reset(token: string, password = battery): Promise<number> {
  return (await server.post('/auth/reset-password', { reset_token: token, new_password: password })).status;
}

async function resetByLink(token: string, password = battery): Promise<number> {
  return (await server.post(`/auth/password-reset/${token}`, { password })).status;
}

async function logInStatus(username: string, password: string): Promise<number> {
  return (await server.post('/auth/login', { username, password })).status;
}

test('a reset token works once', async () => {
  const { email } = await register(server);
  const token = await resetToken(email);
  expect([await reset(token), await reset(token), await resetByLink(token)]).toEqual([200, 401, 400]);
});

test('a reset link works once', async () => {
  const { email } = await register(server);
  const token = await mailedResetToken(email);
  expect([await resetByLink(token), await resetByLink(token), await reset(token)]).toEqual([200, 400, 401]);
});

test('a reset token of one document works under the other', async () => {
  const [one, other] = [await register(server), await register(server)];
  expect(await resetByLink(await resetToken(one.email))).toBe(200);
  expect(await reset(await mailedResetToken(other.email))).toBe(200);
});

test('of fifty parallel resets with one token one wins, and its password is the one that works', async () => {
  const { username, email } = await register(server);
  const token = await resetToken(email);
  const passwords = Array.from({ length: 50 }, (_, index) => `${battery} ${index}`);
  const statuses = await Promise.all(passwords.map((password) => reset(token, password)));
  expect(statuses.toSorted()).toEqual([200, ...Array(49).fill(401)]);
  expect(await logInStatus(username, passwords[statuses.indexOf(200)] ?? '')).toBe(200);
});

test('after a reset the new password works and the old one does not', async () => {
  const { username, email, password } = await register(server);
  await reset(await resetToken(email));
  expect([await logInStatus(username, battery), await logInStatus(username, password)]).toEqual([200, 401]);
});

test('a reset ends every session of the account and none of another', async () => {
  const [account, other] = [await register(server), await register(server)];
  const bearers = await logIn(server, account);
  const withCookie = await logInForCookie(server, account);
  const theirs = await logIn(server, other);
  expect(await reset(await resetToken(account.email))).toBe(200);
  expect(await isLive(server, bearers.access)).toBe(false);
  expect(await isLive(server, withCookie.access)).toBe(false);
  const refreshed = await server.post('/auth/refresh', undefined, { authorization: `Bearer ${bearers.refresh}` });
  expect(refreshed.status).toBe(401);
  expect((await server.post('/api/auth/refresh', undefined, { cookie: withCookie.cookie })).status).toBe(401);
  expect(await isLive(server, theirs.access)).toBe(true);
});

test('a reset token lives 15 minutes', async () => {
  const [one, other] = [await register(server), await register(server)];
  const tokens = [await resetToken(one.email), await resetToken(other.email)] as const;
  server.clock.advance(15 * 60 - 20);
  expect(await reset(tokens[0])).toBe(200);
  server.clock.advance(21);
  expect(await reset(tokens[1])).toBe(401);
});

test('a mailed reset link lives 15 minutes', async () => {
  const { email } = await register(server);
  const token = await mailedResetToken(email);
  server.clock.advance(15 * 60 + 1);
  expect(await resetByLink(token)).toBe(400);
});

test('a newer reset token kills the older, however it was asked for', async () => {
  const { email } = await register(server);
  const first = await resetToken(email);
  const second = await resetToken(email);
  expect(await reset(first)).toBe(401);
  const third = await mailedResetToken(email);
  expect([await reset(second), await resetByLink(third)]).toEqual([401, 200]);
});

test('a refused new password spends nothing and changes nothing', async () => {
  const { username, email, password } = await register(server);
  const token = await resetToken(email);
  for (const refused of ['short', '', 'x'.repeat(256), 'battery\ud800', null, 5]) {
    const byBody = await server.post('/auth/reset-password', { reset_token: token, new_password: refused });
    const byLink = await server.post(`/auth/password-reset/${token}`, { password: refused });
    expect([refused, byBody.status, byLink.status]).toEqual([refused, 400, 400]);
  }
  expect(await logInStatus(username, password)).toBe(200);
  expect(await reset(token)).toBe(200);
});

test('a refused new password is told by the name the caller gave it', async () => {
  for (const [path, field] of [
    ['/as/token-pair/auth/reset-password', 'new_password'],
    ['/as/verified-email/auth/password-reset/x', 'password'],
  ] as const) {
    const { body } = await server.post(path, { reset_token: 'x', [field]: 'secret\ud800' });
    expect(body.message ?? body.error).toBe(`${field} must be well-formed Unicode`);
  }
});

test('a token is good for the account it was made for alone', async () => {
  const [account, other] = [await register(server), await register(server)];
  await reset(await resetToken(account.email));
  expect(await logInStatus(other.username, other.password)).toBe(200);
});

test('a token made up or cut is refused', async () => {
  const { email } = await register(server);
  const token = await resetToken(email);
  for (const wrong of [token.slice(0, -1), `${token}=`, `${token} `, token.toUpperCase(), 'x', "' or 1=1 --"]) {
    expect([wrong, await reset(wrong)]).toEqual([wrong, 401]);
  }
  expect(await reset(token)).toBe(200);
});

test('no one-time token is in the database or the log', async () => {
  const { email } = await register(server);
  const token = await resetToken(email);
  const stored = await server.database.db.query.oneTimeTokens.findMany();
  expect(stored.length).toBeGreaterThan(0);
  expect(JSON.stringify([stored, server.log.lines])).not.toContain(token);
});

test('a request for an unknown address answers as for a known one and mails nothing', async () => {
  const { email } = await register(server);
  const unknown = await server.post('/auth/request-password-reset', { email: 'nobody@example.com' });
  const known = await server.post('/auth/request-password-reset', { email });
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
  await server.mailTo(email);
  await expect(mailsTo('nobody@example.com')).resolves.toBe(0);
});

test('mail goes to the stored address, whatever spelling asked for it', async () => {
  const account = await register(server, { email: 'Fi.Ada@example.com' });
  await server.post('/auth/request-password-reset', { email: 'ﬁ.ADA@EXAMPLE.COM' });
  const mail = await server.mailTo(account.email);
  expect(mail.to?.map(({ address }) => address)).toEqual([account.email]);
});

/** How many mails an address has got, once the outbox is empty. */
async function mailsTo(address: string): Promise<number> {
  while ((await server.database.db.query.outbox.findMany()).length > 0) await Bun.sleep(20);
  const files = new Bun.Glob('*.eml').scan({ cwd: `${server.dataDir}/outbox`, absolute: true });
  const texts = await Array.fromAsync(files, (file) => Bun.file(file).text());
  return texts.filter((text) => text.includes(address)).length;
}
