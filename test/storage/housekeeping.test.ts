import { afterAll, beforeEach, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { accounts, outbox, retiredTokens, sessions } from '../../src/storage/schema.ts';
import { freshDatabase } from '../database.ts';
import { daysAfter, endOf, loggedIn, NOW, newAccount, randomHash, secondsAfter } from './fixtures.ts';

const { db, stores, close } = await freshDatabase();
afterAll(close);
beforeEach(async () => {
  await db.delete(accounts);
  await db.delete(outbox);
});

const sweep = (at: Date, limit = 100) => stores.housekeeping.sweep({ at, limit });

test('the database answers a ping', async () => {
  expect(await stores.housekeeping.ping()).toBeUndefined();
});

test('sessions go when they have expired, or ended a day ago', async () => {
  const live = await loggedIn(stores);
  const ended = await loggedIn(stores);
  await stores.sessions.logOut(endOf(ended));
  expect(await sweep(secondsAfter(NOW, 86_399))).toBe(0);
  expect(await sweep(daysAfter(NOW, 1))).toBe(1);
  expect((await db.select({ id: sessions.id }).from(sessions)).map(({ id }) => id)).toEqual([live.id]);
  expect(await sweep(live.expiresAt)).toBe(1);
});

test('a session takes its retired tokens with it', async () => {
  const session = await loggedIn(stores, { expiresAt: daysAfter(NOW, 1) });
  const forgetAt = daysAfter(NOW, 9);
  await stores.sessions.retireToken({ sessionId: session.id, tokenId: randomUUID(), at: NOW, diesAt: NOW, forgetAt });
  expect(await sweep(daysAfter(NOW, 1))).toBe(1);
  expect(await db.select().from(retiredTokens)).toEqual([]);
});

test('retired and one-time tokens, rate limits and unsent mail go when their time is over', async () => {
  const { id: sessionId, accountId } = await loggedIn(stores);
  const inTenMinutes = secondsAfter(NOW, 600);
  await stores.sessions.retireToken({ sessionId, tokenId: randomUUID(), at: NOW, diesAt: NOW, forgetAt: inTenMinutes });
  await stores.oneTimeTokens.replace({
    purpose: 'password_reset',
    accountId,
    emailKey: newAccount().emailKey as string,
    tokenHash: randomHash(),
    at: NOW,
    expiresAt: inTenMinutes,
  });
  await stores.rateLimits.hit({ key: 'swept', hits: 1, windowSeconds: 600, at: NOW });
  await stores.outbox.enqueue({ purpose: 'password_reset', emailKey: 'a@example.org', language: null, at: NOW });
  expect(await sweep(secondsAfter(NOW, 599))).toBe(0);
  expect(await sweep(inTenMinutes)).toBe(2);
  expect(await sweep(daysAfter(NOW, 3))).toBe(1);
  expect(await sweep(daysAfter(inTenMinutes, 7))).toBe(1);
});

test('a sweep takes no more than its limit of a table, oldest first', async () => {
  for (const days of [3, 1, 2]) await loggedIn(stores, { expiresAt: daysAfter(NOW, days) });
  expect(await sweep(daysAfter(NOW, 9), 2)).toBe(2);
  const left = await db.select({ expiresAt: sessions.expiresAt }).from(sessions);
  expect(left).toEqual([{ expiresAt: daysAfter(NOW, 3) }]);
});

test('sweeps at once share the work', async () => {
  await Promise.all(Array.from({ length: 20 }, () => loggedIn(stores)));
  const counts = await Promise.all([1, 2, 3, 4].map(() => sweep(daysAfter(NOW, 30), 100)));
  expect(counts.reduce((sum, count) => sum + count)).toBe(20);
});
