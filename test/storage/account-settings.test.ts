import { afterAll, expect, test } from 'bun:test';
import { eq } from 'drizzle-orm';
import { accounts, emailChanges } from '../../src/storage/schema.ts';
import { freshDatabase } from '../database.ts';
import {
  NOW,
  newAccount,
  newSession,
  PASSWORD_HASH,
  randomHash,
  registered,
  SOMEBODY,
  secondsAfter,
  together,
} from './fixtures.ts';

const now = { at: NOW, by: SOMEBODY };

const { db, stores, close } = await freshDatabase();
afterAll(close);

const { accountSettings, administration, oneTimeTokens } = stores;
const NEW_HASH = '$argon2id$new';
const EXPIRY = secondsAfter(NOW, 900);

/** An account, its session, and what its owner and its thief may do with it at the same time. */
async function contested() {
  const key = newAccount();
  const { id: accountId } = await registered(stores, key);
  const session = newSession(accountId);
  await stores.sessions.begin(session);
  const tokenHash = randomHash();
  const emailKey = key.emailKey as string;
  await oneTimeTokens.replace({
    purpose: 'password_reset',
    accountId,
    emailKey,
    tokenHash,
    at: NOW,
    expiresAt: EXPIRY,
  });
  const change = { accountId, oldHash: PASSWORD_HASH, newHash: NEW_HASH, keepSessionId: session.id, ...now };
  const askFor = (email: string) => {
    const wanted = { email, emailKey: email, language: null };
    return accountSettings.requestEmailChange({
      accountId,
      sessionId: session.id,
      passwordHash: PASSWORD_HASH,
      ...wanted,
      ...now,
    });
  };
  return {
    accountId,
    emailKey,
    /** Mailed to the new address. */
    async changeToken(newKey = newAccount().emailKey as string) {
      const changeHash = randomHash();
      await askFor(newKey);
      const token = { accountId, emailKey: newKey, tokenHash: changeHash, at: NOW, expiresAt: EXPIRY };
      await oneTimeTokens.replace({ purpose: 'email_change', ...token });
      return { tokenHash: changeHash, newKey };
    },
    thiefAsksForAddress: (name = 'thief@evil.example') => askFor(name),
    takeBack: {
      'a reset': () => oneTimeTokens.spendOnPassword({ tokenHash, passwordHash: NEW_HASH, ...now }),
      'a change of password': () => accountSettings.changePassword(change),
      'a password that an operator sets': () =>
        administration.setPassword({ accountId, passwordHash: NEW_HASH, ...now }),
      'a disabling': () => administration.disable({ accountId, ...now }),
    },
  };
}

const changesOf = (accountId: number) => db.$count(emailChanges, eq(emailChanges.accountId, accountId));

for (const what of ['a reset', 'a change of password', 'a password that an operator sets', 'a disabling'] as const) {
  test(`whoever confirmed the old password before ${what} leaves no change of address behind`, async () => {
    const { accountId, thiefAsksForAddress, takeBack } = await contested();
    expect(await thiefAsksForAddress()).toBe(true);
    const asking = together(10, (index) => thiefAsksForAddress(`thief${index}@evil.example`));
    const takingBack = takeBack[what]();
    const stillAsking = together(10, (index) => thiefAsksForAddress(`thief${index}@evil.example`));
    expect(await takingBack).toBeTruthy();
    await Promise.all([asking, stillAsking]);
    expect(await changesOf(accountId)).toBe(0);
    expect(await thiefAsksForAddress()).toBe(false);
    expect(await changesOf(accountId)).toBe(0);
  });
}

test('a disabled account keeps its password, its address and itself, whatever was confirmed before', async () => {
  const { accountId, thiefAsksForAddress, takeBack } = await contested();
  await takeBack['a disabling']();
  expect(await takeBack['a change of password']()).toBe(false);
  expect(await thiefAsksForAddress()).toBe(false);
  expect(await accountSettings.delete({ accountId, passwordHash: PASSWORD_HASH, at: NOW })).toBe(false);
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  expect(account?.passwordHash).toBe(PASSWORD_HASH);
});

for (const what of ['a change of password', 'a password that an operator sets', 'a disabling'] as const) {
  test(`a reset and ${what} at the same moment both come to an end, and so does a change of address`, async () => {
    for (let round = 0; round < 12; round++) {
      const { takeBack, changeToken } = await contested();
      const { tokenHash } = await changeToken();
      await Promise.all([
        takeBack['a reset'](),
        takeBack[what](),
        accountSettings.spendOnEmailChange({ tokenHash, language: null, ...now }),
      ]);
    }
  });
}

test('of a reset and a change of address at the same moment one is done', async () => {
  for (let round = 0; round < 30; round++) {
    const { accountId, emailKey, takeBack, changeToken } = await contested();
    const { tokenHash, newKey } = await changeToken();
    const changing = () => accountSettings.spendOnEmailChange({ tokenHash, language: null, ...now });
    const works = round % 2 === 0 ? [takeBack['a reset'](), changing()] : [changing(), takeBack['a reset']()];
    const results = await Promise.all(works);
    const isReset = results.includes(true);
    expect(results.toSorted()).toEqual(isReset ? ['refused', true] : ['changed', false]);
    const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
    expect(account?.emailKey).toBe(isReset ? emailKey : newKey);
  }
});

test('the link to a new address does nothing once the account is disabled', async () => {
  const { accountId, emailKey, changeToken } = await contested();
  const { tokenHash } = await changeToken();
  await db.update(accounts).set({ disabledAt: NOW }).where(eq(accounts.id, accountId));
  expect(await accountSettings.spendOnEmailChange({ tokenHash, language: null, ...now })).toBe('refused');
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  expect(account?.emailKey).toBe(emailKey);
});

test("a change to an address that has become another account's is refused as such, and forgotten with its token", async () => {
  const { accountId, emailKey, changeToken } = await contested();
  const taker = newAccount();
  const { tokenHash } = await changeToken(taker.emailKey as string);
  await registered(stores, taker);
  const spend = () => accountSettings.spendOnEmailChange({ tokenHash, language: null, ...now });
  expect(await together(10, spend)).toContain('email_taken');
  expect(await spend()).toBe('refused');
  expect(await changesOf(accountId)).toBe(0);
  expect(await oneTimeTokens.stateOf({ tokenHash, at: NOW })).toBe('unknown');
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  expect(account?.emailKey).toBe(emailKey);
});

test('a change of address that has been replaced does not go with the link of the older one', async () => {
  const { accountId, changeToken, thiefAsksForAddress } = await contested();
  const taker = newAccount();
  const { tokenHash } = await changeToken(taker.emailKey as string);
  await registered(stores, taker);
  await thiefAsksForAddress('new@example.com');
  expect(await accountSettings.spendOnEmailChange({ tokenHash, language: null, ...now })).toBe('refused');
  expect(await changesOf(accountId)).toBe(1);
});
