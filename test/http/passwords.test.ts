import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { type Account, cheapHashing, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
let strict: TestServer;
beforeAll(async () => {
  [server, strict] = await Promise.all([serve(cheapHashing), serve({ ...cheapHashing, PASSWORD_MIN_LENGTH: '8' })]);
});
afterAll(() => Promise.all([server.stop(), strict.stop()]));

async function opens({ username }: Account, password: string): Promise<boolean> {
  return (await server.post('/auth/login', { username, password })).status === 200;
}

const registrations = [
  '/register',
  '/auth/signup',
  '/auth/register',
  '/api/auth/register',
  '/as/refresh-cookie/api/auth/register',
];

test('a composed and a decomposed spelling are one password', async () => {
  const composed = await register(server, { password: 'pässwörd' });
  const decomposed = await register(server, { password: 'pässwörd'.normalize('NFD') });
  for (const account of [composed, decomposed]) {
    expect(await opens(account, 'pässwörd'.normalize('NFC'))).toBe(true);
    expect(await opens(account, 'pässwörd'.normalize('NFD'))).toBe(true);
  }
});

test('a password keeps its case, its width and its spaces', async () => {
  const account = await register(server, { password: ' Correct  Horse ' });
  expect(await opens(account, ' Correct  Horse ')).toBe(true);
  for (const near of [
    'Correct  Horse',
    ' Correct Horse ',
    ' correct  horse ',
    ' Ｃorrect  Horse ',
    ' Correct  Horse',
  ]) {
    expect([near, await opens(account, near)]).toEqual([near, false]);
  }
});

test('a password of 255 characters counts to the last, whatever their bytes', async () => {
  for (const character of ['x', 'é', '漢', '🐎']) {
    const password = character.repeat(255);
    const account = await register(server, { password });
    expect(await opens(account, password)).toBe(true);
    expect(await opens(account, `${character.repeat(254)}y`)).toBe(false);
    expect(await opens(account, character.repeat(254))).toBe(false);
  }
});

test('a password of 256 characters is refused, never cut', async () => {
  for (const path of registrations) {
    for (const character of ['x', '🐎']) {
      const reply = await server.post(path, { ...newAccount(), password: character.repeat(256) });
      expect([path, reply.status]).toEqual([path, 400]);
    }
  }
});

test('a password of six characters is long enough, one of five is not', async () => {
  await register(server, { password: 'sixsix' });
  await register(server, { password: '🐎🐎🐎🐎🐎🐎' });
  for (const path of registrations) {
    for (const password of ['fivef', '🐎🐎🐎🐎🐎']) {
      expect((await server.post(path, { ...newAccount(), password })).status).toBe(400);
    }
  }
});

test('a password that only seems long enough while decomposed is refused', async () => {
  const reply = await server.post('/register', { ...newAccount(), password: 'ééé'.normalize('NFD') });
  expect([reply.status, reply.body.message]).toEqual([400, 'password must have at least 6 characters']);
});

test('a NUL is a character of a password and ends it nowhere', async () => {
  const account = await register(server, { password: 'secret\u0000one' });
  expect(await opens(account, 'secret\u0000one')).toBe(true);
  expect(await opens(account, 'secret')).toBe(false);
  expect(await opens(account, 'secret\u0000two')).toBe(false);
});

test('PASSWORD_MIN_LENGTH holds at registration and reset under every document', async () => {
  for (const path of registrations) {
    const reply = await strict.post(path, { ...newAccount(), password: 'seven77' });
    expect([path, reply.status]).toEqual([path, 400]);
    expect(JSON.stringify(reply.body)).toContain('must have at least 8 characters');
  }
  const { email } = await register(strict, { password: 'eight888' });
  const { reset_token } = (await strict.post('/auth/forget-password', { email })).body;
  expect((await strict.post('/auth/reset-password', { reset_token, new_password: 'seven77' })).status).toBe(400);
  expect((await strict.post(`/auth/password-reset/${reset_token}`, { password: 'seven77' })).status).toBe(400);
  expect((await strict.post('/auth/reset-password', { reset_token, new_password: 'eight888' })).status).toBe(200);
});

test('PASSWORD_MIN_LENGTH is not asked at log-in', async () => {
  const { username, email } = newAccount();
  await strict.database.stores.accounts.insert({
    username,
    usernameKey: username,
    email,
    emailKey: email,
    firstName: null,
    lastName: null,
    language: null,
    passwordHash: await Bun.password.hash('sixsix', { algorithm: 'argon2id', memoryCost: 8, timeCost: 1 }),
    at: new Date(),
    address: null,
    userAgent: null,
    auditKind: 'registered',
  });
  for (const path of ['/login', '/auth/login', '/api/auth/login', '/as/refresh-cookie/api/auth/login']) {
    expect((await strict.post(path, { username, password: 'sixsix' })).status).toBe(200);
  }
});

test('passwords are stored as argon2id hashes only', async () => {
  const account = await register(server, { password: 'plain to see' });
  const stored = await server.database.stores.accounts.findByUsername(account.username);
  expect(stored?.passwordHash).toStartWith('$argon2id$v=19$m=8,t=1,p=1$');
  expect(JSON.stringify(await server.database.db.query.accounts.findMany())).not.toContain('plain to see');
});
