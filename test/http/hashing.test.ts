import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

// A hash that takes long enough to be told from no hash.
const cost = { HASH_MEMORY_KIB: '19456', HASH_TIME_COST: '2' };

let server: TestServer;
beforeAll(async () => {
  server = await serve(cost);
});
afterAll(() => server.stop());

type Hashed = Parameters<typeof Bun.password.hash>[1];

/** An account as an older deployment, or another system, has left it. */
async function insert(password: string, parameters: Hashed): Promise<string> {
  const { username, email } = newAccount();
  await server.database.stores.accounts.insert({
    username,
    usernameKey: username,
    email,
    emailKey: email,
    firstName: null,
    lastName: null,
    language: null,
    passwordHash: await Bun.password.hash(password, parameters),
    at: new Date(),
    address: null,
    userAgent: null,
    auditKind: 'registered',
  });
  return username;
}

async function hashOf(username: string): Promise<string> {
  return (await server.database.stores.accounts.findByUsername(username))?.passwordHash ?? '';
}

test('a hash made under other parameters is replaced at the next log-in', async () => {
  const password = 'correct horse';
  const older: Hashed[] = [
    { algorithm: 'argon2id', memoryCost: 8, timeCost: 1 },
    { algorithm: 'argon2i', memoryCost: 64, timeCost: 2 },
    { algorithm: 'bcrypt', cost: 4 },
  ];
  for (const parameters of older) {
    const username = await insert(password, parameters);
    const before = await hashOf(username);
    await server.post('/login', { username, password: 'wrong horse' });
    expect(await hashOf(username)).toBe(before);
    expect((await server.post('/login', { username, password })).status).toBe(200);
    expect(await hashOf(username)).toStartWith('$argon2id$v=19$m=19456,t=2,p=1$');
    expect((await server.post('/auth/login', { username, password })).status).toBe(200);
  }
});

test('a hash made under the parameters of today stays', async () => {
  const account = await register(server);
  const before = await hashOf(account.username);
  await server.post('/login', account);
  expect(await hashOf(account.username)).toBe(before);
});
