import { afterAll, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import type { LogInAttemptStore } from '../../src/ports/log-in-attempts.ts';
import type { NewSession } from '../../src/ports/sessions.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { accounts, auditEvents, knownNetworks, logInThrottles, sessions } from '../../src/storage/schema.ts';
import { createStores } from '../../src/storage/stores.ts';
import { engine, freshDatabase } from '../database.ts';
import { NOW, newSession, PASSWORD_HASH, randomHash, registered, secondsAfter, together } from './fixtures.ts';

const { db, stores, url, close } = await freshDatabase();
afterAll(close);

const NETWORK = '192.0.2.7';

function attemptOf(name: string, given: Partial<Parameters<LogInAttemptStore['count']>[0]> = {}) {
  const subject = new Bun.CryptoHasher('sha256').update(name).digest('hex');
  const forgetAt = secondsAfter(given.at ?? NOW, 3600);
  const freeFailures = { known: 200, stranger: 10 };
  const fixed = { by: 'username' as const, network: NETWORK, longestPauseSeconds: 900 };
  return { name, subject, freeFailures, at: NOW, forgetAt, ...fixed, ...given };
}

const failuresOf = async (key: string) =>
  (await db.select().from(logInThrottles).where(eq(logInThrottles.key, key)))[0]?.failures;

test('log-ins that come at once each begin their own session, to the letter', async () => {
  const agents = [null, '', 'NULL', 'a"b', 'back\\slash', '{curly, braces}', ' spaces ', "it's", 'ünï 🔑'];
  const all = await Promise.all(
    agents.map(async (userAgent, place) => {
      const { id } = await registered(stores);
      const key = `stranger:${randomHash()}`;
      await db.insert(logInThrottles).values({
        ...{ key, failures: 3, attemptId: randomUUID() },
        ...{ blockedUntil: NOW, forgetAt: NOW },
      });
      const attempt = place % 2 === 0 ? { key, network: `192.0.2.${place}` } : null;
      const session = newSession(id, { userAgent, address: `198.51.100.${place}`, attempt });
      return { session, key };
    }),
  );
  expect(await Promise.all(all.map(({ session }) => stores.sessions.begin(session)))).toEqual(all.map(() => true));
  for (const { session, key } of all) {
    const { id, accountId, createdAt, expiresAt, cookieTokenId, address, userAgent, attempt } = session;
    const [row] = await db.select().from(sessions).where(eq(sessions.id, id));
    expect(row).toMatchObject({ accountId, createdAt, expiresAt, cookieTokenId, address, userAgent, endedAt: null });
    const events = await db.select().from(auditEvents).where(eq(auditEvents.sessionId, id));
    expect(events).toMatchObject([{ kind: 'log_in', at: createdAt, accountId, address, userAgent }]);
    const networks = await db.select().from(knownNetworks).where(eq(knownNetworks.accountId, accountId));
    expect(networks.map(({ network }) => network)).toEqual(attempt ? [attempt.network] : []);
    expect(await failuresOf(key)).toBe(attempt ? undefined : 3);
  }
});

test('many log-ins of one account from a new network at once begin a session each, and make it known once', async () => {
  const { id } = await registered(stores);
  const attempt = { key: `stranger:${randomHash()}`, network: NETWORK };
  const begun = await together(40, (index) =>
    stores.sessions.begin(newSession(id, { attempt, createdAt: secondsAfter(NOW, index) })),
  );
  expect(begun).toEqual(Array.from({ length: 40 }, () => true));
  expect(await db.$count(sessions, eq(sessions.accountId, id))).toBe(40);
  expect(await db.$count(knownNetworks, eq(knownNetworks.accountId, id))).toBe(1);
});

test('of log-ins at once only those begin whose account still has the hash and is not disabled', async () => {
  const [changed, disabled, fine, replacing] = await Promise.all([1, 2, 3, 4].map(() => registered(stores)));
  const ids = [changed, disabled, fine, replacing].map((account) => account?.id as number);
  const [changedId, disabledId, fineId, replacingId] = ids as [number, number, number, number];
  const older = newSession(replacingId);
  await stores.sessions.begin(older);
  await db.update(accounts).set({ passwordHash: '$argon2id$second' }).where(eq(accounts.id, changedId));
  await db.update(accounts).set({ disabledAt: NOW }).where(eq(accounts.id, disabledId));
  const logIns: [NewSession, boolean][] = [
    [newSession(changedId), false],
    [newSession(fineId), true],
    [newSession(disabledId), false],
    [newSession(replacingId, { replacesSessionId: older.id }), true],
    [newSession(changedId, { passwordHash: '$argon2id$second' }), true],
    [newSession(2 ** 40), false],
  ];
  expect(await Promise.all(logIns.map(([session]) => stores.sessions.begin(session)))).toEqual(
    logIns.map(([, isToBegin]) => isToBegin),
  );
  const rows = await db.select().from(sessions).where(inArray(sessions.accountId, ids));
  expect(rows.filter(({ endedAt }) => endedAt).map(({ id }) => id)).toEqual([older.id]);
  expect(new Set(rows.map(({ id }) => id))).toEqual(
    new Set([older.id, ...logIns.filter(([, isToBegin]) => isToBegin).map(([{ id }]) => id)]),
  );
});

test('attempts that come at once find each their own account, and count as one failure each', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => registered(stores)));
  const [known] = all as [(typeof all)[0]];
  await db.insert(knownNetworks).values({ accountId: known.id, network: NETWORK, lastSeenAt: NOW });
  const names = [...all.map(({ username }) => username.toLowerCase()), 'nobody', 'o\'neill "{,}\\', 'ünï 🔑'];
  const found = await Promise.all(names.map((name) => stores.logInAttempts.count(attemptOf(name))));
  expect(found.map(({ account }) => account?.id ?? null)).toEqual([...all.map(({ id }) => id), null, null, null]);
  expect(found[1]?.account).toEqual({ ...(all[1] as (typeof all)[0]), passwordHash: PASSWORD_HASH, disabledAt: null });
  for (const [place, { attempt }] of found.entries()) {
    const { subject } = attemptOf(names[place] as string);
    const key = `${place === 0 ? 'known' : 'stranger'}:${subject}`;
    expect(attempt).toEqual({ key });
    expect(await failuresOf(key)).toBe(1);
  }
});

