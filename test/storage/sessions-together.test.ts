import { afterAll, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { NewSession } from '../../src/ports/sessions.ts';
import { inBatches } from '../../src/storage/batching.ts';
import { DatabaseSilent } from '../../src/storage/failure.ts';
import { auditEvents, sessions } from '../../src/storage/schema.ts';
import { freshDatabase } from '../database.ts';
import { daysAfter, endOf, loggedIn, NOW, newSession, registered, secondsAfter, together } from './fixtures.ts';

const { db, stores, close } = await freshDatabase();
afterAll(close);

const LATER = secondsAfter(NOW, 3600);

/** Sessions of one account. */
async function begun(count: number, given: Partial<NewSession> = {}): Promise<NewSession[]> {
  const { id } = await registered(stores);
  const all = Array.from({ length: count }, () => newSession(id, given));
  for (const session of all) expect(await stores.sessions.begin(session)).toBe(true);
  return all;
}

test('of many sessions that are asked for at once each is found by whom it belongs to', async () => {
  const live = await Promise.all(Array.from({ length: 70 }, () => loggedIn(stores)));
  const [ended, renewed, short] = [await loggedIn(stores), await loggedIn(stores), newSession(0)];
  await stores.sessions.logOut(endOf(ended));
  const retired = { sessionId: renewed.id, tokenId: randomUUID(), at: NOW, diesAt: NOW, forgetAt: LATER };
  await stores.sessions.retireToken(retired);
  const find = ({ id, accountId }: NewSession, at = NOW, tokenId: string = randomUUID()) =>
    stores.sessions.findLive({ sessionId: id, accountId, tokenId, at });
  const strangers = [
    find(ended),
    find(short),
    find(renewed, NOW, retired.tokenId),
    find({ ...live[0], accountId: live[1]?.accountId } as NewSession),
    find(live[2] as NewSession, daysAfter(NOW, 30)),
  ];
  const found = await Promise.all(live.map((session) => find(session)));
  expect(found.map((one) => [one?.session.id, one?.account.id])).toEqual(
    live.map(({ id, accountId }) => [id, accountId]),
  );
  expect(await Promise.all(strangers)).toEqual(strangers.map(() => null));
  expect((await find(renewed))?.session.id).toBe(renewed.id);
});

test('of many refreshes at once each is noted, also where two are of one session', async () => {
  const all = await begun(50);
  const use = ({ id: sessionId, accountId }: NewSession) => stores.sessions.use({ sessionId, accountId, at: LATER });
  const used = await Promise.all([...all, ...all].map(use));
  expect(used.map((session) => session?.id)).toEqual([...all, ...all].map(({ id }) => id));
  const rows = await db
    .select({ lastUsedAt: sessions.lastUsedAt })
    .from(sessions)
    .where(eq(sessions.accountId, all[0]?.accountId ?? 0));
  expect(rows).toEqual(all.map(() => ({ lastUsedAt: LATER })));
});

test('cookies that come at once rotate each to its own successor, and only the stolen one ends its session', async () => {
  const all = await begun(40);
  const rotate = (session: NewSession, presentedTokenId = session.cookieTokenId, at = NOW) => {
    const { id: sessionId, accountId } = session;
    const successorTokenId = randomUUID();
    return stores.sessions
      .rotateCookie({ sessionId, accountId, presentedTokenId, successorTokenId, at, graceSince: secondsAfter(at, -10) })
      .then((rotation) => ({ rotation, successorTokenId }));
  };
  const [stolen, twice] = [all[7] as NewSession, all[9] as NewSession];
  await rotate(stolen);
  const again = rotate(twice);
  const rotations = await Promise.all(
    all.map((session) => rotate(session, undefined, session === stolen ? LATER : NOW)),
  );
  const rows = await db.select().from(sessions).where(eq(sessions.accountId, stolen.accountId));
  for (const [place, session] of all.entries()) {
    const row = rows.find(({ id }) => id === session.id);
    const { rotation, successorTokenId } = rotations[place] as Awaited<ReturnType<typeof rotate>>;
    if (session === stolen) {
      expect(rotation).toEqual({ outcome: 'reused' });
      expect(row?.endedAt).toEqual(LATER);
      continue;
    }
    expect(rotation).toMatchObject({ outcome: 'rotated', tokenId: row?.cookieTokenId as string });
    expect(row).toMatchObject({ cookieParentId: session.cookieTokenId, cookieRotatedAt: NOW, endedAt: null });
    if (session !== twice) expect(row?.cookieTokenId).toBe(successorTokenId);
  }
  const row = rows.find(({ id }) => id === twice.id);
  expect((await again).rotation).toMatchObject({ outcome: 'rotated', tokenId: row?.cookieTokenId as string });
});

test('log-outs at once end each session once, and the audit trail has from where, to the letter', async () => {
  const agents = [
    null,
    '',
    'NULL',
    'a"b',
    'back\\slash',
    '{curly, braces}',
    ' spaces ',
    "it's",
    'line\nbreak',
    'ünï 🔑',
  ];
  const all = await begun(agents.length);
  const ends = await Promise.all(
    [...all, ...all].map((session, place) => {
      const userAgent = agents[place % agents.length] ?? null;
      return stores.sessions.logOut({ ...endOf(session), address: `192.0.2.${place % agents.length}`, userAgent });
    }),
  );
  expect(ends.filter(Boolean)).toHaveLength(all.length);
  const events = await db
    .select()
    .from(auditEvents)
    .where(
      inArray(
        auditEvents.sessionId,
        all.map(({ id }) => id),
      ),
    );
  const told = events.filter(({ kind }) => kind === 'log_out');
  expect(told).toHaveLength(all.length);
  for (const [place, session] of all.entries()) {
    expect(told.find(({ sessionId }) => sessionId === session.id)).toMatchObject({
      accountId: session.accountId,
      address: `192.0.2.${place}`,
      userAgent: agents[place] ?? null,
    });
  }
});

test('refreshes, rotations and log-outs of the same sessions at once all get an answer', async () => {
  const all = await begun(20);
  const [{ accountId }] = all as [NewSession];
  const works = await together<unknown>(400, async (index) => {
    const { id: sessionId, cookieTokenId: presentedTokenId } = all[(index * 7) % 20] as NewSession;
    const at = secondsAfter(NOW, index);
    if (index % 4 === 0) return stores.sessions.use({ sessionId, accountId, at });
    if (index % 4 === 1) return stores.sessions.findLive({ sessionId, accountId, tokenId: randomUUID(), at });
    const rotation = { sessionId, accountId, presentedTokenId, successorTokenId: randomUUID(), at };
    if (index % 4 === 2) return stores.sessions.rotateCookie({ ...rotation, graceSince: NOW });
    return index < 300 ? null : stores.sessions.logOut({ ...endOf(all[(index * 7) % 20] as NewSession), at });
  });
  expect(works).toHaveLength(400);
});

test('what is asked for at once is asked together, and the rest while no more than two batches are under way', async () => {
  const batches: { queries: number[]; answer: (error?: Error) => void }[] = [];
  const ask = inBatches((queries: number[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<number[]>();
    batches.push({ queries, answer: (error) => (error ? reject(error) : resolve(queries.map((query) => query * 10))) });
    return promise;
  });
  const asked = (...queries: number[]) => Promise.allSettled(queries.map((query) => ask(query)));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const first = asked(1, 2);
  await turn();
  const second = asked(3);
  await turn();
  const third = asked(4);
  await turn();
  const fourth = asked(...Array.from({ length: 40 }, (_, place) => place + 5));
  await turn();
  expect(batches.map(({ queries }) => queries)).toEqual([[1, 2], [3]]);
  batches[1]?.answer(new Error('gone'));
  expect(await second).toEqual([{ status: 'rejected', reason: new Error('gone') }]);
  expect(batches[2]?.queries).toEqual(Array.from({ length: 32 }, (_, place) => place + 4));
  batches[0]?.answer();
  expect(await first).toEqual([10, 20].map((value) => ({ status: 'fulfilled', value })));
  for (let place = 2; place < 4; place++) {
    batches[place]?.answer();
    await turn();
  }
  expect(await third).toEqual([{ status: 'fulfilled', value: 40 }]);
  expect(await fourth).toHaveLength(40);
  expect(batches).toHaveLength(4);
});

test('while the database stands still all is given up in time, and what has waited too long is not asked at all', async () => {
  const asked: number[] = [];
  let standsStill = true;
  const ask = inBatches((queries: number[]) => {
    asked.push(queries.length);
    return standsStill ? new Promise<number[]>(() => {}) : Promise.resolve(queries);
  }, 200);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const all = [ask(1)];
  await turn();
  all.push(ask(2));
  await turn();
  for (let query = 3; query < 70; query++) all.push(ask(query));
  const begun = performance.now();
  const answers = await Promise.allSettled(all);
  expect(answers.every((answer) => answer.status === 'rejected' && answer.reason instanceof DatabaseSilent)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(1000);
  expect(asked.slice(0, 2)).toEqual([1, 1]);
  expect(asked.reduce((sum, queries) => sum + queries)).toBeLessThan(all.length);
  standsStill = false;
  expect(await ask(70)).toBe(70);
});
