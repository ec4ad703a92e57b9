import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

const secret = 'hunter2hunter2';

async function accountCount(): Promise<number> {
  return (await server.database.db.query.accounts.findMany()).length;
}

/** Posts what must be refused with 400, and sees that it is not repeated, not logged and changes nothing. */
async function refused(path: string, body: unknown): Promise<string> {
  const before = await accountCount();
  const reply = await server.post(path, body);
  const told = JSON.stringify(reply.body);
  expect([path, body, reply.status]).toEqual([path, body, 400]);
  expect(told).not.toContain(secret);
  expect(JSON.stringify(server.log.lines)).not.toContain(secret);
  expect(await accountCount()).toBe(before);
  return told;
}

const registrations = [
  '/register',
  '/auth/signup',
  '/auth/register',
  '/api/auth/register',
  '/as/verified-email/auth/register',
];

test('a field of another type is refused, also null', async () => {
  for (const path of registrations) {
    for (const value of [null, 5, true, [], {}, [secret], { toString: secret }]) {
      for (const field of ['username', 'email', 'password']) {
        await refused(path, { ...newAccount(), password: secret, [field]: value });
      }
    }
  }
});

test('an over-long field is refused, the longest is not', async () => {
  await refused('/register', { ...newAccount(), username: secret.repeat(19) });
  await refused('/register', { ...newAccount(), password: secret.repeat(19) });
  await refused('/register', { ...newAccount(), email: `${secret.repeat(18)}@example.com` });
  await refused('/auth/register', { ...newAccount(), firstname: secret.repeat(19) });
  await register(server, {
    username: 'n'.repeat(255),
    email: `${'n'.repeat(242)}@example.com`,
    password: 'p'.repeat(255),
  });
});

test('an empty field is refused', async () => {
  for (const field of ['username', 'email', 'password']) {
    for (const path of registrations) await refused(path, { ...newAccount(), [field]: '' });
  }
});

test('an address that is none is refused', async () => {
  const addresses = [
    'ada',
    '@example.com',
    'ada@',
    'a b@example.com',
    'ada@exa mple.com',
    'a@b@example.com',
    'ada@-x-',
    'ada\r\nBcc: x@y.z@example.com',
    '<ada@example.com>',
    'ada@example.com\n',
    'ada..x@example.com',
    '"ada"@example.com',
  ];
  for (const email of addresses) await refused('/register', { ...newAccount(), email });
});

test('NUL and lone surrogates are refused wherever text is stored', async () => {
  for (const odd of ['\u0000', 'a\u0000b', '\ud800', 'a\udc00', '\ud800x']) {
    await refused('/register', { ...newAccount(), username: `${odd}ada` });
    await refused('/register', { ...newAccount(), email: `${odd}ada@example.com` });
    await refused('/auth/register', { ...newAccount(), firstname: odd });
  }
  await refused('/register', { ...newAccount(), password: 'secret\ud800' });
});

