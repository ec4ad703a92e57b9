import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { eq } from 'drizzle-orm';
import { auditEvents, sessions } from '../../src/storage/schema.ts';
import { head } from '../security/raw.ts';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing, cookieOf, isLive, logInForCookie, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

function refreshed(cookie: string, prefix = '') {
  return server.post(`${prefix}/api/auth/refresh`, undefined, { cookie });
}

test('every use replaces the cookie', async () => {
  const { access, cookie } = await logInForCookie(server, await register(server));
  const cookies = [cookie];
  for (let times = 0; times < 3; times++) {
    const reply = await refreshed(cookies.at(-1) ?? '');
    expect([reply.status, await isLive(server, reply.body.data.token)]).toEqual([200, true]);
    cookies.push(cookieOf(reply));
  }
  expect(new Set(cookies).size).toBe(4);
  expect(await isLive(server, access)).toBe(true);
});

test('twenty tabs that refresh at once all get the same successor', async () => {
  const { cookie } = await logInForCookie(server, await register(server));
  const replies = await Promise.all(Array.from({ length: 20 }, () => refreshed(cookie)));
  expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(new Set(replies.map(cookieOf)).size).toBe(1);
  expect((await refreshed(cookieOf(replies[0] ?? (replies[1] as never)))).status).toBe(200);
});

test('the parent gets the same successor for ten seconds', async () => {
  const { cookie } = await logInForCookie(server, await register(server));
  const first = await refreshed(cookie);
  server.clock.advance(8);
  const again = await refreshed(cookie);
  expect([again.status, cookieOf(again)]).toEqual([200, cookieOf(first)]);
});

test('the parent ends the session after ten seconds', async () => {
  const { access, cookie } = await logInForCookie(server, await register(server));
  const successor = cookieOf(await refreshed(cookie));
  server.clock.advance(11);
  expect((await refreshed(cookie)).status).toBe(401);
  expect((await refreshed(successor)).status).toBe(401);
  expect(await isLive(server, access)).toBe(false);
});

test('a cookie older than the parent ends the session at once', async () => {
  const { access, cookie } = await logInForCookie(server, await register(server));
  const second = cookieOf(await refreshed(cookie));
  const third = cookieOf(await refreshed(second));
  expect((await refreshed(cookie)).status).toBe(401);
  expect((await refreshed(third)).status).toBe(401);
  expect(await isLive(server, access)).toBe(false);
});

test('whoever presents a spent cookie and hangs up is in the audit trail with an address all the same', async () => {
  const { cookie } = await logInForCookie(server, await register(server));
  await refreshed(cookieOf(await refreshed(cookie)));
  const { hostname, port } = new URL(server.url);
  const thief = await Bun.connect({ hostname, port: Number(port), socket: { data() {} } });
  const { db } = server.database;
  await db.transaction(async (transaction) => {
    // So that the database has no answer yet when the thief is gone.
    await transaction.select().from(sessions).for('update');
    thief.write(head('POST /api/auth/refresh HTTP/1.1', `Host: ${hostname}`, `Cookie: ${cookie}`, 'User-Agent: thief'));
    await Bun.sleep(100);
    thief.terminate();
    await Bun.sleep(100);
  });
  const events = () => db.select().from(auditEvents).where(eq(auditEvents.userAgent, 'thief'));
  while ((await events()).length === 0) await Bun.sleep(20);
  expect(await events()).toMatchObject([{ kind: 'refresh_reused', address: hostname }]);
});

test('a cookie that was made up ends nothing', async () => {
  const { access, cookie } = await logInForCookie(server, await register(server));
  for (const value of [
    'x',
    `${cookie.replace('refresh_token=', '').slice(0, -4)}AAAA`,
    '{"a":1}',
    '[1]',
    '%',
    '%E0%A4%A',
    'true',
    '""',
    ' ',
    'x'.repeat(5000),
    '',
  ]) {
    expect([value, (await refreshed(`refresh_token=${value}`)).status]).toEqual([value, 401]);
  }
  expect(await isLive(server, access)).toBe(true);
  expect((await refreshed(cookie)).status).toBe(200);
});

test('a refused cookie is cleared, a missing one is not', async () => {
  expect((await refreshed('refresh_token=x')).cookie).toStartWith('refresh_token=; Max-Age=0;');
  expect((await server.post('/api/auth/refresh')).cookie).toBeNull();
});

test('a cookie of the mount is one at the root, as the session is the same', async () => {
  const account = await register(server);
  const login = await server.post('/as/refresh-cookie/api/auth/login', account);
  const atRoot = await refreshed(cookieOf(login));
  expect(atRoot.status).toBe(200);
  expect((await refreshed(cookieOf(atRoot), '/as/refresh-cookie')).status).toBe(200);
});

test('a mount that knows no cookie sets none', async () => {
  const account = await register(server);
  for (const path of ['/as/budget-tracker/api/auth/login', '/as/renewable-token/login', '/as/token-pair/auth/login']) {
    const response = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
  }
});