test('an account is found by its address and by its id as well', async () => {
  const { id, email } = await registered(stores);
  const found = await Promise.all([
    stores.logInAttempts.count(attemptOf(email?.toLowerCase() as string, { by: 'email' })),
    stores.logInAttempts.count(attemptOf(String(id), { by: 'id' })),
    stores.logInAttempts.count(attemptOf(email?.toLowerCase() as string)),
  ]);
  expect(found.map(({ account }) => account?.id ?? null)).toEqual([id, id, null]);
});

test('of attempts on one name at once as many are let through as are free and one more, and the rest wait for that one', async () => {
  const { subject } = attemptOf('one name');
  const counted = await together(60, (index) =>
    stores.logInAttempts.count(attemptOf('one name', { at: secondsAfter(NOW, index / 1000) })),
  );
  const through = counted.filter(({ attempt }) => 'key' in attempt);
  expect(through).toHaveLength(10);
  expect(await failuresOf(`stranger:${subject}`)).toBe(10);
  const pauses = counted.flatMap(({ attempt }) => ('blockedUntil' in attempt ? [attempt.blockedUntil.getTime()] : []));
  expect(new Set(pauses).size).toBe(1);
  const [end] = pauses as [number];
  // The pause of the tenth doubles with the next that is let through, and is over for good when all is forgotten.
  const at = (milliseconds: number) => attemptOf('one name', { at: new Date(milliseconds) });
  expect((await stores.logInAttempts.count(at(end - 1))).attempt).toEqual({ blockedUntil: new Date(end) });
  expect((await stores.logInAttempts.count(at(end))).attempt).toHaveProperty('key');
  expect((await stores.logInAttempts.count(at(end + 1))).attempt).toEqual({ blockedUntil: new Date(end + 2000) });
  expect((await stores.logInAttempts.count(at(end + 4_000_000))).attempt).toHaveProperty('key');
  expect(await failuresOf(`stranger:${subject}`)).toBe(1);
});

