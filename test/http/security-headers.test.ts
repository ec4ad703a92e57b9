import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { rm } from 'node:fs/promises';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing, newAccount } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
let secure: TestServer;
beforeAll(async () => {
  [server, secure] = await Promise.all([
    serve({ ...cheapHashing, CORS_ORIGINS: 'https://app.example.com', RATE_LIMITS: 'network=3/1h' }),
    serve({ ...cheapHashing, PUBLIC_URL: 'https://id.example.com' }),
  ]);
});
afterAll(async () => {
  await server.stop();
  // Its database has been closed.
  await secure.stop().catch(() => rm(secure.dataDir, { recursive: true, force: true }));
});

const requests: [method: string, path: string, body?: string][] = [
  ['GET', '/health'],
  ['GET', '/openapi.yaml'],
  ['GET', '/openapi.json'],
  ['GET', '/as/token-pair/openapi.json'],
  ['GET', '/docs'],
  ['GET', '/reset-password'],
  ['GET', '/verify-email'],
  ['GET', '/assets/docs.js'],
  ['GET', '/assets/nothing.js'],
  ['GET', '/nothing'],
  ['GET', '/as/budget-tracker/nothing'],
  ['GET', '/login'],
  ['GET', '/api/user'],
  ['OPTIONS', '/login'],
  ['POST', '/register', JSON.stringify(newAccount())],
  ['POST', '/login', '{'],
  ['POST', '/login', 'x'.repeat(20_000)],
  ['POST', '/login', '{}'],
  ['POST', '/as/refresh-cookie/api/auth/login', '{}'],
  ['POST', '/login', '{}'],
];

async function call(to: TestServer, [method, path, body]: (typeof requests)[number]): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: 'https://app.example.com' };
  return to.fetch(path, { method, headers, ...(body === undefined ? {} : { body }) });
}

test('every reply forbids sniffing, framing, referrers and other origins', async () => {
  const statuses = new Set<number>();
  for (const request of requests) {
    const { status, headers } = await call(server, request);
    statuses.add(status);
    expect([request, headers.get('x-content-type-options')]).toEqual([request, 'nosniff']);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toStartWith("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  }
  expect(statuses).toEqual(new Set([200, 201, 204, 400, 401, 404, 405, 413, 429]));
});

test('only the published keys may be kept by a cache', async () => {
  const { headers } = await server.get('/.well-known/jwks.json');
  expect(headers.get('cache-control')).toBe('public, max-age=300');
});

test('a page loads its own scripts and styles and no inline one', async () => {
  for (const path of ['/docs', '/reset-password', '/verify-email']) {
    const { headers, body } = await server.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(body).not.toMatch(/<script>|<script [^>]*>[^<]|<style| on\w+=|style=|https?:\/\//);
  }
});

test('over https a browser is told to stay there, also after a failure', async () => {
  const strict = async (request: (typeof requests)[number]) =>
    (await call(secure, request)).headers.get('strict-transport-security');
  const expected = 'max-age=31536000; includeSubDomains';
  expect(await strict(['GET', '/docs'])).toBe(expected);
  expect(await strict(['POST', '/login', '{}'])).toBe(expected);
  await secure.database.database.close();
  const failed = await call(secure, ['POST', '/login', JSON.stringify(newAccount())]);
  expect([failed.status, failed.headers.get('strict-transport-security')]).toEqual([500, expected]);
  expect(failed.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a failure is logged and tells the client nothing', async () => {
  const account = newAccount();
  const response = await call(secure, ['POST', '/register', JSON.stringify(account)]);
  expect(await response.text()).toBe('{"message":"An error occurred during authentication","code":"internal_error"}');
  const line = secure.log.lines.findLast(({ level }) => level === 'error');
  expect(line?.fields).toMatchObject({ operation: 'renewableTokenRegister', surface: 'root' });
  const logged = JSON.stringify(secure.log.lines, (_, value) =>
    value instanceof Error ? [value.message, value.stack] : value,
  );
  expect(logged).not.toContain(account.password);
});
