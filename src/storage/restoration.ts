import { isNull, sql } from 'drizzle-orm';
import type { Database, Db } from './engine.ts';
import { orStorageFailure } from './failure.ts';
import { CLUSTER_IDENTITY } from './new-cluster.ts';
import { oneTimeTokens, serviceState, sessions } from './schema.ts';

/**
 * A backup brings back sessions that were ended since it was made. Recognizes a database that was restored elsewhere by
 * its identity, and ends every session then, see `endAllSessions`. Several instances may call it at once.
 * A copy of the files themselves has the identity of its original: docs/reliability.md tells operators what to do then.
 * @returns how many sessions were ended; null when the database is the one that was known, or new
 * @throws {StorageFailure}
 */
export async function recognizeRestoredCopy(database: Database, at: Date): Promise<number | null> {
  const what = 'recognizing the database';
  // Asked before the lock is: most starts find what they know.
  const { identity, known } = await orStorageFailure(what, () => compare(database.db));
  if (identity === known) return null;
  return maintained(database, what, async (db) => {
    const { identity, known } = await compare(db);
    if (known === null) await db.insert(serviceState).values({ databaseIdentity: identity });
    return known === null || known === identity ? null : await endSessions(db, at, identity);
  });
}

/** The identity that the database has, and the one that it had when it was noted. */
async function compare(db: Db): Promise<{ identity: string; known: string | null }> {
  const [state] = await db.select({ identity: serviceState.databaseIdentity }).from(serviceState);
  return { identity: await identityOf(db), known: state?.identity ?? null };
}

/** Ends every session and takes every one-time token back; how many sessions there were. @throws {StorageFailure} */
export function endAllSessions(database: Database, at: Date): Promise<number> {
  return maintained(database, 'ending all sessions', async (db) => endSessions(db, at, await identityOf(db)));
}

function maintained<Result>(database: Database, what: string, work: (db: Db) => Promise<Result>) {
  return orStorageFailure(what, () => database.maintain(({ db }) => work(db)));
}

/** Within a transaction, so that the new identity is not recorded unless the sessions have ended. */
async function endSessions(transaction: Db, at: Date, identity: string): Promise<number> {
  const ended = await transaction
    .update(sessions)
    .set({ endedAt: at })
    .where(isNull(sessions.endedAt))
    .returning({ id: sessions.id });
  await transaction.delete(oneTimeTokens);
  const state = { databaseIdentity: identity, sessionsValidSince: at };
  await transaction.insert(serviceState).values(state).onConflictDoUpdate({ target: serviceState.onlyRow, set: state });
  return ended.length;
}

/**
 * Which cluster, and which database in it: a dump that is restored gets another of either. Where the role may not ask
 * for the cluster, the database alone must do. Only embedded clusters that were copied from a template have the setting.
 */
async function identityOf(db: Db): Promise<string> {
  const here = sql`pg_database where datname = current_database()`;
  const mayAsk = sql<boolean>`has_function_privilege('pg_catalog.pg_control_system()', 'execute')`;
  const [database] = await db.select({ oid: sql<string>`oid::text`, mayAsk }).from(here);
  if (!database?.mayAsk) return `unknown/${database?.oid}`;
  const system = sql`pg_catalog.pg_control_system()`;
  const copy = sql<string | null>`nullif(current_setting(${CLUSTER_IDENTITY}, true), '')`;
  const [cluster] = await db.select({ id: sql<string>`system_identifier::text`, copy }).from(system);
  return [cluster?.id, database.oid, cluster?.copy].filter(Boolean).join('/');
}