if (engine === 'postgres') {
  test('a log-in whose account is just being changed waits, and those that came with it do not', async () => {
    const [held, free] = [await registered(stores), await registered(stores)];
    const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
    const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
    const changing = db.transaction(async (transaction) => {
      await transaction.update(accounts).set({ passwordHash: '$argon2id$second' }).where(eq(accounts.id, held.id));
      hold();
      await isOver;
    });
    await isHeld;
    let isAnswered = false;
    const waiting = stores.sessions.begin(newSession(held.id)).finally(() => {
      isAnswered = true;
    });
    expect(await stores.sessions.begin(newSession(free.id))).toBe(true);
    expect(isAnswered).toBe(false);
    end();
    await changing;
    expect(await waiting).toBe(false);
  });

  test('counts and log-ins of the same accounts on two instances at once wait for one another, but never in a circle', async () => {
    const other = await openDatabase({ url: url as string, maxConnections: 10 });
    const instances = [stores, createStores(other.db, null, other.lookUps)] as const;
    const all = await Promise.all(Array.from({ length: 12 }, () => registered(stores)));
    const outcomes = await together(600, async (index) => {
      const at = secondsAfter(NOW, index);
      const instance = instances[index % 2] as typeof stores;
      const account = all[(index * 7) % 12] as (typeof all)[0];
      const { attempt } = await instance.logInAttempts.count(
        attemptOf(account.username.toLowerCase(), { at, freeFailures: { known: 1000, stranger: 1000 } }),
      );
      if (!('key' in attempt)) return false;
      return instance.sessions.begin(
        newSession(account.id, { createdAt: at, attempt: { key: attempt.key, network: NETWORK } }),
      );
    });
    await other.close();
    expect(outcomes).toEqual(Array.from({ length: 600 }, () => true));
  });

  test('the plan of a statement about many is made once, however many they are, and goes by indexes', async () => {
    const own = await openDatabase({ url: url as string, maxConnections: 1 });
    const { logInAttempts, sessions } = createStores(own.db, null, own.lookUps);
    const { id, username } = await registered(stores);
    for (const count of [1, 2, 1, 3, 1, 1, 2, 1, 20]) {
      await together(count, () => logInAttempts.count(attemptOf(username.toLowerCase())));
      await together(count, async () => {
        const session = newSession(id);
        const { id: sessionId, accountId } = session;
        await sessions.begin(session);
        await sessions.findLive({ sessionId, accountId, tokenId: randomUUID(), at: NOW });
        await sessions.use({ sessionId, accountId, at: NOW });
      });
    }
    const read = async <Row>(query: string) => [...((await own.db.execute(sql.raw(query))) as unknown as Row[])];
    const kept = await read<{ name: string; parameters: number; again: number; once: number }>(
      `select name, cardinality(parameter_types) as parameters, custom_plans::integer as again, generic_plans::integer as once
        from pg_prepared_statements where statement like '%ordinality%'`,
    );
    expect(kept.length).toBeGreaterThanOrEqual(4);
    for (const { name, parameters, again, once } of kept) {
      expect(again).toBe(0);
      expect(once).toBeGreaterThan(0);
      // Made while there was next to nothing in the tables, it will do when they are large.
      const nulls = Array.from({ length: parameters }, () => 'null').join();
      const plan = await read<Record<string, string>>(`explain execute "${name}"(${nulls})`);
      expect(plan.flatMap((line) => Object.values(line)).filter((line) => line.includes('Seq Scan'))).toEqual([]);
    }
    await own.close();
  });
}
