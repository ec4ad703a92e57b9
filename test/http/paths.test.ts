import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { operations, publishedKeys } from '../../src/contract/generated/operations.ts';
import { type Reply, serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, logIn, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

/** Every path of every surface with its methods. */
const served = (['root', ...publishedKeys] as const).flatMap((surface) =>
  operations[surface].map(({ method, path }) => ({
    surface,
    method: method as string,
    path:
      (surface === 'root' ? '' : `/as/${surface}`) +
      path
        .replace('{token}', 'x')
        .replace('{session}', 'x')
        .replace('{mail}', 'x')
        .replace('{document}', 'token-pair')
        .replace('{file}', 'docs.js'),
  })),
);

function call(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  // Not through the judge, which reads neither HEAD nor `/as/{document}/openapi.json/`.
  return fetch(server.url + path, { method, redirect: 'manual', ...init });
}

test('a path with and without a slash at its end is the same path', async () => {
  for (const { method, path } of served) {
    const bare = path.replace(/\/$/, '');
    const [without, withSlash] = await Promise.all([call(method, bare), call(method, `${bare}/`)]);
    expect([path, withSlash.status]).toEqual([path, without.status]);
    expect(path.startsWith('/dev/mail/') ? [404] : [200, 400, 401]).toContain(without.status);
    // A page refers to its assets relative to its own path.
    const relative = (text: string) => text.replaceAll(/(\.\.?\/)+/g, '');
    expect(relative(await withSlash.text())).toBe(relative(await without.text()));
  }
});

test('the name of the host, however short, changes nothing', async () => {
  const asked: [string, string][] = [
    ['PUT', '/login'],
    ['GET', '/'],
    ['GET', '/account'],
    ['GET', '/account/'],
    ['GET', '/nowhere'],
    ['GET', '/as/verified-email/nowhere'],
    ['GET', '/as/verified-email/auth/login'],
    ['GET', '/as/token-pair/docs?q=/a'],
    ['GET', '/as/nobody/docs'],
  ];
  for (const host of ['s', 'sso', '[::1]', 'sso:1']) {
    for (const [method, path] of asked) {
      const [expected, got] = await Promise.all([call(method, path), call(method, path, { headers: { host } })]);
      expect([host, path, got.status, await got.text()]).toEqual([host, path, expected.status, await expected.text()]);
    }
  }
});

test('a method that a path does not have is answered with 405 and those it has', async () => {
  for (const { surface, path } of served) {
    const methods = served.filter((row) => row.path === path).map((row) => row.method);
    const allowed = methods.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])).join(', ');
    for (const other of ['DELETE', 'PUT', 'PATCH', 'POST', 'GET'].filter((name) => !methods.includes(name))) {
      for (const spelling of [path, path.endsWith('/') ? path.slice(0, -1) : `${path}/`]) {
        const response = await call(other, spelling);
        expect([other, spelling, response.status, response.headers.get('allow')]).toEqual([
          other,
          spelling,
          405,
          allowed,
        ]);
        expect(await response.json()).toEqual(inShapeOf(surface, 'Method not allowed', 'method_not_allowed'));
      }
    }
  }
});

test('an unknown path is answered in the shape of the document it lies under', async () => {
  for (const surface of ['root', ...publishedKeys]) {
    const prefix = surface === 'root' ? '' : `/as/${surface}`;
    for (const path of ['/nothing', '/auth/nothing/at/all', '/login/x', '/log%69n', '/login%2f']) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const response = await call(method, prefix + path);
        expect([prefix + path, response.status]).toEqual([prefix + path, 404]);
        expect(await response.json()).toEqual(inShapeOf(surface, 'Not found', 'not_found'));
      }
    }
  }
});

test('the description of a mount says what holds at it, and how it refuses unknown paths and methods', async () => {
  const rulesOf = ({ info }: { info: { description: string } }) =>
    info.description.split('\n').filter((line) => line.startsWith('- '));
  const rules = rulesOf((await server.get('/openapi.json')).body);
  expect(rules.join()).toMatch(/16 KiB.*one hour/);
  for (const surface of publishedKeys) {
    const description = (await server.get(`/as/${surface}/openapi.json`)).body;
    expect(rulesOf(description)).toEqual(rules);
    const unknown = await server.get(`/as/${surface}/nothing`);
    const wrongMethod = await server.delete(`/as/${surface}${operations[surface][0].path}`);
    for (const { status, body } of [unknown, wrongMethod]) {
      expect(body).toEqual(description['x-unmatched'][status].content['application/json'].example);
    }
  }
});

test('a mount has only the operations of its document', async () => {
  expect((await server.post('/as/budget-tracker/login', {})).status).toBe(404);
  expect((await server.post('/as/renewable-token/auth/login', {})).status).toBe(404);
  expect((await server.post('/as/verified-email/auth/signup', {})).status).toBe(404);
  expect((await server.get('/as/budget-tracker/api/user')).status).toBe(404);
  expect((await server.get('/as/nobody/login')).status).toBe(404);
});

test('a document that only every object has is no document', async () => {
  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const response = await fetch(`${server.url}/as/${key}/openapi.json`);
    expect([key, response.status, await response.json()]).toEqual([
      key,
      404,
      { message: 'No such document', code: 'not_found' },
    ]);
  }
});

test('an unmatched error says nothing of the request', async () => {
  const response = await server.fetch('/secret-in-the-path?secret=in-the-query');
  expect(await response.text()).not.toContain('secret');
});

test('HEAD is answered wherever GET is, with the same status and headers and no body', async () => {
  const { access } = await logIn(server, await register(server));
  for (const { path } of served.filter(({ method }) => method === 'GET')) {
    const headers = bearer(access);
    const [get, head] = await Promise.all([call('GET', path, { headers }), call('HEAD', path, { headers })]);
    expect([path, head.status, head.headers.get('content-type')]).toEqual([
      path,
      get.status,
      get.headers.get('content-type'),
    ]);
    expect(head.headers.get('content-security-policy')).toBe(get.headers.get('content-security-policy'));
    expect(await head.text()).toBe('');
  }
});

test('a path is case sensitive', async () => {
  const reply: Reply = await server.post('/LOGIN', {});
  expect(reply.status).toBe(404);
});

function inShapeOf(surface: string, message: string, code: string): object {
  if (surface === 'root') return { message, code };
  if (surface === 'verified-email') return { error: message };
  return surface === 'budget-tracker' ? { status: 'error', message } : { message };
}
