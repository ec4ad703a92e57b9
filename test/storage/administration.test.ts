import { afterAll, expect, test } from 'bun:test';
import { eq } from 'drizzle-orm';
import { auditEvents, emailChanges, oneTimeTokens, sessions } from '../../src/storage/schema.ts';
import { freshDatabase } from '../database.ts';
import {
  daysAfter,
  endOf,
  NOW,
  newAccount,
  newSession,
  PASSWORD_HASH,
  randomHash,
  registered,
  SOMEBODY,
  secondsAfter,
} from './fixtures.ts';

const { db, stores, close } = await freshDatabase();
afterAll(close);

const { administration } = stores;

/** An account with two live sessions, one that has ended, a reset token and a pending address. */
async function busyAccount() {
  const key = newAccount();
  const { id: accountId } = await registered(stores, key);
  for (const _ of [1, 2]) await stores.sessions.begin(newSession(accountId));
  const ended = newSession(accountId);
  await stores.sessions.begin(ended);
  await stores.sessions.logOut(endOf(ended));
  const [tokenHash, emailKey] = [randomHash(), key.emailKey as string];
  const expiresAt = daysAfter(NOW, 1);
  await stores.oneTimeTokens.replace({ purpose: 'password_reset', accountId, emailKey, tokenHash, at: NOW, expiresAt });
  const wanted = { email: 'new@example.org', emailKey: 'new', language: null };
  const asked = { accountId, sessionId: ended.id, passwordHash: PASSWORD_HASH, ...wanted, at: NOW, by: SOMEBODY };
  expect(await stores.accountSettings.requestEmailChange(asked)).toBe(true);
  return { accountId, key, tokenHash };
}

const tokensOf = (accountId: number) =>
  db.select({ purpose: oneTimeTokens.purpose }).from(oneTimeTokens).where(eq(oneTimeTokens.accountId, accountId));
const changesOf = (accountId: number) =>
  db.select({ email: emailChanges.email }).from(emailChanges).where(eq(emailChanges.accountId, accountId));

test('disabling ends the live sessions, takes tokens and a pending address back, and keeps its time when repeated', async () => {
  const { accountId } = await busyAccount();
  expect(await administration.disable({ accountId, at: NOW, by: SOMEBODY })).toEqual({
    disabledAt: NOW,
    sessionsEnded: 2,
  });
  expect([await tokensOf(accountId), await changesOf(accountId)]).toEqual([[], []]);
  const later = secondsAfter(NOW, 60);
  expect(await administration.disable({ accountId, at: later, by: SOMEBODY })).toEqual({
    disabledAt: NOW,
    sessionsEnded: 0,
  });
  expect(await administration.find({ id: accountId })).toMatchObject({ disabledAt: NOW });
  expect([
    await administration.enable({ accountId, at: NOW, by: SOMEBODY }),
    await administration.enable({ accountId, at: NOW, by: SOMEBODY }),
  ]).toEqual([true, false]);
  expect(await administration.find({ id: accountId })).toMatchObject({ disabledAt: null });
});

test('a one-time token that is made for a disabled account works only once it is enabled', async () => {
  const { accountId, key } = await busyAccount();
  await administration.disable({ accountId, at: NOW, by: SOMEBODY });
  const token = { purpose: 'password_reset', tokenHash: randomHash(), at: NOW } as const;
  await stores.oneTimeTokens.replace({
    ...token,
    accountId,
    emailKey: key.emailKey as string,
    expiresAt: daysAfter(NOW, 1),
  });
  const spend = () => stores.oneTimeTokens.spendOnPassword({ ...token, passwordHash: '$argon2id$other', by: SOMEBODY });
  expect([await stores.oneTimeTokens.findLive(token), await spend()]).toEqual([null, false]);
  await administration.enable({ accountId, at: NOW, by: SOMEBODY });
  expect([await stores.oneTimeTokens.findLive(token), await spend()]).toEqual([null, false]);
});

test('setting a password ends the live sessions and takes a reset and a pending address back', async () => {
  const { accountId, key } = await busyAccount();
  const passwordHash = '$argon2id$other';
  expect(await administration.setPassword({ accountId, passwordHash, at: NOW, by: SOMEBODY })).toEqual({
    sessionsEnded: 2,
  });
  expect([await tokensOf(accountId), await changesOf(accountId)]).toEqual([[], []]);
  expect(await stores.accounts.findByUsername(key.usernameKey)).toMatchObject({ passwordHash });
});

