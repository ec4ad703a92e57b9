import { afterAll, beforeAll, expect, test } from 'bun:test';
import { eq, sql } from 'drizzle-orm';
import { withReader } from '../../src/storage/row-reader.ts';
import { accounts, sessions } from '../../src/storage/schema.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { newAccount, newSession, registered } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  for (const account of [newAccount(), newAccount({ email: null, emailKey: null })]) {
    const { id } = await registered(fresh.stores, account);
    await fresh.stores.sessions.begin(newSession(id));
  }
});
afterAll(() => fresh.close());

/** With a name of its own each time: a prepared statement is one of its connection. */
const statement = (name: string) =>
  fresh.db
    .select({
      number: sql`row_number() over (order by ${accounts.id})`.mapWith(Number).as('number'),
      count: sql<string>`count(*) over ()`,
      expiresAt: sessions.expiresAt,
      endedAt: sessions.endedAt,
      hasRetiredTokens: sessions.hasRetiredTokens,
      account: { id: accounts.id, username: accounts.username, email: accounts.email, createdAt: accounts.createdAt },
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .orderBy(accounts.id)
    .prepare(name);

test('rows are read as drizzle reads them', async () => {
  const read = await withReader(statement('with_reader')).execute();
  expect(read).toEqual(await statement('without_reader').execute());
  expect(read).toMatchObject([
    { number: 1, expiresAt: expect.any(Date), endedAt: null, account: { email: expect.any(String) } },
    { number: 2, account: { email: null, createdAt: expect.any(Date) } },
  ]);
});

test('a returning statement, too', async () => {
  const noted = (name: string) =>
    fresh.db
      .update(sessions)
      .set({ lastUsedAt: new Date(0) })
      .returning({ id: sessions.id, at: sessions.lastUsedAt })
      .prepare(name);
  expect(await withReader(noted('noted_with')).execute()).toEqual(await noted('noted_without').execute());
});

test('a statement with an outer join is refused, and so is what is no prepared statement', () => {
  const outer = fresh.db
    .select({ id: accounts.id, sessionId: sessions.id })
    .from(accounts)
    .leftJoin(sessions, eq(sessions.accountId, accounts.id));
  expect(() => withReader(outer.prepare('outer'))).toThrow('no statement to read rows of');
  expect(() => withReader({})).toThrow('no statement to read rows of');
});
