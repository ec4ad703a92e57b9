import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, cookieOf, logIn, logInForCookie, register } from './accounts.ts';

setDefaultTimeout(30_000);

const app = 'https://app.example.com';
let server: TestServer;
let closed: TestServer;
beforeAll(async () => {
  [server, closed] = await Promise.all([
    serve({ ...cheapHashing, CORS_ORIGINS: `${app},http://localhost:5173` }),
    serve(cheapHashing),
  ]);
});
afterAll(() => Promise.all([server.stop(), closed.stop()]));

const own = 'http://concord.test';

const welcome: Record<string, string>[] = [
  {},
  { origin: own },
  { origin: own, 'sec-fetch-site': 'same-origin' },
  { origin: app },
  { origin: app, 'sec-fetch-site': 'same-site' },
  { origin: 'http://localhost:5173' },
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
];

const unwelcome: Record<string, string>[] = [
  { origin: 'https://evil.example.com' },
  { origin: 'null' },
  { origin: '' },
  { origin: `${app}.evil.com` },
  { origin: 'https://concord.test' },
  { origin: 'http://concord.test:8080' },
  { origin: `${app}:8443` },
  { origin: app, 'sec-fetch-site': 'cross-site' },
  { origin: own, 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'sideways' },
];

test('a page of this service or of a listed origin, and no browser at all, may send the cookie', async () => {
  let { cookie } = await logInForCookie(server, await register(server));
  for (const headers of welcome) {
    const reply = await server.post('/api/auth/refresh', undefined, { cookie, ...headers });
    expect([headers, reply.status]).toEqual([headers, 200]);
    cookie = cookieOf(reply);
  }
});

test('a page of anybody else is refused before anything rotates', async () => {
  const { cookie } = await logInForCookie(server, await register(server));
  const stored = () => server.database.db.query.sessions.findMany();
  const before = await stored();
  for (const mount of ['', '/as/refresh-cookie']) {
    for (const headers of unwelcome) {
      const reply = await server.post(`${mount}/api/auth/refresh`, undefined, { cookie, ...headers });
      expect([headers, reply.status, reply.cookie]).toEqual([headers, 401, null]);
      const code = mount === '' ? { code: 'cross_site_request' } : {};
      expect(reply.body).toEqual({ message: 'Invalid, expired or missing refresh token.', ...code });
    }
  }
  expect(await stored()).toEqual(before);
});

test('an operation with a bearer token asks for no origin, since no browser adds one by itself', async () => {
  const { access } = await logIn(server, await register(server));
  const headers = { ...bearer(access), origin: 'https://evil.example.com', 'sec-fetch-site': 'cross-site' };
  expect((await server.get('/api/user', headers)).status).toBe(200);
});

function preflight(to: TestServer, path: string, origin: string): Promise<Response> {
  return to.fetch(path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
}

test('a preflight of a listed origin is granted, with credentials and for that origin alone', async () => {
  const mounted = '/as/refresh-cookie/api/auth/login';
  for (const path of ['/login', '/api/auth/refresh', mounted, '/auth/password-reset/x', '/nothing']) {
    const { status, headers } = await preflight(server, path, app);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(app);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST, DELETE');
    expect(headers.get('access-control-allow-headers')?.toLowerCase()).toBe('authorization, content-type');
    expect(headers.get('vary')).toContain('Origin');
  }
});

test('a preflight of any other origin is granted nothing', async () => {
  for (const origin of [
    'https://evil.example.com',
    'null',
    `${app}.evil.com`,
    'http://app.example.com',
    'app.example.com',
  ]) {
    const { headers } = await preflight(server, '/login', origin);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('vary')).toContain('Origin');
  }
});

test('a reply, also an error, can be read by a page of a listed origin and of no other', async () => {
  for (const path of ['/login', '/nothing', '/as/token-pair/auth/login']) {
    const listed = await server.post(path, {}, { origin: app });
    expect(listed.headers.get('access-control-allow-origin')).toBe(app);
    const other = await server.post(path, {}, { origin: 'https://evil.example.com' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('without listed origins there is no CORS at all', async () => {
  expect((await preflight(closed, '/login', app)).status).toBe(405);
  const reply = await closed.post('/login', {}, { origin: app });
  expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});
