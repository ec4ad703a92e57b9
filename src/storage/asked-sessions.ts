import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { type Columns, place } from './asked-together.ts';
import type { Db } from './engine.ts';
import { sessions } from './schema.ts';

/** What every statement about several sessions is told of each. */
export interface Asked {
  sessionId: string;
  accountId: number;
  at: Date;
}

/** The same as columns of the table `asked`. */
export const askedColumns: Columns<Asked> = {
  session_id: ['uuid', ({ sessionId }) => sessionId],
  account_id: ['bigint', ({ accountId }) => String(accountId)],
  at: ['timestamptz', ({ at }) => at.toISOString()],
};

/**
 * The live sessions of `asked` that meet the condition, as a table `due` of their `id`, `place`, `at` and the columns `more`.
 * Locks their rows and skips those that somebody else has locked, so that no two batches wait for one another.
 */
export function takeDue<More extends Record<string, SQL.Aliased>>(db: Db, asked: SQL, condition: SQL, more: More) {
  return db.$with('due').as(
    db
      .select({ id: sessions.id, place: place.as('place'), at: sql`asked.at`.as('at'), ...more })
      .from(asked)
      .innerJoin(sessions, and(isLive, condition))
      .for('no key update', { of: sessions, skipLocked: true }),
  );
}

/** Joins `asked` with the live session that it asks for. */
export const isLive = and(
  eq(sessions.id, sql`asked.session_id`),
  eq(sessions.accountId, sql`asked.account_id`),
  isNull(sessions.endedAt),
  gt(sessions.expiresAt, sql`asked.at`),
) as SQL;
