import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { sql } from 'drizzle-orm';
import { bearer, isLive, logIn, newAccount, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { head, sendRaw, statusesIn } from './raw.ts';
import { profiles, serveAs } from './stage.ts';

setDefaultTimeout(30_000);

const listed = 'https://app.example.org';
const json = { 'content-type': 'application/json' };

describe.each(profiles)('in %s', (profile) => {
  let server: TestServer;
  let broken: TestServer;
  beforeAll(async () => {
    [server, broken] = await Promise.all([
      serveAs(profile, { CORS_ORIGINS: listed }),
      serveAs(profile, { RATE_LIMITS: 'network=1000000/1m,failures=1000000/1h' }),
    ]);
    await broken.database.db.execute(sql.raw('alter table accounts rename to elsewhere'));
  });
  afterAll(() => Promise.all([server.stop(), broken.stop()]));

  const replies: [string, () => Promise<Response>][] = [
    ['200', () => fetch(`${server.url}/health`)],
    ['a page', () => fetch(`${server.url}/docs`)],
    ['an asset', () => fetch(`${server.url}/assets/form.js`)],
    ['201', async () => post('/register', newAccount())],
    ['400 for fields', () => post('/register', {})],
    ['400 for JSON', () => post('/register', '{')],
    ['401', () => fetch(`${server.url}/api/user`)],
    ['404', () => fetch(`${server.url}/nothing`)],
    ['404 at a mount', () => fetch(`${server.url}/as/token-pair/nothing`)],
    ['404 for an asset', () => fetch(`${server.url}/assets/nothing`)],
    ['405', () => fetch(`${server.url}/login`, { method: 'DELETE' })],
    ['413', () => post('/login', 'x'.repeat(20_000))],
    ['415', () => fetch(`${server.url}/login`, { method: 'POST', body: 'x' })],
    [
      '500',
      () => fetch(`${broken.url}/login`, { method: 'POST', headers: json, body: '{"username":"a","password":"b"}' }),
    ],
    ['HEAD', () => fetch(`${server.url}/health`, { method: 'HEAD' })],
    ['HEAD without a page', () => fetch(`${server.url}/nothing`, { method: 'HEAD' })],
    ['OPTIONS', () => fetch(`${server.url}/login`, { method: 'OPTIONS' })],
    ['a preflight', () => preflight(listed)],
    ['a refused preflight', () => preflight('https://evil.example.com')],
  ];

  function post(path: string, body: unknown): Promise<Response> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return fetch(server.url + path, { method: 'POST', headers: json, body: text });
  }

  function preflight(origin: string, more: Record<string, string> = {}): Promise<Response> {
    const headers = { origin, 'access-control-request-method': 'POST', ...more };
    return fetch(`${server.url}/login`, { method: 'OPTIONS', headers });
  }

  test.each(replies)('%s carries the security headers and says nothing of what serves it', async (_, ask) => {
    const { headers } = await ask();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.has('strict-transport-security')).toBe(profile === 'production');
    const telling = [
      'server',
      'x-powered-by',
      'via',
      'x-runtime',
      'x-version',
      'x-aspnet-version',
      'x-generator',
      'etag',
    ];
    expect(telling.filter((name) => headers.has(name))).toEqual([]);
    expect(JSON.stringify([...headers])).not.toMatch(/bun|elysia|postgres|pglite|\d+\.\d+\.\d+/i);
  });

  test('a failure inside tells no query, no table, no file, no line and no input', async () => {
    for (const path of ['/login', '/register', '/auth/signup', '/auth/login', '/as/budget-tracker/api/auth/login']) {
      const body = { username: 'marker-name', password: 'marker-pass', email: 'marker@example.com' };
      const sent = path === '/auth/login' ? { username: body.username, password: body.password } : body;
      const { status, body: answer, headers } = await broken.post(path, sent);
      expect([path, status]).toEqual([path, 500]);
      const text = JSON.stringify([answer, [...headers]]);
      expect(text).not.toMatch(/marker|select|insert|accounts|relation|\.ts|node_modules|at \w+ \(|42P01/i);
    }
    expect((await broken.get('/api/user', bearer('a.b.c'))).status).toBe(401);
  });

  const traversals = [
    '/assets/../package.json',
    '/assets/..%2fpackage.json',
    '/assets/..%2F..%2F..%2Fetc%2Fpasswd',
    '/assets/%2e%2e/package.json',
    '/assets/%2e%2e%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/..\\package.json',
    '/assets/....//package.json',
    '/assets/..%252fpackage.json',
    '/assets/..%c0%afpackage.json',
    '/assets/docs.js%00.css',
    '/assets/docs.js/../pages.ts',
    '/assets/./../pages.ts',
    '/assets//etc/passwd',
    '/assets/file:%2f%2f%2fetc%2fpasswd',
    '/assets/__proto__',
    '/assets/constructor',
    '/assets/',
    '/as/../package.json',
    '/as/%2e%2e/openapi.json',
    '/as/..%2f..%2fpackage/openapi.json',
    '/as/token-pair%00/openapi.json',
    '/as/constructor/openapi.json',
    '/as//openapi.json',
    '/.env',
    '/.git/config',
    '/.data/auth-secret',
    '/auth-secret',
    '/src/main.ts',
    '/package.json',
    '/bun.lock',
    '/metrics',
    '/admin',
    '/debug',
    '/server-status',
    '/actuator/env',
    '/.well-known/../.env',
    '/outbox',
  ];

  test.each(traversals)('%s gives no file away', async (path) => {
    const host = `Host: ${new URL(server.url).host}`;
    const { text } = await sendRaw(server.url, [head(`GET ${path} HTTP/1.1`, host)], { replies: 1 });
    expect(statusesIn(text)).toHaveLength(1);
    expect(statusesIn(text)[0]).toBeOneOf([400, 404]);
    expect(text).not.toMatch(/dependencies|root:x|import |\[core\]/);
    expect(text).not.toMatch(/^location:/im);
  });

  test.each(['x-http-method-override', 'x-http-method', 'x-method-override', 'x-original-method'])(
    '%s overrides no method',
    async (name) => {
      const { access } = await logIn(server, await register(server));
      const headers = { ...bearer(access), [name]: 'POST' };
      expect((await fetch(`${server.url}/logout?_method=POST`, { headers })).status).toBe(405);
      const read = { method: 'POST', headers: { ...bearer(access), [name]: 'GET' } };
      expect((await fetch(`${server.url}/api/user?_method=GET`, read)).status).toBe(405);
      expect(await isLive(server, access)).toBe(true);
    },
  );

  const origins = [
    'null',
    '*',
    `${listed}.evil.com`,
    `${listed}@evil.com`,
    `${listed}/`,
    `${listed}:443`,
    `${listed}%00.evil.com`,
    `${listed}\`.evil.com`,
    `${listed},https://evil.com`,
    `${listed} https://evil.com`,
    'https://evilapp.example.org',
    'https://app.example.org.',
    'https://x.app.example.org',
    'https://APP.example.org',
    'http://app.example.org',
    'https://app-example.org',
    'https://example.org',
    'app.example.org',
    'file://',
    '',
  ];

  test.each(origins)('a page of %p may read nothing', async (origin) => {
    const { access } = await logIn(server, await register(server));
    for (const path of ['/api/user', '/health', '/nothing', '/.well-known/jwks.json', '/as/refresh-cookie/api/user']) {
      const { headers } = await fetch(server.url + path, { headers: { ...bearer(access), origin } });
      expect([path, headers.get('access-control-allow-origin')]).toEqual([path, null]);
      expect(headers.get('vary')).toContain('Origin');
    }
    expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a listed page is granted what it needs and neither the service key, another method nor a private network', async () => {
    const { headers } = await preflight(listed, {
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'x-service-key,authorization',
      'access-control-request-private-network': 'true',
    });
    expect(headers.get('access-control-allow-origin')).toBe(listed);
    expect(headers.get('access-control-allow-methods')).not.toMatch(/PUT|PATCH|\*/);
    expect(headers.get('access-control-allow-headers')?.toLowerCase()).not.toMatch(/service|\*/);
    expect(headers.get('access-control-allow-private-network')).toBeNull();
  });
});
