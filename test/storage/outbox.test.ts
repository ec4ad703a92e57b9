import { afterAll, beforeEach, expect, test } from 'bun:test';
import { outbox } from '../../src/storage/schema.ts';
import { freshDatabase } from '../database.ts';
import { NOW, secondsAfter, together } from './fixtures.ts';

const { db, stores, close } = await freshDatabase();
afterAll(close);
beforeEach(async () => {
  await db.delete(outbox);
});

const enqueue = (emailKey: string, at = NOW) =>
  stores.outbox.enqueue({ purpose: 'password_reset', emailKey, language: null, at });
const claim = (limit = 10, at = NOW) => stores.outbox.claim({ at, leaseUntil: secondsAfter(at, 60), limit });

test('a request that is waiting is not added again', async () => {
  await together(20, () => enqueue('a@example.org'));
  await stores.outbox.enqueue({ purpose: 'email_verification', emailKey: 'a@example.org', language: null, at: NOW });
  expect((await claim()).map((request) => request.purpose).sort()).toEqual(['email_verification', 'password_reset']);
});

test('requests are claimed oldest first, up to the limit', async () => {
  for (const seconds of [0, 1, 2]) await enqueue(`${seconds}@example.org`, secondsAfter(NOW, seconds));
  const at = secondsAfter(NOW, 10);
  expect((await claim(2, at)).map((request) => request.emailKey)).toEqual(['0@example.org', '1@example.org']);
  expect((await claim(2, at)).map((request) => request.emailKey)).toEqual(['2@example.org']);
});

test('workers that claim at once never get the same request', async () => {
  await together(30, (index) => enqueue(`${index}@example.org`));
  const claims = await together(15, () => claim(2));
  for (const claimed of claims) expect(claimed.length).toBeLessThanOrEqual(2);
  const ids = claims.flat().map((request) => request.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a claimed request comes back when its lease is over, and counts its attempts', async () => {
  await enqueue('a@example.org');
  expect(await claim()).toMatchObject([{ attempts: 1, purpose: 'password_reset', emailKey: 'a@example.org' }]);
  expect(await claim(10, secondsAfter(NOW, 59))).toEqual([]);
  expect(await claim(10, secondsAfter(NOW, 60))).toMatchObject([{ attempts: 2 }]);
});

test('a postponed request waits for its time; a completed one is gone', async () => {
  await enqueue('a@example.org');
  const [request] = await claim();
  const id = request?.id as number;
  await stores.outbox.postpone(id, secondsAfter(NOW, 300));
  expect(await claim(10, secondsAfter(NOW, 299))).toEqual([]);
  await stores.outbox.complete(id);
  expect(await claim(10, secondsAfter(NOW, 300))).toEqual([]);
});
