import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { operations } from '../../src/contract/generated/operations.ts';
import { type Account, bearer, logIn, newAccount, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { profiles, serveAs } from './stage.ts';

setDefaultTimeout(30_000);

const withBody = Object.entries(operations).flatMap(([surface, rows]) =>
  rows
    .filter(({ hasBody }) => hasBody)
    .map(({ path }) => (surface === 'root' ? path : `/as/${surface}${path}`).replace('{token}', 'x')),
);
const fields = ['username', 'email', 'password', 'reset_token', 'new_password', 'firstname', 'lastname'];

const sql = [
  "' or '1'='1",
  "' or 1=1 --",
  "'; drop table accounts; --",
  "admin'/*",
  "' union select password_hash from accounts --",
  "'||pg_sleep(5)||'",
  '$1',
  '%',
  '\\',
  "\\'",
  '\u0024{jndi:ldap://127.0.0.1/a}',
  '$(id)',
  '../../etc/passwd',
  '<!--#exec cmd="id"-->',
];

describe.each(profiles)('in %s', (profile) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serveAs(profile);
  });
  afterAll(() => server.stop());

  test.each(sql)('%p in any field logs nobody in, changes no other row and takes no time', async (text) => {
    const account = await register(server);
    const { access } = await logIn(server, account);
    const stored = () => server.database.stores.accounts.findByUsername(account.username);
    const before = await stored();
    const begun = performance.now();
    for (const path of withBody.filter((path) => path.startsWith('/as/') === (profile === 'production'))) {
      for (const field of fields) await harmless(path, field, text, account);
    }
    expect(performance.now() - begun).toBeLessThan(4500);
    expect(await stored()).toEqual(before);
    expect((await server.get('/api/user', bearer(access))).status).toBe(200);
    expect(server.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  async function harmless(path: string, field: string, text: string, account: Account): Promise<void> {
    const isLogIn = path.includes('/login');
    const password = isLogIn && field !== 'password' ? 'no such horse' : account.password;
    const body = { ...account, password, reset_token: 'x', new_password: 'battery staple', [field]: text };
    const reply = await server.post(path, isLogIn ? withOneName(body, field) : body);
    expect([path, field, reply.status < 500]).toEqual([path, field, true]);
    if (isLogIn) expect(JSON.stringify(reply.body)).not.toContain('eyJ');
  }

  /** `/auth/login` takes one name only: the one attacked. */
  function withOneName(body: Record<string, string>, field: string): Record<string, string | undefined> {
    return field === 'email' ? { ...body, username: undefined } : { ...body, email: undefined };
  }

  const queries: [string, unknown][] = [
    ['an operator', { $ne: null }],
    ['a pattern', { $regex: '.*' }],
    ['a comparison', { $gt: '' }],
    ['a function', { $where: 'sleep(5000)' }],
    ['a list', ['ada']],
    ['a list of operators', [{ $ne: 1 }]],
    ['an object with toString', { toString: 'x', valueOf: 'x' }],
    ['an object with length', { length: 10 }],
    ['true', true],
    ['a number', 0],
    ['null', null],
    ['SQL as an object', { sql: 'select 1', queryChunks: [] }],
    ['a JSON text', '{"$ne":null}'],
  ];

  test.each(queries)('%s in place of a name or a password logs nobody in', async (_, value) => {
    const account = await register(server);
    for (const path of withBody.filter((path) => path.includes('/login'))) {
      for (const field of ['username', 'email', 'password']) {
        const body = { username: account.username, password: account.password, [field]: value };
        const { status, body: answer } = await server.post(path, withOneName(body as never, field));
        expect([path, field, status >= 400 && status < 500]).toEqual([path, field, true]);
        expect(JSON.stringify(answer)).not.toContain('eyJ');
      }
    }
  });

  test.each(queries)('%s in place of a one-time token resets nothing', async (_, value) => {
    const { email } = await register(server);
    await server.post('/auth/request-password-reset', { email });
    const body = { reset_token: value, new_password: 'battery staple' };
    const { status } = await server.post('/auth/reset-password', body);
    expect(status).toBeOneOf([400, 401]);
    const spent = await server.database.db.query.oneTimeTokens.findMany();
    expect(spent.filter(({ spentAt }) => spentAt)).toEqual([]);
  });

  test('what looks like SQL is a name as any other where names may hold it', async () => {
    const username = "Robert'); drop table accounts;--";
    const account = await register(server, { username, email: `${newAccount().username}'--@example.com` });
    const { access } = await logIn(server, account);
    expect((await server.get('/api/user', bearer(access))).body.data.username).toBe(username);
  });

  test('a header that is kept as text is kept as text', async () => {
    const account = await register(server);
    for (const agent of [
      "'; drop table audit_events; --",
      '\u00e9\u00ff',
      'x'.repeat(5000),
      '<script>',
      '%00\\u0000',
    ]) {
      const reply = await server.post('/login', account, { 'user-agent': agent, 'x-request-id': agent });
      expect([agent, reply.status]).toEqual([agent, 200]);
      expect(reply.headers.get('x-request-id')).not.toBe(agent);
    }
  });
});
