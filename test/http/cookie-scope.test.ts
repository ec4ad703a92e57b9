import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Reply, serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, cookieOf, logInForCookie, register } from './accounts.ts';

setDefaultTimeout(30_000);

let plain: TestServer;
let secure: TestServer;
beforeAll(async () => {
  [plain, secure] = await Promise.all([
    serve(cheapHashing),
    serve({ ...cheapHashing, PUBLIC_URL: 'https://id.example.com/base' }),
  ]);
});
afterAll(() => Promise.all([plain.stop(), secure.stop()]));

/** Name and attributes of the cookie in a reply, without its value. */
function attributesOf(reply: Reply): Set<string> {
  expect(reply.headers.getSetCookie()).toHaveLength(1);
  const [pair = '', ...attributes] = (reply.cookie ?? '').split('; ');
  return new Set([pair.replace(/=.*/, ''), ...attributes]);
}

const month = 'Max-Age=2592000';
const common = ['HttpOnly', 'SameSite=Strict'];

test('over http the cookie goes to the refresh operation of its surface only', async () => {
  const account = await register(plain);
  const atRoot = await plain.post('/api/auth/login', account);
  expect(attributesOf(atRoot)).toEqual(new Set(['refresh_token', month, 'Path=/api/auth/refresh', ...common]));
  const atMount = await plain.post('/as/refresh-cookie/api/auth/login', account);
  const path = 'Path=/as/refresh-cookie/api/auth/refresh';
  expect(attributesOf(atMount)).toEqual(new Set(['refresh_token', month, path, ...common]));
});

test('over https the cookie is Secure, is named so, and knows the base path', async () => {
  const account = await register(secure);
  const name = '__Secure-refresh_token';
  const atRoot = await secure.post('/api/auth/login', account);
  expect(attributesOf(atRoot)).toEqual(new Set([name, month, 'Path=/base/api/auth/refresh', 'Secure', ...common]));
  const atMount = await secure.post('/as/refresh-cookie/api/auth/login', account);
  const path = 'Path=/base/as/refresh-cookie/api/auth/refresh';
  expect(attributesOf(atMount)).toEqual(new Set([name, month, path, 'Secure', ...common]));
});

test('a successor has the attributes of its parent and lives as long as the session', async () => {
  const { cookie } = await logInForCookie(plain, await register(plain));
  plain.clock.advance(24 * 3600);
  const reply = await plain.post('/api/auth/refresh', undefined, { cookie });
  const secondsLeft = Number(/Max-Age=(\d+)/.exec(reply.cookie ?? '')?.[1]);
  expect(secondsLeft).toBeWithin(29 * 24 * 3600 - 30, 29 * 24 * 3600 + 1);
  expect(attributesOf(reply)).toEqual(
    new Set(['refresh_token', `Max-Age=${secondsLeft}`, 'Path=/api/auth/refresh', ...common]),
  );
});

test('a log-out clears the cookie with the very attributes that set it', async () => {
  for (const [server, name, base, flags] of [
    [plain, 'refresh_token', '', common],
    [secure, '__Secure-refresh_token', '/base', ['Secure', ...common]],
  ] as const) {
    for (const mount of ['', '/as/refresh-cookie']) {
      const { access } = await logInForCookie(server, await register(server));
      const reply = await server.post(`${mount}/api/auth/logout`, undefined, bearer(access));
      expect(cookieOf(reply)).toBe(`${name}=`);
      expect(attributesOf(reply)).toEqual(
        new Set([name, 'Max-Age=0', `Path=${base}${mount}/api/auth/refresh`, ...flags]),
      );
    }
  }
});

test('over https only the cookie with the secure name is read', async () => {
  const { cookie } = await logInForCookie(secure, await register(secure));
  const renamed = cookie.replace('__Secure-', '');
  expect((await secure.post('/api/auth/refresh', undefined, { cookie: renamed })).body.code).toBe('token_missing');
  expect((await secure.post('/api/auth/refresh', undefined, { cookie })).status).toBe(200);
});

test('a served description names the server below its base path, and the cookies that it really sets', async () => {
  for (const [server, base, name, flags] of [
    [plain, '', 'refresh_token', 'HttpOnly; SameSite=Strict'],
    [secure, '/base', '__Secure-refresh_token', 'HttpOnly; Secure; SameSite=Strict'],
  ] as const) {
    const yaml = parse((await server.get('/openapi.yaml')).body);
    const json = (await server.get('/openapi.json')).body;
    const mount = (await server.get('/as/refresh-cookie/openapi.json')).body;
    const cookie = (path: string) => `${name}=eyJhbGciOiJFZERTQSJ9.e30.c2ln; Max-Age=2592000; Path=${path}; ${flags}`;
    expect(yaml).toEqual(json);
    for (const [description, prefix] of [
      [json, base],
      [mount, `${base}/as/refresh-cookie`],
    ]) {
      expect(description.servers).toEqual([{ url: prefix || '/', description: expect.any(String) }]);
      expect(description.components.securitySchemes.refreshCookie.name).toBe(name);
      const { RefreshCookie, ClearedCookie } = description.components.headers;
      expect(RefreshCookie.example).toBe(cookie(`${prefix}/api/auth/refresh`));
      expect(ClearedCookie.example).toBe(`${name}=; Max-Age=0; Path=${prefix}/api/auth/refresh; ${flags}`);
    }
    expect(json.components.headers.AccountCookie.example).toBe(cookie(`${base}/account/refresh`));
  }
});

test('the contract is served with its comments and its order, as it is maintained', async () => {
  const maintained = await Bun.file(join(import.meta.dir, '../../openapi.yaml')).text();
  expect((await plain.get('/openapi.yaml')).body).toBe(maintained);
  const served: string[] = (await secure.get('/openapi.yaml')).body.split('\n');
  const lines = maintained.split('\n');
  const filledIn = /^ {2}- url: |^ {6}name: refresh_token$|^ {6}example: refresh_token=/;
  expect(served.length).toBe(lines.length);
  expect(lines.filter((line, place) => line !== served[place])).toEqual(lines.filter((line) => filledIn.test(line)));
});
