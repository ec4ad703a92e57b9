import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

const serviceKey = 'a-key-of-the-back-end-9f8e7d';

/** RESET_TOKEN_DELIVERY=mail: who asks gets an inert token, the owner a mail. */
let server: TestServer;
beforeAll(async () => {
  server = await serve({ ...cheapHashing, RESET_TOKEN_DELIVERY: 'mail', SERVICE_KEY: serviceKey });
});
afterAll(() => server.stop());

const new_password = 'battery staple';

function forget(email: string, headers: Record<string, string> = {}) {
  return server.post('/auth/forget-password', { email }, headers);
}

function reset(reset_token: string) {
  return server.post('/auth/reset-password', { reset_token, new_password });
}

async function mailsTo(address: string): Promise<number> {
  while ((await server.database.db.query.outbox.findMany()).length > 0) await Bun.sleep(20);
  const files = new Bun.Glob('*.eml').scan({ cwd: `${server.dataDir}/outbox`, absolute: true });
  const texts = await Array.fromAsync(files, (file) => Bun.file(file).text()).catch(() => []);
  return texts.filter((text) => text.includes(address)).length;
}

test('the token in the response is inert, the one in the mail works', async () => {
  const { username, email } = await register(server);
  const { status, body } = await forget(email);
  const mailed = server.linkToken(await server.mailTo(email));
  expect([status, Object.keys(body)]).toEqual([200, ['reset_token']]);
  expect(body.reset_token).not.toBe(mailed);
  expect(body.reset_token.length).toBe(mailed.length);
  expect((await reset(body.reset_token)).status).toBe(401);
  expect((await server.post(`/auth/password-reset/${body.reset_token}`, { password: new_password })).status).toBe(400);
  expect((await reset(mailed)).status).toBe(200);
  expect((await server.post('/auth/login', { username, password: new_password })).status).toBe(200);
});

test('the mail links to the page of this service', async () => {
  const { email } = await register(server);
  await forget(email);
  const mail = await server.mailTo(email);
  expect(mail.text).toContain('http://concord.test/reset-password#');
});

test('only the proven owner of an address is called by name', async () => {
  const { username, email } = await register(server);
  const greeting = async (after: number) => (await server.mailTo(email, after)).text?.split('\n')[0];
  await forget(email);
  expect(await greeting(0)).toBe('Hello,');
  await server.post('/auth/request-verify-email', { email });
  expect(await greeting(1)).toBe('Hello,');
  const link = server.linkToken(await server.mailTo(email, 1));
  expect((await server.post(`/auth/verify-email/${link}`)).status).toBe(200);
  await forget(email);
  expect(await greeting(2)).toBe(`Hello ${username},`);
});

test('who presents the service key gets the live token, and nobody a mail', async () => {
  for (const path of ['/auth/forget-password', '/as/token-pair/auth/forget-password']) {
    const { email } = await register(server);
    const { body } = await server.post(path, { email }, { 'x-service-key': serviceKey });
    expect((await reset(body.reset_token)).status).toBe(200);
    expect(await mailsTo(email)).toBe(0);
  }
});

test('another service key is as none', async () => {
  for (const key of ['', 'x', `${serviceKey}x`, serviceKey.slice(0, -1), serviceKey.toUpperCase()]) {
    const { email } = await register(server);
    const { body } = await forget(email, { 'x-service-key': key });
    expect((await reset(body.reset_token)).status).toBe(401);
  }
});

test('the service key takes no mail away from who asks for one', async () => {
  const { email } = await register(server);
  await server.post('/auth/request-password-reset', { email }, { 'x-service-key': serviceKey });
  expect((await reset(server.linkToken(await server.mailTo(email)))).status).toBe(200);
});

test('an unknown address gets its documented 404 and no mail', async () => {
  const { email } = newAccount();
  expect((await forget(email)).status).toBe(404);
  expect((await forget(email, { 'x-service-key': serviceKey })).status).toBe(404);
  expect(await mailsTo(email)).toBe(0);
});