test('a log-in that is under way when an account is disabled leaves no session', async () => {
  const { accountId } = await busyAccount();
  const begin = (index: number) =>
    stores.sessions.begin(newSession(accountId, { createdAt: secondsAfter(NOW, index) }));
  const disable = administration.disable({ accountId, at: NOW, by: SOMEBODY });
  await Promise.all([...[1, 2, 3, 4].map(begin), disable, ...[5, 6, 7, 8].map(begin)]);
  const rows = await db.select({ endedAt: sessions.endedAt }).from(sessions).where(eq(sessions.accountId, accountId));
  expect(rows.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  expect(await begin(9)).toBe(false);
  await administration.enable({ accountId, at: NOW, by: SOMEBODY });
  expect(await begin(10)).toBe(true);
});

test('a log-in that is under way when the sessions are ended leaves no session of the old password', async () => {
  const { accountId } = await busyAccount();
  const log = (index: number) => stores.sessions.begin(newSession(accountId, { createdAt: secondsAfter(NOW, index) }));
  await Promise.all([
    ...[1, 2, 3, 4].map(log),
    administration.setPassword({ accountId, passwordHash: '$argon2id$other', at: NOW, by: SOMEBODY }),
    ...[5, 6, 7, 8].map(log),
  ]);
  const rows = await db.select({ endedAt: sessions.endedAt }).from(sessions).where(eq(sessions.accountId, accountId));
  expect(rows.filter(({ endedAt }) => endedAt === null)).toEqual([]);
});

test('deleting takes all along but the audit trail, which no longer says whose it was', async () => {
  const { accountId } = await busyAccount();
  const sessionId = crypto.randomUUID();
  const event = {
    at: NOW,
    kind: 'email_verified' as const,
    accountId,
    sessionId,
    address: '192.0.2.1',
    userAgent: 'Firefox',
  };
  await stores.audit.record(event);
  expect(await administration.delete({ accountId, at: NOW, by: SOMEBODY })).toBe(true);
  expect(await db.select().from(sessions).where(eq(sessions.accountId, accountId))).toEqual([]);
  expect(await db.select().from(auditEvents).where(eq(auditEvents.sessionId, sessionId))).toEqual([]);
  expect(await db.select().from(auditEvents).where(eq(auditEvents.kind, 'email_verified'))).toMatchObject([
    { accountId: null, address: null, userAgent: null },
  ]);
});

test('an account that is not there is told of by every method', async () => {
  const change = { accountId: 999_999, at: NOW, by: SOMEBODY };
  expect(await administration.find({ id: 999_999 })).toBeNull();
  expect(await administration.disable(change)).toBeNull();
  expect(await administration.enable(change)).toBeNull();
  expect(await administration.setPassword({ ...change, passwordHash: '$argon2id$other' })).toBeNull();
  expect(await administration.endSessions(change)).toBeNull();
  expect(await administration.delete(change)).toBe(false);
});

test('activity counts live sessions only, and knows the last log-in, the networks and the pending address', async () => {
  const { accountId } = await busyAccount();
  const attempt = { key: 'stranger:x', network: '192.0.2.0' };
  const later = newSession(accountId, { createdAt: secondsAfter(NOW, 3), attempt });
  await stores.sessions.begin(later);
  await stores.sessions.logOut(endOf(later));
  expect(await administration.activity({ accountId, at: NOW })).toEqual({
    liveSessions: 2,
    lastLogInAt: secondsAfter(NOW, 3),
    pendingEmail: 'new@example.org',
    networks: [{ network: '192.0.2.0', lastSeenAt: secondsAfter(NOW, 3) }],
  });
});

test('a key that was retired a month ago, and a day, is removed, and never the one that signs', async () => {
  const key = { algorithm: 'EdDSA', publicJwk: {}, sealedPrivateJwk: 'sealed', createdAt: NOW };
  await stores.signingKeys.insertActive({ ...key, kid: 'first' });
  await stores.signingKeys.rotate({ ...key, kid: 'second' }, NOW);
  const kids = async () => (await stores.signingKeys.list()).map(({ kid }) => kid);
  await stores.housekeeping.sweep({ at: secondsAfter(daysAfter(NOW, 31), -1), limit: 100 });
  expect(await kids()).toEqual(['first', 'second']);
  await stores.housekeeping.sweep({ at: daysAfter(NOW, 31), limit: 100 });
  expect(await kids()).toEqual(['second']);
  await stores.housekeeping.sweep({ at: daysAfter(NOW, 3000), limit: 100 });
  expect(await kids()).toEqual(['second']);
});
