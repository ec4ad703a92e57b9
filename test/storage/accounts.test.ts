import { afterAll, expect, test } from 'bun:test';
import { freshDatabase } from '../database.ts';
import { NOW, newAccount, PASSWORD_HASH, registered, together } from './fixtures.ts';

const { stores, close } = await freshDatabase();
afterAll(close);

test('an account reads back as it was written, to the millisecond', async () => {
  const account = newAccount({ firstName: 'Zoë', lastName: 'O’Neil' });
  const result = await stores.accounts.insert(account);
  const expected = {
    id: expect.any(Number),
    username: account.username,
    email: account.email,
    emailVerifiedAt: null,
    firstName: 'Zoë',
    lastName: 'O’Neil',
    language: null,
    createdAt: NOW,
  };
  expect(result).toEqual({ created: expected });
  const withHash = { ...expected, passwordHash: PASSWORD_HASH, disabledAt: null };
  expect(await stores.accounts.findByUsername(account.usernameKey)).toEqual(withHash);
  expect(await stores.accounts.findByEmail(account.emailKey as string)).toEqual(withHash);
});

test('of 50 registrations of one user name at once, one succeeds', async () => {
  const { usernameKey } = newAccount();
  const results = await together(50, () => stores.accounts.insert(newAccount({ usernameKey })));
  expect(results.filter((result) => 'created' in result)).toHaveLength(1);
  expect(results.filter((result) => 'taken' in result && result.taken === 'username')).toHaveLength(49);
});

test('of 50 registrations of one address at once, one succeeds', async () => {
  const { emailKey } = newAccount();
  const results = await together(50, () => stores.accounts.insert(newAccount({ emailKey })));
  expect(results.filter((result) => 'created' in result)).toHaveLength(1);
  expect(results.filter((result) => 'taken' in result && result.taken === 'email')).toHaveLength(49);
});

test('when both keys are taken, by one account or by two, the user name is named', async () => {
  const one = newAccount();
  const other = newAccount();
  await stores.accounts.insert(other);
  await stores.accounts.insert(one);
  expect(await stores.accounts.insert(one)).toEqual({ taken: 'username' });
  const crossed = newAccount({ usernameKey: one.usernameKey, emailKey: other.emailKey });
  expect(await stores.accounts.insert(crossed)).toEqual({ taken: 'username' });
  expect(await stores.accounts.findTaken(crossed)).toBe('username');
});

test('accounts without an address do not collide', async () => {
  const without = { email: null, emailKey: null };
  await registered(stores, without);
  await registered(stores, without);
  expect(await stores.accounts.findTaken({ usernameKey: newAccount().usernameKey, emailKey: null })).toBeNull();
});

test('what no account has is not found', async () => {
  const { usernameKey, emailKey } = newAccount();
  expect(await stores.accounts.findByUsername(usernameKey)).toBeNull();
  expect(await stores.accounts.findByEmail(emailKey as string)).toBeNull();
});

test('a hash is upgraded only while it is the stored one', async () => {
  const account = newAccount();
  const { id } = await registered(stores, account);
  await stores.accounts.upgradeHash({ accountId: id, oldHash: '$argon2id$other', newHash: '$argon2id$lost' });
  expect((await stores.accounts.findByUsername(account.usernameKey))?.passwordHash).toBe(PASSWORD_HASH);
  await stores.accounts.upgradeHash({ accountId: id, oldHash: PASSWORD_HASH, newHash: '$argon2id$second' });
  expect((await stores.accounts.findByUsername(account.usernameKey))?.passwordHash).toBe('$argon2id$second');
});
