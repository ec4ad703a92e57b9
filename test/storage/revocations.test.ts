import { afterAll, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { count, eq, like, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { openDatabase } from '../../src/storage/database.ts';
import { auditEvents } from '../../src/storage/schema.ts';
import { createStores } from '../../src/storage/stores.ts';
import { freshDatabase } from '../database.ts';
import {
  endOf,
  loggedIn,
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

const { db, stores, url, close } = await freshDatabase();
/** Of another instance, on PostgreSQL. */
const other = url === undefined ? null : await openDatabase({ url, maxConnections: 10 });
const others = other ? createStores(other.db) : stores;
afterAll(async () => {
  await other?.close();
  await close();
});

const { administration, accountSettings } = others;

/** Up to 3 ms, which timers are too coarse for. */
async function moment(round: number): Promise<void> {
  const until = performance.now() + (round % 10) * 0.3;
  while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
}

for (const [what, take] of Object.entries({
  'an operator ends the sessions of': (accountId: number) =>
    administration.endSessions({ accountId, at: NOW, by: SOMEBODY }),
  'an operator deletes': (accountId: number) => administration.delete({ accountId, at: NOW, by: SOMEBODY }),
  'its owner deletes': (accountId: number) =>
    accountSettings.delete({ accountId, passwordHash: PASSWORD_HASH, at: NOW }),
})) {
  test(`whoever logs out while ${what} an account does so, and so does everybody else`, async () => {
    for (let round = 0; round < 20; round++) {
      const [owner, ...strangers] = await together(9, () => loggedIn(stores));
      if (!owner) throw new Error('nobody is there');
      const taking = take(owner.accountId);
      await moment(round);
      const [, ...ends] = await Promise.all([owner, ...strangers].map((one) => stores.sessions.logOut(endOf(one))));
      expect(await taking).toBeTruthy();
      expect(ends).toEqual(strangers.map(() => true));
    }
  });
}

test('the audit trail keeps nothing of an account that is deleted while its owner logs out', async () => {
  for (let round = 0; round < 20; round++) {
    const address = `203.0.113.${round}`;
    const { id: accountId } = await registered(stores);
    const sessions = Array.from({ length: 8 }, () => newSession(accountId, { address }));
    for (const session of sessions) await stores.sessions.begin(session);
    const deleting = administration.delete({ accountId, at: NOW, by: SOMEBODY });
    await moment(round);
    await Promise.all(sessions.map((session) => stores.sessions.logOut({ ...endOf(session), address })));
    expect(await deleting).toBe(true);
    expect(await db.$count(auditEvents, eq(auditEvents.address, address))).toBe(0);
  }
});

test('whatever is told of an account while it is deleted is recorded, at last without its id', async () => {
  const event = { at: NOW, kind: 'log_in_failed', sessionId: null, address: null } as const;
  for (let round = 0; round < 10; round++) {
    const { id: accountId } = await registered(stores);
    const userAgent = `round ${round}`;
    const record = () => stores.audit.record({ ...event, accountId, userAgent });
    const deleting = administration.delete({ accountId, at: NOW, by: SOMEBODY });
    await moment(round);
    await together(12, record);
    expect(await deleting).toBe(true);
    await record();
    const left = await db.select().from(auditEvents).where(eq(auditEvents.userAgent, userAgent));
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((one) => one.accountId !== null)).toEqual([]);
  }
});

test('deleting writes each event of the audit trail once: strangers may have filled it', async () => {
  await db.execute(sql`create table written (id bigint)`);
  await db.execute(sql`create function note_write() returns trigger language plpgsql as
    'begin insert into written values (new.id); return null; end'`);
  await db.execute(
    sql`create trigger note_write after update on audit_events for each row execute function note_write()`,
  );
  const { id: accountId } = await registered(stores);
  const event = { at: NOW, kind: 'log_in_throttled', accountId, sessionId: null, userAgent: null } as const;
  for (let index = 0; index < 5; index++) await stores.audit.record({ ...event, address: `192.0.2.${index}` });
  expect(await administration.delete({ accountId, at: NOW, by: SOMEBODY })).toBe(true);
  const [written] = await db.select({ writes: count(), events: sql`count(distinct id)::int` }).from(sql`written`);
  expect(written).toEqual({ writes: 6, events: 6 });
  expect(await db.$count(auditEvents, like(auditEvents.address, '192.0.2.%'))).toBe(0);
});

// The embedded database has one connection, and no limit on a statement.
if (url !== undefined) {
  const admin = postgres(url, { max: 2, onnotice: () => {} });
  afterAll(() => admin.end());

  /** Holds rows as a transaction does that takes long. */
  async function held(table: 'sessions' | 'accounts', ids: (string | number)[]) {
    const [isHeld, isLet] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = admin.begin(async (transaction) => {
      await transaction`select 1 from ${transaction(table)} where id in ${transaction(ids)} for no key update`;
      isHeld.resolve();
      await isLet.promise;
    });
    await isHeld.promise;
    return () => {
      isLet.resolve();
      return holding;
    };
  }

  test('every way to end all sessions of an account has the time it takes, though no other statement has', async () => {
    const account = newAccount();
    const all = await together(7, () => loggedIn(stores));
    const { id: accountId } = await registered(stores, account);
    const ninth = newSession(accountId);
    await stores.sessions.begin(ninth);
    const idOf = (place: number) => all[place]?.accountId ?? 0;
    const tokenHash = randomHash();
    const emailKey = account.emailKey as string;
    const token = { accountId, emailKey, tokenHash, at: NOW, expiresAt: secondsAfter(NOW, 900) };
    await stores.oneTimeTokens.replace({ purpose: 'password_reset', ...token });
    const letGo = await held(
      'sessions',
      [...all, ninth].map(({ id }) => id),
    );
    const [passwordHash, newHash, keepSessionId] = [PASSWORD_HASH, '$argon2id$new', randomUUID()];
    const works: Promise<unknown>[] = [
      stores.oneTimeTokens.spendOnPassword({ tokenHash, passwordHash: newHash, at: NOW, by: SOMEBODY }),
      accountSettings.changePassword({
        accountId: idOf(0),
        oldHash: passwordHash,
        newHash,
        keepSessionId,
        at: NOW,
        by: SOMEBODY,
      }),
      accountSettings.delete({ accountId: idOf(1), passwordHash, at: NOW }),
      others.deviceSessions.endOthers({ accountId: idOf(2), keepSessionId, at: NOW, by: SOMEBODY }),
      administration.disable({ accountId: idOf(3), at: NOW, by: SOMEBODY }),
      administration.setPassword({ accountId: idOf(4), passwordHash: newHash, at: NOW, by: SOMEBODY }),
      administration.endSessions({ accountId: idOf(5), at: NOW, by: SOMEBODY }),
      administration.delete({ accountId: idOf(6), at: NOW, by: SOMEBODY }),
    ];
    const done = Promise.allSettled(works);
    await Bun.sleep(5500);
    await letGo();
    expect((await done).map((work) => work.status === 'fulfilled' && work.value)).toEqual([
      ...[true, true, true, 1],
      ...[{ disabledAt: NOW, sessionsEnded: 1 }, { sessionsEnded: 1 }, { sessionsEnded: 1 }, true],
    ]);
  }, 20_000);

  test('while log-ins to an account wait for a change of it, everybody else is served', async () => {
    const [owner, stranger, another] = await together(3, () => loggedIn(stores));
    if (!owner || !stranger || !another) throw new Error('nobody is there');
    const letGo = await held('accounts', [owner.accountId]);
    const waiting = together(24, (index) => {
      const replacesSessionId = index % 2 === 0 ? null : owner.id;
      return stores.sessions.begin(newSession(owner.accountId, { replacesSessionId }));
    });
    await Bun.sleep(200);
    const begun = performance.now();
    const { id: sessionId, accountId } = stranger;
    const replacing = newSession(another.accountId, { replacesSessionId: another.id });
    await Promise.all([
      stores.sessions.begin(newSession(accountId)),
      stores.sessions.begin(replacing),
      stores.sessions.use({ sessionId, accountId, at: NOW }),
      stores.rateLimits.hit({ key: 'network', hits: 1, windowSeconds: 60, at: NOW }),
      stores.sessions.logOut(endOf(stranger)),
    ]);
    expect(performance.now() - begun).toBeLessThan(1000);
    await letGo();
    expect(await waiting).toEqual(Array.from({ length: 24 }, () => true));
  });
}
