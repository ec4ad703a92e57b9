import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { type Account, newAccount, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { serveAs } from './stage.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  const env = { RATE_LIMITS: 'network=1000000/1m,failures=10/1h', TRUST_PROXY: '1' };
  server = await serveAs('production', env);
});
afterAll(() => server.stop());

const from = (address: string) => ({ 'x-forwarded-for': address });

/** How many of the guesses were looked at, rather than told to wait. */
async function lookedAt(guesses: ((index: number) => Promise<number>)[]): Promise<number> {
  let count = 0;
  for (const [index, guess] of guesses.entries()) if ((await guess(index)) !== 429) count += 1;
  return count;
}

function guess(path: string, name: object, address = '203.0.113.1') {
  return async (index: number) =>
    (await server.post(path, { ...name, password: `guess ${index}` }, from(address))).status;
}

test('changing the network after each guess buys no guesses', async () => {
  const { username } = await register(server);
  const guesses = Array.from({ length: 20 }, (_, index) => guess('/login', { username }, `203.0.113.${index}`));
  expect(await lookedAt(guesses)).toBeLessThanOrEqual(11);
});

test('changing the document after each guess buys no guesses', async () => {
  const { username } = await register(server);
  const paths = [
    '/login',
    '/auth/login',
    '/api/auth/login',
    '/as/token-pair/auth/login',
    '/as/refresh-cookie/api/auth/login',
  ];
  const ways = [...paths.map((path) => guess(path, { username })), guess('/account/log-in', { name: username })];
  expect(await lookedAt(Array.from({ length: 4 }, () => ways).flat())).toBeLessThanOrEqual(11);
});

test('an address at the console is the address of the documents', async () => {
  const { email } = await register(server);
  const ways = [
    guess('/auth/login', { email }),
    guess('/account/log-in', { name: email }),
    guess('/account/log-in', { name: email.replace('@', '\uff20').toUpperCase() }),
  ];
  expect(await lookedAt(Array.from({ length: 7 }, () => ways).flat())).toBeLessThanOrEqual(11);
});

test('changing the spelling after each guess buys no guesses', async () => {
  await register(server, { username: 'spelling' });
  const spellings = ['spelling', 'SPELLING', '\uff53pelling', 'Spelling', 'spelLing'];
  const guesses = Array.from({ length: 20 }, (_, index) => guess('/login', { username: spellings[index % 5] }));
  expect(await lookedAt(guesses)).toBeLessThanOrEqual(11);
});

test('guessing by user name and by address buys at most the guesses of two names', async () => {
  const { username, email } = await register(server);
  const guesses = Array.from({ length: 40 }, (_, index) => guess('/auth/login', index % 2 ? { username } : { email }));
  expect(await lookedAt(guesses)).toBeLessThanOrEqual(22);
});

test('the right password, guessed during a pause, is not told from a wrong one', async () => {
  const account = await register(server);
  for (let index = 0; index < 12; index++) await guess('/login', { username: account.username })(index);
  const wrong = await server.post('/login', { ...account, password: 'wrong horse' }, from('203.0.113.1'));
  const right = await server.post('/login', account, from('203.0.113.2'));
  expect([right.status, right.body]).toEqual([429, wrong.body]);
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('whoever guesses at an account does not lock its owner out where the owner is known', async () => {
  const account = await register(server);
  const home = from('198.51.100.7');
  expect((await server.post('/login', account, home)).status).toBe(200);
  for (let index = 0; index < 30; index++) await guess('/login', { username: account.username })(index);
  expect(await guess('/login', { username: account.username })(31)).toBe(429);
  expect((await server.post('/login', account, home)).status).toBe(200);
});

test('a pause ends: nobody is locked out for good', async () => {
  const account: Account = await register(server);
  for (let index = 0; index < 30; index++) await guess('/login', { username: account.username })(index);
  server.clock.advance(15 * 60 + 1);
  expect((await server.post('/login', account, from('203.0.113.9'))).status).toBe(200);
});

test('a log-in of one account forgives no failure of another', async () => {
  const [victim, own] = [await register(server), await register(server)];
  const guesses = Array.from({ length: 24 }, (_, index) =>
    index % 2
      ? async () => ((await server.post('/login', own, from('203.0.113.1'))).status === 200 ? 429 : 500)
      : guess('/login', { username: victim.username }),
  );
  expect(await lookedAt(guesses)).toBeLessThanOrEqual(11);
});

test('common passwords are refused wherever one is set, also in capitals, and at log-in nothing is said', async () => {
  const account = await register(server);
  for (const password of ['password', 'PASSWORD', 'password1', '123456789', 'qwertyuiop', 'iloveyou']) {
    for (const path of ['/register', '/auth/signup', '/auth/register', '/api/auth/register']) {
      expect([password, (await server.post(path, { ...newAccount(), password })).status]).toEqual([password, 400]);
    }
  }
  const guessed = await server.post('/login', { ...account, password: 'password' }, from('203.0.113.77'));
  expect(guessed.body.message).toBe('Invalid password');
});
