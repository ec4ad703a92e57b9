import { count, lte, min, sql } from 'drizzle-orm';
import type { Database } from './engine.ts';
import { orStorageFailure, within } from './failure.ts';
import { outbox, rateLimits, sessions } from './schema.ts';

/** What a database server says of itself. */
export interface ServerFacts {
  /** Such as `18.4 (Debian 18.4-1)`. */
  version: string;
  majorVersion: number;
  /** How far its clock is ahead of this machine's; negative when it is behind. Right to half of `roundTripMs`. */
  clockAheadMs: number;
  roundTripMs: number;
  /** Without the reserved ones. */
  maxConnections: number;
  /** Whether what is committed survives a power cut (PostgreSQL §19.5.1). */
  isDurable: boolean;
  /** As a standby is, and whatever has `default_transaction_read_only`. */
  isReadOnly: boolean;
  /** Of the database, such as `UTF8`. */
  encoding: string;
}

/** @throws {StorageFailure} when it does not answer */
export function inspectServer({ db }: Pick<Database, 'db'>, now: () => Date): Promise<ServerFacts> {
  return reporting('asking the database server', async () => {
    // The first query opens the connection; the second is timed.
    const [facts] = await db.select(serverColumns).from(sql`(select 1) as one`);
    const before = now().getTime();
    const [clock] = await db
      .select({ at: sql<string>`(extract(epoch from clock_timestamp()) * 1000)::bigint::text` })
      .from(sql`(select 1) as one`);
    const after = now().getTime();
    return {
      version: facts?.version ?? '',
      majorVersion: Math.floor(Number(facts?.versionNumber) / 10_000),
      clockAheadMs: Math.round(Number(clock?.at) - (before + after) / 2),
      roundTripMs: after - before,
      maxConnections: Number(facts?.maxConnections) - Number(facts?.superuserReserved) - Number(facts?.reserved ?? 0),
      isDurable: facts?.fsync === 'on' && facts.synchronousCommit !== 'off',
      isReadOnly: facts?.readOnly === 'on',
      encoding: facts?.encoding ?? '',
    };
  });
}

const setting = (name: string) => sql<string | null>`current_setting(${name}, true)`;

const serverColumns = {
  version: setting('server_version'),
  versionNumber: setting('server_version_num'),
  maxConnections: setting('max_connections'),
  superuserReserved: setting('superuser_reserved_connections'),
  // Since PostgreSQL 16.
  reserved: setting('reserved_connections'),
  fsync: setting('fsync'),
  synchronousCommit: setting('synchronous_commit'),
  readOnly: setting('transaction_read_only'),
  encoding: setting('server_encoding'),
};

/** What background work has left undone. */
export interface Backlog {
  /** Mails whose time to be sent has come. */
  dueMails: number;
  oldestDueMailAt: Date | null;
  /** When the oldest row expired that the sweep has still to delete; null when nothing is due. */
  oldestExpiredAt: Date | null;
}

/** @throws {StorageFailure} */
export function inspectBacklog({ db }: Pick<Database, 'db'>, at: Date): Promise<Backlog> {
  return reporting('reading the backlog', async () => {
    const [mails] = await db
      .select({ due: count(), oldest: min(outbox.createdAt) })
      .from(outbox)
      .where(lte(outbox.nextAttemptAt, at));
    const [session] = await db.select({ at: min(sessions.expiresAt) }).from(sessions);
    const [limit] = await db.select({ at: min(rateLimits.resetsAt) }).from(rateLimits);
    const expired = [session?.at, limit?.at].filter((time) => time instanceof Date && time <= at) as Date[];
    const oldest = Math.min(...expired.map((time) => time.getTime()));
    return {
      dueMails: mails?.due ?? 0,
      oldestDueMailAt: mails?.oldest ?? null,
      oldestExpiredAt: expired.length > 0 ? new Date(oldest) : null,
    };
  });
}

const LIMIT_MS = 10_000;

function reporting<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  return orStorageFailure(what, () => within(LIMIT_MS, work()));
}
