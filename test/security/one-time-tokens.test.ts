import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { eq } from 'drizzle-orm';
import { accounts } from '../../src/storage/schema.ts';
import { type Account, logIn, newAccount, register } from '../http/accounts.ts';
import type { Reply, TestServer } from '../server.ts';
import { dump, profiles, resetToken, serveAs } from './stage.ts';

setDefaultTimeout(30_000);

describe.each(profiles)('in %s', (profile) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await serveAs(profile);
  });
  afterAll(() => server.stop());

  const doors: [string, (token: string) => Promise<Reply>][] = [
    ['token-pair', (token) => server.post('/auth/reset-password', { reset_token: token, new_password: 'new horse' })],
    ['verified-email', (token) => server.post(`/auth/password-reset/${token}`, { password: 'new horse' })],
    [
      'the mount of token-pair',
      (token) => server.post('/as/token-pair/auth/reset-password', { reset_token: token, new_password: 'new horse' }),
    ],
  ];

  const disguises: [string, (token: string) => string][] = [
    ['cut by a character', (token) => token.slice(0, -1)],
    ['with a character more', (token) => `${token}A`],
    ['padded', (token) => `${token}=`],
    ['in capitals', (token) => token.toUpperCase()],
    ['reversed', (token) => token.split('').reverse().join('')],
    ['with another last bit', (token) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')],
    ['with a space', (token) => `${token}%20`],
    ['with a wildcard', (token) => `${token.slice(0, 20)}%25`],
    ['as its digest', (token) => new Bun.CryptoHasher('sha256').update(token).digest('hex')],
    [
      'as its stored digest in capitals',
      (token) => new Bun.CryptoHasher('sha256').update(token).digest('hex').toUpperCase(),
    ],
    ['decoded', (token) => encodeURIComponent(Buffer.from(token, 'base64url').toString('latin1'))],
    ['in base64', (token) => encodeURIComponent(Buffer.from(token, 'base64url').toString('base64'))],
  ];

  test.each(disguises)('a reset token %s is another token', async (_, change) => {
    const { email } = await register(server);
    const token = await resetToken(server, email);
    const changed = change(token);
    const before = await dump(server.database.database);
    for (const [, reset] of doors) {
      // In base64 it may be the very same text.
      if (changed !== token) expect((await reset(changed)).status).toBeOneOf([400, 401, 404]);
    }
    expect(await dump(server.database.database)).toEqual(before);
    expect((await doors[0]?.[1](token))?.status).toBe(200);
  });

  test.each(doors)('a token that was spent at %s is spent at every door', async (_, reset) => {
    const account = await register(server);
    const token = await resetToken(server, account.email);
    expect((await reset(token)).status).toBe(200);
    for (const [, again] of doors) expect((await again(token)).status).toBeOneOf([400, 401]);
    expect((await server.post('/auth/login', { username: account.username, password: 'new horse' })).status).toBe(200);
  });

  test('a token of one account gives no power over another, whatever else the request names', async () => {
    const [mine, yours] = [await register(server), await register(server)];
    const token = await resetToken(server, mine.email);
    const body = {
      reset_token: token,
      new_password: 'new horse',
      email: yours.email,
      username: yours.username,
      user_id: 1,
      account_id: 1,
    };
    expect((await server.post('/auth/reset-password', body)).status).toBe(200);
    expect((await logIn(server, yours)).access).toStartWith('eyJ');
  });

  test('a token for an address that the account has given up is dead', async () => {
    const account = await register(server);
    const token = await resetToken(server, account.email);
    const { email } = newAccount();
    await server.database.db
      .update(accounts)
      .set({ email, emailKey: email })
      .where(eq(accounts.usernameKey, account.username));
    for (const [, reset] of doors) expect((await reset(token)).status).toBeOneOf([400, 401]);
    await register(server, { email: account.email });
    for (const [, reset] of doors) expect((await reset(token)).status).toBeOneOf([400, 401]);
  });

  test('a token is worth nothing as a bearer token, a cookie or a verification, and none of these resets', async () => {
    const account = await register(server);
    const { access, refresh } = await logIn(server, account);
    const token = await resetToken(server, account.email);
    expect((await server.get('/api/user', { authorization: `Bearer ${token}` })).status).toBe(401);
    expect((await server.post(`/auth/verify-email/${token}`)).status).toBe(400);
    for (const other of [access, refresh]) {
      for (const [, reset] of doors) expect((await reset(other)).status).toBeOneOf([400, 401]);
    }
  });

  test('of a thousand guesses none hits, and a token has 256 bits that do not repeat', async () => {
    const { email } = await register(server);
    const tokens = new Set<string>();
    for (let time = 0; time < 50; time++) tokens.add(await resetToken(server, email));
    expect(tokens.size).toBe(50);
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBe(32);
    const statuses = new Set<number>();
    for (let round = 0; round < 20; round++) {
      const guesses = Array.from({ length: 50 }, () => crypto.getRandomValues(Buffer.alloc(32)).toString('base64url'));
      const replies = await Promise.all(guesses.map((guess) => doors[0]?.[1](guess)));
      for (const reply of replies) statuses.add(reply?.status ?? 0);
    }
    expect(statuses).toEqual(new Set([401]));
  });

  test('fifty parallel spends at different doors set one password', async () => {
    const account: Account = await register(server);
    const token = await resetToken(server, account.email);
    const passwords = Array.from({ length: 50 }, (_, index) => `new horse ${index}`);
    const replies = await Promise.all(
      passwords.map((password, index) =>
        index % 2 === 0
          ? server.post('/auth/reset-password', { reset_token: token, new_password: password })
          : server.post(`/auth/password-reset/${token}`, { password }),
      ),
    );
    const won = passwords.filter((_, index) => replies[index]?.status === 200);
    expect(won).toHaveLength(1);
    const login = (password: string) => server.post('/auth/login', { username: account.username, password });
    const opened = await Promise.all([...won, 'correct horse', ...passwords.slice(0, 5)].map(login));
    const isOpen = (password: string) => won.includes(password);
    expect(opened.map(({ status }) => status === 200)).toEqual(
      [...won, 'correct horse', ...passwords.slice(0, 5)].map(isOpen),
    );
  });
});
