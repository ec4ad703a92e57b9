import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

/** Spellings of one name each. */
const twins = [
  ['Grace', 'GRACE', 'grace', 'ｇｒａｃｅ', 'Ｇｒａｃｅ'],
  ['İpek', 'i̇pek', 'I\u0307pek'],
  ['José', 'JOSÉ', 'Jose\u0301'],
  ['Oﬃce', 'OFFICE', 'oﬀice'],
  ['Kelvin', '\u212aelvin'],
  ['Ångström', '\u212bngström', 'A\u030angstro\u0308m'],
  ['Ⅻ', 'xii', 'XII'],
  ['Иван', 'ИВАН'],
] as const;

test('two spellings of a name are one account', async () => {
  for (const [first, ...others] of twins) {
    const account = await register(server, { username: first });
    for (const username of others) {
      const again = await server.post('/register', { ...newAccount(), username });
      expect([username, again.status, again.body.code]).toEqual([username, 400, 'username_taken']);
      const login = await server.post('/api/auth/login', { username, password: account.password });
      expect([username, login.status, login.body.user?.username]).toEqual([username, 200, first]);
    }
  }
});

test('names that only look alike to a database stay apart', async () => {
  await register(server, { username: 'straße' });
  await register(server, { username: 'strasse' });
  await register(server, { username: 'ınci' });
  await register(server, { username: 'inci' });
});

test('a name is shown as it was typed', async () => {
  const { password } = await register(server, { username: 'Ａda Lovelace' });
  const login = await server.post('/api/auth/login', { username: 'ada lovelace', password });
  const { body } = await server.get('/api/user', bearer(login.body.token));
  expect(body.data.username).toBe('Ａda Lovelace');
});

test('two spellings of an address are one account', async () => {
  const account = await register(server, { email: 'Grace.Hopper@Example.COM' });
  for (const email of ['grace.hopper@example.com', 'GRACE.HOPPER@EXAMPLE.COM', 'ｇｒａｃｅ.hopper@example.com']) {
    expect((await server.post('/register', { ...newAccount(), email })).body.code).toBe('email_taken');
    const login = await server.post('/auth/login', { email, password: account.password });
    expect(login.status).toBe(200);
  }
});

async function refused(username: string): Promise<void> {
  for (const path of ['/register', '/as/refresh-cookie/api/auth/register']) {
    const reply = await server.post(path, { ...newAccount(), username });
    expect([username, reply.status]).toEqual([username, 400]);
  }
}

test('a name of letters of several scripts is refused', async () => {
  const mixed = [
    'p\u0430ypal',
    '\u0410dmin',
    'ad\u043cin',
    'g\u03bfogle',
    'ο\u043eо',
    'a\u0585b',
    '\u13aada',
    'adminא',
    'Иvan',
    'кana仮',
  ];
  for (const username of mixed) await refused(username);
});

test('a name with an invisible character is refused', async () => {
  const invisible = [
    ...['\u200b', '\u200c', '\u200d', '\u200e', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u061c', '\u115f', '\u3164'],
    ...[
      '\u202e',
      '\u2066',
      '\ufe0f',
      '\u{e0041}',
      '\u2028',
      '\u2029',
      '\u0085',
      '\t',
      '\n',
      '\u007f',
      '\u0000',
      '\ue000',
      '\ufff9',
    ],
  ];
  for (const character of invisible) {
    await refused(`ad${character}min`);
    await refused(`admin${character}`);
  }
});

test('a name with a space around it, or of spaces, is refused', async () => {
  for (const username of [' ada', 'ada ', '\u00a0ada', 'ada\u3000', ' ', '\u2003']) await refused(username);
});

test('a name of one script, or of those that are written together, is accepted', async () => {
  const names = [
    'Иван Петров',
    '山田太郎',
    'たろう',
    'ヤマダ taro 山',
    '김철수',
    'Ελένη',
    'محمد',
    'שרה',
    'สมชาย',
    'O’Brien',
    'ada_99-x.y',
    '12345',
    'नेहा',
  ];
  for (const username of names) await register(server, { username });
});

test('a name that grows beyond 255 characters when it is folded is refused', async () => {
  await refused('\ufdfa'.repeat(15));
  await refused('x'.repeat(256));
});

test('of fifty parallel registrations of one name, in any spelling, one succeeds', async () => {
  const spellings = ['margaret', 'MARGARET', 'Margaret', 'ｍargaret', 'margareT'];
  const paths = [
    '/register',
    '/auth/signup',
    '/auth/register',
    '/api/auth/register',
    '/as/refresh-cookie/api/auth/register',
  ];
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      server.post(paths[index % 5] ?? '', { ...newAccount(), username: spellings[(index * 7 + (index % 3)) % 5] }),
    ),
  );
  const statuses = replies.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => ![201, 400, 409].includes(status))).toEqual([]);
  const stored = await server.database.db.query.accounts.findMany();
  expect(stored.filter(({ usernameKey }) => usernameKey === 'margaret')).toHaveLength(1);
});
