import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { operations, publishedKeys } from '../../src/contract/generated/operations.ts';
import { type Reply, serve, type TestServer } from '../server.ts';
import { cheapHashing, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
let limited: TestServer;
beforeAll(async () => {
  [server, limited] = await Promise.all([serve(cheapHashing), serve({ ...cheapHashing, RATE_LIMITS: 'network=1/1h' })]);
  await limited.post('/login', newAccount());
});
afterAll(() => Promise.all([server.stop(), limited.stop()]));

interface Offered {
  surface: string;
  operationId: string;
  path: string;
  hasBody: boolean;
  limited: boolean;
  credential: string | null;
  method: string;
}

/** Every operation of every document, at its mount and at the root. The console's own document has no mount. */
const offered: Offered[] = (['root', ...publishedKeys] as const).flatMap((surface) =>
  (operations[surface] as readonly (Omit<Offered, 'surface'> & { documents: readonly string[] })[])
    .filter(({ documents }) => documents.length > 0)
    .map((row) => ({
      ...row,
      surface,
      path: (surface === 'root' ? '' : `/as/${surface}`) + row.path.replace('{token}', 'x').replace('{session}', 'x'),
    })),
);

/** The root names the cause; a mount answers the same status and has no `code`. */
function expectCause({ surface, operationId }: Offered, reply: Reply, status: number, code: string): void {
  const expected = surface === 'root' ? code : undefined;
  expect([surface, operationId, reply.status, reply.body.code]).toEqual([surface, operationId, status, expected]);
}

function send(
  { method, path }: Offered,
  body?: unknown,
  headers?: Record<string, string>,
  to = server,
): Promise<Reply> {
  if (method === 'DELETE') return to.delete(path, headers);
  return method === 'GET' ? to.get(path, headers) : to.post(path, body, headers);
}

/** One with a body refuses a body first. */
function wantsToken({ credential, hasBody }: Offered): boolean {
  return credential !== null && !hasBody;
}

test('a missing token has one word everywhere', async () => {
  for (const operation of offered.filter(wantsToken)) {
    expectCause(operation, await send(operation), 401, 'token_missing');
  }
});

test('an invalid token has one word everywhere', async () => {
  for (const operation of offered.filter(wantsToken)) {
    const headers = { authorization: 'Bearer nonsense', cookie: 'refresh_token=nonsense' };
    expectCause(operation, await send(operation, undefined, headers), 401, 'token_invalid');
  }
});

test('broken JSON, another media type and a large body have one word each everywhere', async () => {
  for (const operation of offered.filter(({ hasBody }) => hasBody)) {
    expectCause(operation, await send(operation, '{'), 400, 'invalid_json');
    const asText = { 'content-type': 'text/plain' };
    expectCause(operation, await send(operation, '{}', asText), 415, 'unsupported_media_type');
    expectCause(operation, await send(operation, `"${'x'.repeat(20_000)}"`), 413, 'body_too_large');
    expectCause(operation, await send(operation, {}), 400, 'invalid_fields');
  }
});

test('too many requests have one word everywhere and say when to come back', async () => {
  for (const operation of offered.filter((row) => row.limited)) {
    const reply = await send(operation, {}, {}, limited);
    expectCause(operation, reply, 429, 'too_many_requests');
    expect(reply.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  }
});

test('a taken name, a taken address and wrong credentials have one word each everywhere', async () => {
  const account = await register(server);
  const { username, email, password } = account;
  for (const path of ['/register', '/auth/signup', '/auth/register', '/api/auth/register']) {
    expect((await server.post(path, account)).body.code).toBe('username_taken');
    expect((await server.post(path, { ...newAccount(), email })).body.code).toBe('email_taken');
  }
  for (const path of ['/login', '/auth/login', '/api/auth/login']) {
    expect((await server.post(path, { username, password: 'wrong horse' })).body.code).toBe('invalid_credentials');
    expect((await server.post(path, { username: 'nobody', password })).body.code).toBe('invalid_credentials');
  }
  expect((await server.post('/auth/login', { email, password: 'wrong horse' })).body.code).toBe('invalid_credentials');
});

test('an unknown one-time token has one word everywhere', async () => {
  const replies = await Promise.all([
    server.post('/auth/reset-password', { reset_token: 'x', new_password: 'battery staple' }),
    server.post('/auth/password-reset/x', { password: 'battery staple' }),
    server.post('/auth/verify-email/x'),
  ]);
  expect(replies.map(({ body }) => body.code)).toEqual(['token_invalid', 'token_invalid', 'token_invalid']);
});

test('whoever holds a link is told whether it was used or has expired', async () => {
  const account = await register(server);
  const token = async () => (await server.post('/auth/forget-password', { email: account.email })).body.reset_token;
  const reset = (reset_token: string) =>
    server.post('/auth/reset-password', { reset_token, new_password: 'battery staple' });
  const first = await token();
  expect((await reset(first)).status).toBe(200);
  expect((await reset(first)).body.code).toBe('token_spent');
  const second = await token();
  server.clock.advance(15 * 60);
  expect((await reset(second)).body.code).toBe('token_expired');
});

test('a challenge names an error only when a token was sent', async () => {
  for (const path of ['/logout', '/auth/refresh', '/as/budget-tracker/api/auth/logout']) {
    const missing = await server.post(path);
    expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="concord"');
    const invalid = await server.post(path, undefined, { authorization: 'Bearer nonsense' });
    expect(invalid.headers.get('www-authenticate')).toBe('Bearer realm="concord", error="invalid_token"');
  }
});