test('NUL and lone surrogates name nobody, and nothing fails on them', async () => {
  for (const odd of ['a\u0000b', '\ud800', 'a\udc00', '\u0000']) {
    expect((await server.post('/login', { username: odd, password: 'correct horse' })).status).toBeOneOf([400, 404]);
    expect((await server.post('/auth/login', { username: odd, password: 'correct horse' })).status).toBeOneOf([
      400, 401,
    ]);
    expect((await server.post('/auth/login', { email: `${odd}@example.com`, password: 'x' })).status).toBeOneOf([
      400, 401,
    ]);
    expect((await server.post('/auth/forget-password', { email: `${odd}@example.com` })).status).toBeOneOf([400, 404]);
    expect((await server.post('/auth/request-password-reset', { email: `${odd}@example.com` })).status).toBeOneOf([
      200, 400,
    ]);
    expect((await server.post('/auth/request-verify-email', { email: `${odd}@example.com` })).status).toBeOneOf([
      200, 400,
    ]);
    const reset = { reset_token: odd, new_password: 'battery staple' };
    expect((await server.post('/auth/reset-password', reset)).status).toBe(401);
  }
  expect(server.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('an account cannot be entered with an ill-formed twin of its password', async () => {
  const account = await register(server, { password: 'secret\ufffd' });
  for (const password of ['secret\ud800', 'secret\udfff']) {
    const reply = await server.post('/login', { ...account, password });
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid_credentials']);
  }
});

test('of duplicate members the last counts, once for every check', async () => {
  const { username, email } = newAccount();
  const body = `{"username":"${username}","email":"${email}","password":"correct horse","password":"x"}`;
  await refused('/register', body);
  const twice = `{"username":5,"username":"${username}","email":"${email}","password":"correct horse"}`;
  expect((await server.post('/register', twice)).status).toBe(201);
});

test('__proto__ and its like are members as any other, and ignored', async () => {
  const { username, email, password } = newAccount();
  const rest = `"email":"${email}","password":"${password}"`;
  await refused('/register', `{"__proto__":{"username":"${username}"},${rest}}`);
  await refused('/register', `{"constructor":{"prototype":{"username":"x"}},${rest}}`);
  const odd = `{"__proto__":{"isAdmin":true},"constructor":null,"toString":5,"username":"${username}",${rest}}`;
  expect((await server.post('/register', odd)).status).toBe(201);
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
});

test('a member that no document knows is ignored', async () => {
  const account = { ...newAccount(), id: 1, emailVerifiedAt: '2020-01-01', is_admin: true, passwordHash: '$x' };
  expect((await server.post('/register', account)).status).toBe(201);
  const stored = await server.database.stores.accounts.findByUsername(account.username);
  expect([stored?.emailVerifiedAt, stored?.passwordHash === '$x']).toEqual([null, false]);
});

test('a password of a refused registration is in no error and no log', async () => {
  for (const path of registrations) {
    await refused(path, { username: 5, email: 'x', password: secret });
    await refused(path, { username: secret, password: secret, email: secret });
  }
});

test('many faults are told at once and in a bounded answer', async () => {
  const told = await refused('/auth/register', { username: 5, email: 5, password: 5, firstname: 5, lastname: 5 });
  for (const field of ['username', 'email', 'password', 'firstname', 'lastname']) expect(told).toContain(field);
  expect(told.length).toBeLessThan(500);
});

test('one answer names every faulty field, whichever rule it breaks', async () => {
  // The contract knows lengths and forms, the domain scripts, invisible characters and what an address is.
  const faulty = { username: 'ad\u200bmin', email: 'ada@-x-', password: 'abc', firstname: 'A\u0000' };
  const invisible = 'must not contain invisible or control characters';
  for (const path of registrations) {
    const told = await refused(path, faulty);
    for (const reason of [`username ${invisible}`, 'email must be', 'password must have at least 6']) {
      expect([path, told]).toEqual([path, expect.stringContaining(reason)]);
    }
  }
  expect(await refused('/auth/register', faulty)).toContain('firstname must not');
  const { email: _, ...withoutEmail } = faulty;
  const reply = await server.post('/as/refresh-cookie/api/auth/register', withoutEmail);
  expect(reply.body.errors).toEqual({ username: [invisible], password: ['must have at least 6 characters'] });
  const signUp = await server.post('/account/sign-up', { ...faulty, username: 'ada@home', password: undefined });
  expect(signUp.body.errors).toEqual({
    username: ['must not contain an @'],
    email: ['must be an e-mail address'],
    password: ['is required'],
  });
});

test('a one-time token of any shape in a path is only invalid', async () => {
  for (const token of [
    '%00',
    '%ff',
    '%E0%A4%A',
    '..%2f..',
    'x'.repeat(5000),
    "';--",
    '%F0%9F%92%A9',
    '\u00a0'.repeat(3),
  ]) {
    const verification = await server.post(`/auth/verify-email/${token}`);
    expect([token, verification.status]).toEqual([token, 400]);
    const reset = await server.post(`/auth/password-reset/${token}`, { password: 'battery staple' });
    expect([token, reset.status]).toEqual([token, 400]);
  }
});
