import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { type Account, newAccount, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { dump, profiles, serveAs } from './stage.ts';

setDefaultTimeout(30_000);

const paths = ['/register', '/login', '/auth/signup', '/auth/login', '/auth/register', '/api/auth/register'];
const json = { 'content-type': 'application/json' };

describe.each(profiles)('in %s', (profile) => {
  let server: TestServer;
  let account: Account;
  beforeAll(async () => {
    server = await serveAs(profile);
    account = await register(server);
  });
  afterAll(() => server.stop());

  const right = (): string => JSON.stringify(account).slice(1, -1);

  const unreadable: [string, () => string | Uint8Array][] = [
    ['a byte order mark of UTF-16 LE', () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{}', 'utf16le')])],
    ['a byte order mark of UTF-16 BE', () => Buffer.from([0xfe, 0xff, 0, 0x7b, 0, 0x7d])],
    ['UTF-16 without a mark', () => Buffer.from(`{${right()}}`, 'utf16le')],
    ['UTF-32', () => Buffer.from([0, 0, 0, 0x7b, 0, 0, 0, 0x7d])],
    ['UTF-7', () => '+AHs-+AH0-'],
    ['an overlong slash', () => Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d])],
    ['an encoded surrogate', () => Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['16,000 open brackets', () => '['.repeat(16_000)],
    ['16,000 open objects', () => '{"a":'.repeat(3_200)],
    ['a comment', () => `{/* x */${right()}}`],
    ['a trailing comma', () => `{${right()},}`],
    ['single quotes', () => `{'username':'ada'}`],
    ['two documents', () => `{${right()}}{${right()}}`],
    ['NaN', () => `{${right()},"n":NaN}`],
    ['a NUL behind it', () => `{${right()}}\u0000`],
    ['a raw line break in text', () => `{"username":"a\nb"}`],
    ['JSON with padding', () => `callback({${right()}})`],
    ['a guard', () => `)]}',\n{${right()}}`],
    ['gzip', () => Bun.gzipSync(Buffer.from(`{${right()}}`))],
  ];

  test.each(unreadable)('a body of %s is refused as unreadable everywhere', async (_, bodyOf) => {
    const before = await dump(server.database.database);
    for (const path of paths) {
      const response = await server.fetch(path, { method: 'POST', headers: json, body: bodyOf() as string });
      expect([path, response.status]).toEqual([path, 400]);
    }
    expect(await dump(server.database.database)).toEqual(before);
  });

  test.each(['gzip', 'deflate', 'br', 'identity, gzip'])('a body encoded as %s is not unpacked', async (encoding) => {
    const bomb = Bun.gzipSync(Buffer.alloc(5_000_000, 'a'));
    const headers = { ...json, 'content-encoding': encoding };
    const response = await server.fetch('/login', { method: 'POST', headers, body: bomb });
    expect(response.status).toBeOneOf([400, 413, 415]);
  });

  const pollution = [
    '"__proto__":{"polluted":true,"email":"evil@example.com","isService":true,"status":299}',
    '"constructor":{"prototype":{"polluted":true}}',
    '"__proto__":{"__proto__":{"polluted":true}}',
    '"__defineGetter__":"x","__lookupGetter__":"x","hasOwnProperty":1,"toJSON":"x","then":"x"',
    '"email":{"__proto__":{"polluted":true}}',
    '"prototype":{"polluted":true},"valueOf":1,"toString":1,"length":-1',
  ];

  test.each(pollution)('%s changes no request that comes later', async (member) => {
    for (const path of paths) {
      const { username, password, email } = newAccount();
      const rest = `"username":"${username}","password":"${password}","email":"${email}"`;
      for (const body of [`{${member},${rest}}`, `{${rest},${member}}`, `{${member}}`, `[{${member}}]`]) {
        expect((await server.post(path, body)).status).toBeLessThan(500);
      }
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const missing = await server.post('/register', { username: newAccount().username, password: 'correct horse' });
    expect(missing.status).toBe(400);
    const unknown = await server.post('/login', { username: 'nobody at all', password: 'correct horse' });
    expect(unknown.status).toBe(profile === 'production' ? 400 : 404);
    expect(unknown.body).not.toHaveProperty('polluted');
    expect((await server.post('/login', account)).status).toBe(200);
  });

  test.each(['1e400', '-1e400', '9007199254740993', `1${'0'.repeat(5000)}`, `0.${'1'.repeat(5000)}`, '-0', '1E-400'])(
    'a number like %.20s in place of text is refused',
    async (number) => {
      for (const path of paths) {
        expect((await server.post(path, `{"username":${number},"password":${number},"email":${number}}`)).status).toBe(
          400,
        );
      }
    },
  );

  test('a byte order mark of UTF-8 changes nothing, and escapes mean what they stand for', async () => {
    const escaped = [...account.username].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('');
    for (const body of [
      `\ufeff{"username":"${account.username}","password":"${account.password}"}`,
      `{"username":"${escaped}","password":"${account.password}"}`,
      `{"\\u0075sername":"${account.username}","password":"${account.password}"}`,
    ]) {
      expect((await server.post('/login', body)).status).toBeOneOf([200, 400]);
    }
  });

  test('a member that is there twice is one member: the name that is checked is the name that is used', async () => {
    const { username, email, password } = newAccount();
    const body = `{"username":"${account.username}","username":"${username}","email":"${email}","password":"${password}"}`;
    expect((await server.post('/register', body)).status).toBe(201);
    const again = `{"username":"${username}","username":"${account.username}","password":"${account.password}"}`;
    const { access_token: token } = (await server.post('/auth/login', again)).body;
    const { data } = (await server.get('/api/user', { authorization: `Bearer ${token}` })).body;
    expect(data.username).toBe(account.username);
  });

  test('a thousand members and a thousand faults make a short answer', async () => {
    const members = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`m${index}`, index]));
    for (const path of paths) {
      const { status, body } = await server.post(path, members);
      expect([path, status]).toEqual([path, 400]);
      expect(JSON.stringify(body).length).toBeLessThan(600);
    }
  });
});
