import { afterAll, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { NewSession } from '../../src/ports/sessions.ts';
import type { Stores } from '../../src/ports/stores.ts';
import { accounts, sessions } from '../../src/storage/schema.ts';
import { createStores } from '../../src/storage/stores.ts';
import { engine, freshDatabase } from '../database.ts';
import {
  daysAfter,
  endOf,
  loggedIn,
  NOW,
  newAccount,
  newSession,
  registered,
  secondsAfter,
  together,
} from './fixtures.ts';

const { db, stores, close } = await freshDatabase();
afterAll(close);

const GRACE_SECONDS = 10;

function rotate(session: NewSession, presentedTokenId: string, given: { at?: Date; successorTokenId?: string } = {}) {
  const { at = NOW, successorTokenId = randomUUID() } = given;
  const graceSince = secondsAfter(at, -GRACE_SECONDS);
  const { id: sessionId, accountId } = session;
  return stores.sessions.rotateCookie({ sessionId, accountId, presentedTokenId, successorTokenId, at, graceSince });
}

function findLive(session: NewSession, at = NOW, tokenId: string = randomUUID()) {
  return stores.sessions.findLive({ sessionId: session.id, accountId: session.accountId, tokenId, at });
}

test('a session that began is found with its account', async () => {
  const account = await registered(stores, newAccount({ firstName: 'Ada' }));
  const session = newSession(account.id);
  expect(await stores.sessions.begin(session)).toBe(true);
  const { id, accountId, expiresAt } = session;
  expect(await findLive(session)).toEqual({ session: { id, accountId, expiresAt }, account });
});

test('a session is not found under another account', async () => {
  const session = await loggedIn(stores);
  const other = await registered(stores);
  expect(await findLive({ ...session, accountId: other.id })).toBeNull();
});

test('a session is not found from the moment it expires', async () => {
  const session = await loggedIn(stores);
  expect(await findLive(session, secondsAfter(session.expiresAt, -0.001))).not.toBeNull();
  expect(await findLive(session, session.expiresAt)).toBeNull();
});

test('the use of a session is noted at most once a minute, by whichever instance', async () => {
  const session = await loggedIn(stores);
  const elsewhere = createStores(db).sessions;
  const { id, accountId, expiresAt } = session;
  const use = async (by: Stores['sessions'], seconds: number) => {
    const found = await by.use({ sessionId: id, accountId, at: secondsAfter(NOW, seconds) });
    expect(found).toEqual({ id, accountId, expiresAt });
    const [row] = await db.select({ lastUsedAt: sessions.lastUsedAt }).from(sessions).where(eq(sessions.id, id));
    return ((row?.lastUsedAt?.getTime() ?? Number.NaN) - NOW.getTime()) / 1000;
  };
  expect(await use(stores.sessions, 0)).toBe(0);
  for (const by of [stores.sessions, elsewhere, stores.sessions, elsewhere]) expect(await use(by, 59.999)).toBe(0);
  expect(await use(elsewhere, 60)).toBe(60);
  expect(await use(stores.sessions, 61)).toBe(60);
  expect(await use(stores.sessions, 120)).toBe(120);
});

test('a session that is ended, expired or of another account is not used, however lately it was', async () => {
  const session = await loggedIn(stores);
  const { id: sessionId, accountId, expiresAt } = session;
  const use = (at: Date, by = accountId) => stores.sessions.use({ sessionId, accountId: by, at });
  expect(await use(expiresAt)).toBeNull();
  expect(await use(NOW, accountId + 1)).toBeNull();
  expect(await use(NOW)).not.toBeNull();
  expect(await use(NOW, accountId + 1)).toBeNull();
  await stores.sessions.logOut(endOf(session));
  expect(await use(NOW)).toBeNull();
});

test('a session ends once', async () => {
  const session = await loggedIn(stores);
  const ends = await together(10, () => stores.sessions.logOut(endOf(session)));
  expect(ends.filter(Boolean)).toHaveLength(1);
  expect(await findLive(session)).toBeNull();
});

test('no session begins on a password that was replaced', async () => {
  const { id } = await registered(stores);
  expect(await stores.sessions.begin(newSession(id, { passwordHash: '$argon2id$old' }))).toBe(false);
  expect(await stores.sessions.begin(newSession(id + 1_000_000))).toBe(false);
});

// PGlite has one connection, so there is nobody to wait for.
if (engine === 'postgres') {
  test('a log-in waits for a password change under way, and then does not begin', async () => {
    const { id } = await registered(stores);
    const session = newSession(id);
    let begun: Promise<boolean> | undefined;
    await db.transaction(async (transaction) => {
      await transaction.update(accounts).set({ passwordHash: '$argon2id$new' }).where(eq(accounts.id, id));
      begun = stores.sessions.begin(session);
      expect(await Promise.race([begun, Bun.sleep(200).then(() => 'waits')])).toBe('waits');
    });
    expect(await begun).toBe(false);
  });
}

test('a retired token dies at its time, alone', async () => {
  const session = await loggedIn(stores);
  const tokenId = randomUUID();
  const diesAt = secondsAfter(NOW, 10);
  const retirement = { sessionId: session.id, tokenId, at: NOW, diesAt, forgetAt: secondsAfter(NOW, 3600) };
  await stores.sessions.retireToken(retirement);
  await stores.sessions.retireToken({ ...retirement, diesAt: daysAfter(NOW, 1) });
  expect(await findLive(session, secondsAfter(diesAt, -0.001), tokenId)).not.toBeNull();
  expect(await findLive(session, diesAt, tokenId)).toBeNull();
  expect(await findLive(session, diesAt)).not.toBeNull();
});

test('retiring a token of a session that is gone does nothing', async () => {
  const token = { sessionId: randomUUID(), tokenId: randomUUID(), at: NOW, diesAt: NOW, forgetAt: NOW };
  expect(await stores.sessions.retireToken(token)).toBeUndefined();
});

test('the current cookie is replaced by its successor', async () => {
  const session = await loggedIn(stores);
  const successorTokenId = randomUUID();
  const { id, accountId, expiresAt } = session;
  expect(await rotate(session, session.cookieTokenId, { successorTokenId })).toEqual({
    outcome: 'rotated',
    tokenId: successorTokenId,
    session: { id, accountId, expiresAt },
  });
});

test('20 rotations of one cookie at once all get the same successor', async () => {
  const session = await loggedIn(stores);
  const rotations = await together(20, () => rotate(session, session.cookieTokenId));
  const [row] = await db.select().from(sessions).where(eq(sessions.id, session.id));
  expect(row?.cookieParentId).toBe(session.cookieTokenId);
  for (const rotation of rotations) {
    expect(rotation).toMatchObject({ outcome: 'rotated', tokenId: row?.cookieTokenId as string });
  }
});

test('a parent that comes back after the grace ends the session', async () => {
  const session = await loggedIn(stores);
  await rotate(session, session.cookieTokenId);
  const late = secondsAfter(NOW, GRACE_SECONDS);
  expect(await rotate(session, session.cookieTokenId, { at: late })).toEqual({ outcome: 'reused' });
  expect(await findLive(session, late)).toBeNull();
  expect(await rotate(session, session.cookieTokenId, { at: late })).toBeNull();
});

test('a grandparent, and a token that was never issued, end the session even within the grace', async () => {
  const session = await loggedIn(stores);
  const second = randomUUID();
  await rotate(session, session.cookieTokenId, { successorTokenId: second });
  await rotate(session, second);
  expect(await rotate(session, session.cookieTokenId)).toEqual({ outcome: 'reused' });
  const other = await loggedIn(stores);
  expect(await rotate(other, randomUUID())).toEqual({ outcome: 'reused' });
});

test('a session that is ended, expired or of another account rotates nothing', async () => {
  const session = await loggedIn(stores);
  expect(await rotate(session, session.cookieTokenId, { at: session.expiresAt })).toBeNull();
  expect(await rotate({ ...session, accountId: session.accountId + 1 }, session.cookieTokenId)).toBeNull();
  await stores.sessions.logOut(endOf(session));
  expect(await rotate(session, session.cookieTokenId)).toBeNull();
});
