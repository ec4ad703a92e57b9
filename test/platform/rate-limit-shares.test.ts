import { afterAll, expect, setDefaultTimeout, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { createRateLimitShares } from '../../src/platform/rate-limit-shares.ts';
import { rateLimits } from '../../src/storage/schema.ts';
import { createStores } from '../../src/storage/stores.ts';
import { freshDatabase } from '../database.ts';
import { NOW, secondsAfter, together } from '../storage/fixtures.ts';

setDefaultTimeout(30_000);

const { db, close } = await freshDatabase();
afterAll(close);

/** A limiter as one instance has it, on the database that all of them share. */
function instance(mostKeys?: number) {
  const store = createStores(db).rateLimits;
  let queries = 0;
  const hit: typeof store.hit = (use) => {
    queries += 1;
    return store.hit(use);
  };
  const shares = createRateLimitShares({ hit }, mostKeys);
  return {
    queries: () => queries,
    number: (key: string, quota: number, at = NOW) => shares.hit({ key, quota, windowSeconds: 60, at }),
    /** Whether a use may pass. */
    passes: async (key: string, quota: number) =>
      (await shares.hit({ key, quota, windowSeconds: 60, at: NOW })).number <= quota,
  };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const shareOf = (quota: number) => Math.max(1, Math.min(20, Math.floor(quota / 50)));
/** A query a share, and those while shares grow from one. */
const mostQueries = (quota: number) => Math.ceil(quota / shareOf(quota)) + Math.ceil(Math.log2(shareOf(quota))) + 1;
const quotas = [1, 3, 99, 100, 101, 600, 1000];

for (const quota of quotas) {
  test(`one instance lets ${quota} pass and not one more, for a query a share`, async () => {
    const { number, queries } = instance();
    const key = randomUUID();
    const numbers: number[] = [];
    for (const _ of upTo(quota + 2)) numbers.push((await number(key, quota)).number);
    expect(numbers.slice(0, quota)).toEqual(upTo(quota));
    expect(Math.min(...numbers.slice(quota))).toBeGreaterThan(quota);
    expect(queries()).toBeLessThanOrEqual(mostQueries(quota));
  });

  test(`one instance lets ${quota} pass and not one more, for a query a share, when all come at once`, async () => {
    const { number, queries } = instance();
    const key = randomUUID();
    const numbers = (await together(quota + 50, () => number(key, quota))).map((use) => use.number);
    expect(numbers.filter((place) => place <= quota)).toEqual(upTo(quota));
    expect(queries()).toBeLessThanOrEqual(mostQueries(quota));
  });

  test(`three instances let ${quota} pass in sum, and refuse early by no more than the others may hold`, async () => {
    const instances = [instance(), instance(), instance()];
    const key = randomUUID();
    let passed = 0;
    let passedAtFirstRefusal: number | null = null;
    for (const index of upTo(2 * quota + 3 * shareOf(quota))) {
      // Runs of different lengths, so that each is left with another part of its share.
      const turn = instances[Math.floor(Math.sqrt(index * 7)) % 3];
      if (await turn?.passes(key, quota)) passed += 1;
      else passedAtFirstRefusal ??= passed;
    }
    expect(passed).toBeLessThanOrEqual(quota);
    expect(passedAtFirstRefusal).toBeGreaterThanOrEqual(quota - 2 * (shareOf(quota) - 1));
    for (const { passes } of instances) while (await passes(key, quota)) passed += 1;
    expect(passed).toBe(quota);
  });

  test(`two instances let ${quota} pass in sum when all come at once`, async () => {
    const instances = [instance(), instance()];
    const key = randomUUID();
    const uses = await together(2 * quota + 50, async (index) => instances[index % 2]?.passes(key, quota));
    expect(uses.filter(Boolean)).toHaveLength(quota);
  });
}

for (const [uses, held] of [
  [1, 0],
  [2, 0],
  [3, 1],
  [5, 3],
  [17, 11],
  [28, 0],
] as const) {
  test(`an instance that was asked ${uses} times holds back ${held}`, async () => {
    const [busy, idle] = [instance(), instance()];
    const key = randomUUID();
    for (const _ of upTo(uses)) expect(await idle.passes(key, 600)).toBe(true);
    let passed = 0;
    while (await busy.passes(key, 600)) passed += 1;
    expect(passed).toBe(600 - uses - held);
  });
}

test('a fleet lets at least half of a limit pass before it refuses, however large it is', async () => {
  const fleet = Array.from({ length: 60 }, () => instance());
  let passed = 0;
  while (await fleet[passed % fleet.length]?.passes('fleet', 600)) passed += 1;
  expect(passed).toBeGreaterThanOrEqual(300);
});

test('a share dies with its window, and the next one counts anew', async () => {
  const { number, queries } = instance();
  const resetsAt = secondsAfter(NOW, 60);
  expect(await number('window', 600)).toEqual({ number: 1, resetsAt });
  for (const place of upTo(6).slice(1)) {
    expect(await number('window', 600, secondsAfter(NOW, 59.999))).toEqual({ number: place, resetsAt });
  }
  expect(queries()).toBe(4);
  for (const place of upTo(3)) {
    expect(await number('window', 600, resetsAt)).toEqual({ number: place, resetsAt: secondsAfter(NOW, 120) });
  }
  expect(queries()).toBe(7);
});

test('a share ends when the window ends that another instance opened', async () => {
  const [one, other] = [instance(), instance()];
  for (const _ of upTo(5)) await one.number('opened by another', 600);
  const late = secondsAfter(NOW, 50);
  expect(await other.number('opened by another', 600, late)).toEqual({ number: 9, resetsAt: secondsAfter(NOW, 60) });
  const next = secondsAfter(NOW, 60);
  expect(await other.number('opened by another', 600, next)).toEqual({ number: 1, resetsAt: secondsAfter(NOW, 120) });
});

test('uses that come at once on both sides of the turn each count in a window that was open', async () => {
  const { number } = instance();
  for (const quota of [3, 600]) {
    const key = randomUUID();
    await number(key, quota);
    const [before, after] = [secondsAfter(NOW, 59.9), secondsAfter(NOW, 60)];
    const uses = await together(400, (index) => number(key, quota, index < 200 ? before : after));
    for (const [index, { resetsAt }] of uses.entries()) expect(resetsAt > (index < 200 ? before : after)).toBe(true);
    const passed = uses.filter((use) => use.number <= quota).length;
    expect(passed).toBeLessThanOrEqual(2 * quota - 1);
    expect(passed).toBeGreaterThanOrEqual(Math.min(quota, 200));
  }
});

test('after the first refusal a flood asks the database nothing until the window ends', async () => {
  for (const quota of [3, 100, 600]) {
    const { number, passes, queries } = instance();
    const key = randomUUID();
    while (await passes(key, quota));
    const [before, [counted]] = [queries(), await countOf(key)];
    const flood = await together(2000, () => passes(key, quota));
    expect(flood).not.toContain(true);
    expect(queries()).toBe(before);
    expect(await countOf(key)).toEqual([counted as { count: number }]);
    expect(await number(key, quota, secondsAfter(NOW, 60))).toMatchObject({ number: 1 });
  }
});

test('an instance that learns that others used the quota up asks once', async () => {
  const [one, other] = [instance(), instance()];
  while (await one.passes('used up', 100));
  expect(await together(50, () => other.passes('used up', 100))).not.toContain(true);
  expect(await other.passes('used up', 100)).toBe(false);
  expect(other.queries()).toBe(1);
});

test('those that wait for a share share one query', async () => {
  const { number, queries } = instance();
  await together(16, () => number('waiting', 600));
  expect(queries()).toBe(5);
  await together(13, () => number('waiting', 600));
  expect(queries()).toBe(7);
});

test('a database that fails refuses those that wait, and counts on when it is back', async () => {
  const { number, queries } = instance();
  for (const _ of upTo(27)) await number('failing', 600);
  const before = queries();
  await db.execute(sql`alter table rate_limits rename to rate_limits_away`);
  expect(await number('failing', 600)).toMatchObject({ number: 28 });
  const failed = await Promise.allSettled(upTo(20).map(() => number('failing', 600)));
  await db.execute(sql`alter table rate_limits_away rename to rate_limits`);
  expect(failed.map(({ status }) => status)).toEqual(upTo(20).map(() => 'rejected'));
  expect(queries()).toBe(before + 1);
  expect(await number('failing', 600)).toMatchObject({ number: 29 });
});

test('a failure of one key is no failure of another', async () => {
  const { number } = instance();
  const failing = number('ill', 600, new Date(Number.NaN));
  const well = number('well', 600);
  await expect(failing).rejects.toThrow();
  expect(await well).toMatchObject({ number: 1 });
});

test('a key that had to make room loses the rest of its share and nothing else', async () => {
  const { number, passes } = instance(1);
  for (const place of upTo(3)) expect(await number('first', 100)).toMatchObject({ number: place });
  await number('second', 100);
  expect(await number('first', 100)).toMatchObject({ number: 5 });
  while (await passes('first', 100));
  await number('second', 100);
  expect(await passes('first', 100)).toBe(false);
});

function countOf(key: string) {
  return db.select({ count: rateLimits.count }).from(rateLimits).where(eq(rateLimits.key, key));
}
