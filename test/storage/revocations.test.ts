import { afterAll, expect, test } from 'bun:test';
import { eq } from 'drizzle-orm';
import { openDatabase } from '../../src/storage/database.ts';
import { auditEvents } from '../../src/storage/schema.ts';
import { createStores } from '../../src/storage/stores.ts';
import { freshDatabase } from '../database.ts';
import { endOf, loggedIn, NOW, newSession, PASSWORD_HASH, registered, together } from './fixtures.ts';

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
  'an operator ends the sessions of': (accountId: number) => administration.endSessions({ accountId, at: NOW }),
  'an operator deletes': (accountId: number) => administration.delete({ accountId }),
  'its owner deletes': (accountId: number) => accountSettings.delete({ accountId, passwordHash: PASSWORD_HASH }),
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
    const deleting = administration.delete({ accountId });
    await moment(round);
    await Promise.all(sessions.map((session) => stores.sessions.logOut({ ...endOf(session), address })));
    expect(await deleting).toBe(true);
    expect(await db.$count(auditEvents, eq(auditEvents.address, address))).toBe(0);
  }
});
