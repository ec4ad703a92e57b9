import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { bearer, cookieOf, isLive, logIn, logInForCookie, newAccount, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { head, sendRaw, statusesIn } from './raw.ts';
import { cookieName, dump, profiles, publicUrl, serveAs } from './stage.ts';

setDefaultTimeout(30_000);

const listed = 'https://app.example.org';
const mounts = ['', '/as/refresh-cookie'];

describe.each(profiles)('in %s', (profile) => {
  const own = publicUrl[profile];
  const name = cookieName[profile];
  let server: TestServer;
  beforeAll(async () => {
    server = await serveAs(profile, { CORS_ORIGINS: listed });
  });
  afterAll(() => server.stop());

  const sites = [null, 'same-origin', 'same-site', 'cross-site', 'none', 'SAME-ORIGIN', ''];
  const strangers = [
    'null',
    'https://evil.example.com',
    `${own}.evil.com`,
    `${own}:8443`,
    `${own}/`,
    `${own}@evil.com`,
    `${own} ${listed}`,
    own.replace('://', '://x.'),
    own.toUpperCase(),
    own.startsWith('https') ? own.replace('https', 'http') : own.replace('http', 'https'),
    listed.replace('https', 'http'),
    `${listed}.`,
    'https://org',
    'file://',
    'chrome-extension://abcdefghijklmnop',
    '*',
  ];

  test.each(strangers)('a page of %s cannot have the cookie rotated, whatever it says of its site', async (origin) => {
    const { cookie } = await logInForCookie(server, await register(server));
    const before = await dump(server.database.database);
    for (const site of sites) {
      for (const mount of mounts) {
        const headers = { cookie, origin, ...(site === null ? {} : { 'sec-fetch-site': site }) };
        const reply = await server.post(`${mount}/api/auth/refresh`, undefined, headers);
        expect([site, reply.status, reply.cookie]).toEqual([site, 401, null]);
        expect(reply.headers.get('access-control-allow-origin')).toBeNull();
      }
    }
    expect(await dump(server.database.database)).toEqual(before);
  });

  test.each([own, listed])('a page of %s is refused when the browser calls it cross-site', async (origin) => {
    const { cookie } = await logInForCookie(server, await register(server));
    for (const site of sites) {
      const headers = { cookie, origin, ...(site === null ? {} : { 'sec-fetch-site': site }) };
      const reply = await server.post('/api/auth/refresh', undefined, headers);
      expect([site, reply.status]).toEqual([site, site === 'cross-site' ? 401 : 200]);
    }
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'a form of another site, sent as %p, logs nobody in and registers nobody',
    async (type) => {
      const account = await register(server);
      const before = await dump(server.database.database);
      for (const path of [
        '/api/auth/login',
        '/as/refresh-cookie/api/auth/login',
        '/login',
        '/auth/login',
        '/register',
      ]) {
        const headers = { 'content-type': type, origin: 'https://evil.example.com', 'sec-fetch-site': 'cross-site' };
        const reply = await server.post(path, JSON.stringify(account), headers);
        expect([path, reply.status, reply.cookie]).toEqual([path, 415, null]);
      }
      expect(await dump(server.database.database)).toEqual(before);
    },
  );

  const junk: [string, (token: string) => string][] = [
    ['members every object has', () => '__proto__=x; constructor=y; toString=z; hasOwnProperty=w'],
    ['JSON', (token) => `${name}={"value":"${token}"}`],
    ['a list', (token) => `${name}=["${token}"]`],
    ['encoded JSON', (token) => `${name}=j%3A%7B%22value%22%3A%22${token}%22%7D`],
    ['a broken encoding', () => `${name}=%E0%A4%A; other=%ff`],
    ['null', () => `${name}=null`],
    ['a number', () => `${name}=123`],
    ['a date', () => `${name}=2020-01-01T00:00:00.000Z`],
    ['a thousand cookies', () => Array.from({ length: 1000 }, (_, index) => `c${index}=x`).join('; ')],
    ['the name in another case', (token) => `${name.toUpperCase()}=${token}`],
    ['the name encoded', (token) => `${name.replace('_', '%5F')}=${token}`],
    ['the name with an index', (token) => `${name}[]=${token}; ${name}[0]=${token}; ${name}.value=${token}`],
    ['the name of another prefix', (token) => `__Host-refresh_token=${token}; __Http-refresh_token=${token}`],
    ['a name with a byte order mark in front', (token) => `\u00ef\u00bb\u00bf${name}=${token}`],
    ['a value without a name', (token) => `=${name}=${token}; ${token}`],
  ];

  test.each(junk)('a Cookie header of %s rotates nothing and breaks nothing', async (_, headerOf) => {
    const { cookie, access } = await logInForCookie(server, await register(server));
    const before = await dump(server.database.database);
    for (const mount of mounts) {
      const headers = { cookie: headerOf(cookie.slice(name.length + 1)) };
      const reply = await server.post(`${mount}/api/auth/refresh`, undefined, headers);
      expect(reply.status).toBe(401);
    }
    expect(await dump(server.database.database)).toEqual(before);
    expect(await isLive(server, access)).toBe(true);
  });

  test('of two cookies of the name one alone counts, and the session of the other is left as it was', async () => {
    const victim = await logInForCookie(server, await register(server));
    const attacker = await logInForCookie(server, await register(server));
    const reply = await server.post('/api/auth/refresh', undefined, { cookie: `${victim.cookie}; ${attacker.cookie}` });
    expect(reply.headers.getSetCookie().length).toBe(1);
    const rotated = reply.status === 200 ? 1 : 0;
    const sessions = await server.database.db.query.sessions.findMany();
    expect(
      sessions.filter(({ cookieRotatedAt, endedAt }) => cookieRotatedAt && !endedAt).length,
    ).toBeGreaterThanOrEqual(rotated);
    expect([await isLive(server, victim.access), await isLive(server, attacker.access)]).toEqual([true, true]);
    expect((await server.post('/api/auth/refresh', undefined, { cookie: attacker.cookie })).status).toBe(200);
  });

  test('a name behind a Unicode space is another name, so that the prefix cannot be forged', async () => {
    const { cookie } = await logInForCookie(server, await register(server));
    const host = `Host: ${new URL(server.url).host}`;
    for (const space of ['\xa0', '\x85', '\xc2\xa0', '\xe2\x80\x80', '\xe3\x80\x80', '\x0b', '\x0c']) {
      const request = head('POST /api/auth/refresh HTTP/1.1', host, 'Content-Length: 0', `Cookie: ${space}${cookie}`);
      const { text } = await sendRaw(server.url, [Buffer.from(request, 'latin1')], { replies: 1 });
      expect([space, statusesIn(text).filter((status) => status === 200)]).toEqual([space, []]);
    }
  });

  test('only a log-in under refresh-cookie or at the console, and its refresh, hand out a cookie', async () => {
    const account = await register(server);
    const { access, refresh } = await logIn(server, account);
    const replies = await Promise.all([
      server.post('/login', account),
      server.post('/auth/login', { email: account.email, password: account.password }),
      server.post('/as/budget-tracker/api/auth/login', account),
      server.post('/renew_token', undefined, bearer(access)),
      server.post('/auth/refresh', undefined, bearer(refresh)),
      server.get('/api/user', bearer(access)),
      server.get('/account/me', bearer(access)),
      server.get('/account/sessions', bearer(access)),
      server.post('/account/sign-up', newAccount()),
      server.post('/as/refresh-cookie/api/auth/register', { username: 'cookie monster', password: 'correct horse' }),
    ]);
    expect(replies.map(({ cookie }) => cookie)).toEqual(replies.map(() => null));
  });

  test('the cookie is sent to no other path, to no script and to no other site', async () => {
    for (const mount of mounts) {
      const reply = await server.post(`${mount}/api/auth/login`, await register(server));
      const attributes = (reply.cookie ?? '').split('; ').slice(1).toSorted();
      const secure = profile === 'production' ? ['Secure'] : [];
      const path = `Path=${mount}/api/auth/refresh`;
      expect(attributes).toEqual(['HttpOnly', 'Max-Age=2592000', path, 'SameSite=Strict', ...secure].toSorted());
      expect(cookieOf(reply)).toStartWith(`${name}=eyJ`);
    }
  });
});
