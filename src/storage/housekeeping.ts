import { sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Housekeeping } from '../ports/stores.ts';
import type { Db } from './engine.ts';
import { within } from './failure.ts';
import {
  auditEvents,
  knownNetworks,
  logInThrottles,
  oneTimeTokens,
  outbox,
  rateLimits,
  retiredTokens,
  sessions,
  signingKeys,
} from './schema.ts';

export function createHousekeeping(db: Db): Housekeeping {
  return {
    async sweep({ at, limit }) {
      let deleted = 0;
      for (const { keepDays, ...rows } of sweeps) {
        const before = new Date(at.getTime() - keepDays * DAY_MILLISECONDS);
        deleted += await deleteUpTo(db, limit, rows, before);
      }
      return deleted;
    },
    async ping() {
      await within(PING_LIMIT_MS, db.execute(sql`select 1`));
    },
  };
}

/** Less than a load balancer waits for the answer of a health check. */
const PING_LIMIT_MS = 2000;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** How long an operator can still see in the database that, and when, a session ended. */
const ENDED_SESSION_DAYS = 1;
/** By then whoever waited for the mail has asked again. */
const UNSENT_MAIL_DAYS = 3;
/** How long somebody who opens a dead link is told what became of it. */
const DEAD_TOKEN_DAYS = 7;
/** How long after the last log-in from it a network is forgotten. */
const KNOWN_NETWORK_DAYS = 90;
/** No token lives longer than its session, 30 days, and an instance that has not noticed yet signs on for ten seconds at most. */
const RETIRED_KEY_DAYS = 31;
const AUDIT_DAYS = 365;

interface Sweep {
  table: PgTable;
  key: PgColumn;
  /** Indexed, except where rows are few. */
  time: PgColumn;
  keepDays: number;
}

/** Expired and ended sessions are two sweeps: one with an `or` could use neither index. */
const sweeps: Sweep[] = [
  { table: sessions, key: sessions.id, time: sessions.expiresAt, keepDays: 0 },
  { table: sessions, key: sessions.id, time: sessions.endedAt, keepDays: ENDED_SESSION_DAYS },
  { table: retiredTokens, key: retiredTokens.tokenId, time: retiredTokens.forgetAt, keepDays: 0 },
  { table: oneTimeTokens, key: oneTimeTokens.tokenHash, time: oneTimeTokens.expiresAt, keepDays: DEAD_TOKEN_DAYS },
  { table: rateLimits, key: rateLimits.key, time: rateLimits.resetsAt, keepDays: 0 },
  { table: outbox, key: outbox.id, time: outbox.createdAt, keepDays: UNSENT_MAIL_DAYS },
  { table: logInThrottles, key: logInThrottles.key, time: logInThrottles.forgetAt, keepDays: 0 },
  { table: knownNetworks, key: knownNetworks.id, time: knownNetworks.lastSeenAt, keepDays: KNOWN_NETWORK_DAYS },
  { table: signingKeys, key: signingKeys.kid, time: signingKeys.retiredAt, keepDays: RETIRED_KEY_DAYS },
  { table: auditEvents, key: auditEvents.id, time: auditEvents.at, keepDays: AUDIT_DAYS },
];

/**
 * Oldest first. A row that someone else holds is left to the next sweep: the sweep waits for nobody. `any(array(…))`
 * runs the selection once and deletes through the key's index; with `in` PostgreSQL may read the whole table instead.
 * The time and the limit stand in the text: plans are made without the values of parameters (`postgres.ts`), and a plan
 * that has to suit any time would sort the table.
 */
async function deleteUpTo(db: Db, limit: number, { table, key, time }: Omit<Sweep, 'keepDays'>, before: Date) {
  const isDue = sql`${time} <= ${sql.raw(`timestamptz '${before.toISOString()}'`)}`;
  const most = sql.raw(limit.toFixed());
  const due = sql`select ${key} from ${table} where ${isDue} order by ${time} limit ${most} for update skip locked`;
  const gone = await db.delete(table).where(sql`${key} = any(array(${due}))`).returning({ key });
  return gone.length;
}
