import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
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
