import { afterAll, expect, test } from 'bun:test';
import { eq } from 'drizzle-orm';
import type { AccountWithHash } from '../../src/ports/account.ts';
import type { MailPurpose } from '../../src/ports/mail.ts';
import { accounts, sessions } from '../../src/storage/schema.ts';
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

const { db, stores, close } = await freshDatabase();
afterAll(close);

const NEW_HASH = '$argon2id$new';
const EXPIRY = secondsAfter(NOW, 900);

async function accountWithToken(purpose: MailPurpose) {
  const account = newAccount();
  const { id } = await registered(stores, account);
  const emailKey = account.emailKey as string;
  const issue = async () => {
    const tokenHash = randomHash();
    await stores.oneTimeTokens.replace({ purpose, accountId: id, emailKey, tokenHash, at: NOW, expiresAt: EXPIRY });
    return tokenHash;
  };
  const stored = async () => (await stores.accounts.findByUsername(account.usernameKey)) as AccountWithHash;
  return { id, issue, stored, tokenHash: await issue() };
}

const reset = (tokenHash: string, at = NOW) =>
  stores.oneTimeTokens.spendOnPassword({ tokenHash, passwordHash: NEW_HASH, at, by: SOMEBODY });

test('a token that is made while its account is deleted fails nobody, and is dead', async () => {
  const { id, issue, stored } = await accountWithToken('password_reset');
  const { passwordHash } = await stored();
  const [deleted, hashes] = await Promise.all([
    stores.accountSettings.delete({ accountId: id, passwordHash, at: NOW }),
    together(20, issue),
  ]);
  expect(deleted).toBe(true);
  for (const tokenHash of [...hashes, await issue()]) expect(await reset(tokenHash)).toBe(false);
});

test('of 50 resets with one token at once, one succeeds', async () => {
  const { stored, tokenHash } = await accountWithToken('password_reset');
  const spends = await together(50, (index) =>
    stores.oneTimeTokens.spendOnPassword({ tokenHash, passwordHash: `$argon2id$${index}`, at: NOW, by: SOMEBODY }),
  );
  expect(spends.filter((isSpent) => isSpent)).toHaveLength(1);
  expect((await stored()).passwordHash).toBe(`$argon2id$${spends.indexOf(true)}`);
});

test('a reset ends every session of the account, and of no other', async () => {
  const { id, tokenHash } = await accountWithToken('password_reset');
  const other = await accountWithToken('password_reset');
  const own = [newSession(id), newSession(id)];
  const foreign = newSession(other.id);
  for (const session of [...own, foreign]) await stores.sessions.begin(session);
  expect(await reset(tokenHash)).toBe(true);
  const live = await db.select().from(sessions).where(eq(sessions.accountId, id));
  expect(live.map((session) => session.endedAt)).toEqual([NOW, NOW]);
  const query = { sessionId: foreign.id, accountId: other.id, tokenId: foreign.cookieTokenId, at: NOW };
  expect(await stores.sessions.findLive(query)).not.toBeNull();
});

test('whatever the order of log-ins and a reset at once, no session survives on the old password', async () => {
  const { id, tokenHash } = await accountWithToken('password_reset');
  const begins = together(20, () => stores.sessions.begin(newSession(id, { passwordHash: PASSWORD_HASH })));
  const spent = reset(tokenHash);
  const moreBegins = together(20, () => stores.sessions.begin(newSession(id, { passwordHash: PASSWORD_HASH })));
  expect(await spent).toBe(true);
  await Promise.all([begins, moreBegins]);
  const left = await db.select({ endedAt: sessions.endedAt }).from(sessions).where(eq(sessions.accountId, id));
  expect(left.filter((session) => session.endedAt === null)).toEqual([]);
});

test('a token dies with its successor, its expiry, its use, and a change of address', async () => {
  const { id, issue, tokenHash } = await accountWithToken('password_reset');
  const isLive = async (hash: string, at = NOW) =>
    (await stores.oneTimeTokens.findLive({ purpose: 'password_reset', tokenHash: hash, at })) !== null;
  const second = await issue();
  expect([await isLive(tokenHash), await reset(tokenHash)]).toEqual([false, false]);
  expect([await isLive(second, EXPIRY), await reset(second, EXPIRY)]).toEqual([false, false]);
  expect([await isLive(second), await reset(second)]).toEqual([true, true]);
  expect([await isLive(second), await reset(second)]).toEqual([false, false]);
  const third = await issue();
  expect(await isLive(third)).toBe(true);
  await db.update(accounts).set({ emailKey: newAccount().emailKey }).where(eq(accounts.id, id));
  expect([await isLive(third), await reset(third)]).toEqual([false, false]);
});

test('a token serves one purpose only', async () => {
  const { stored, tokenHash } = await accountWithToken('email_verification');
  expect(await reset(tokenHash)).toBe(false);
  expect(await stores.oneTimeTokens.findLive({ purpose: 'password_reset', tokenHash, at: NOW })).toBeNull();
  expect((await stored()).passwordHash).toBe(PASSWORD_HASH);
});

test('of 50 verifications with one token at once, one succeeds', async () => {
  const { stored, tokenHash } = await accountWithToken('email_verification');
  const spends = await together(50, () =>
    stores.oneTimeTokens.spendOnVerification({ tokenHash, at: NOW, by: SOMEBODY }),
  );
  expect(spends.filter((isSpent) => isSpent)).toHaveLength(1);
  expect((await stored()).emailVerifiedAt).toEqual(NOW);
});

test('an address that is verified again keeps the first time', async () => {
  const { issue, stored, tokenHash } = await accountWithToken('email_verification');
  await stores.oneTimeTokens.spendOnVerification({ tokenHash, at: NOW, by: SOMEBODY });
  const again = { tokenHash: await issue(), at: secondsAfter(NOW, 60), by: SOMEBODY };
  expect(await stores.oneTimeTokens.spendOnVerification(again)).toBe(true);
  expect((await stored()).emailVerifiedAt).toEqual(NOW);
});
