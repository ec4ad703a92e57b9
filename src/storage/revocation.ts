import { and, count, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import { oneAtATime } from './batching.ts';
import type { Db } from './engine.ts';
import { ANSWER_LIMIT_MS, codeOf, within } from './failure.ts';
import { emailChanges, oneTimeTokens, sessions } from './schema.ts';

/** Runs the work in a transaction. */
export type Revoke = <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>;
export type Transaction = Pick<Db, 'select' | 'insert' | 'update' | 'delete' | 'execute' | '$with' | 'with'>;

/**
 * For work that ends all sessions of an account, or deletes it. An account may have any number of sessions, and a thief must
 * not stay in because there are too many to end: work that the first attempt's time limit stops begins anew with a longer one.
 * Only one such second attempt runs at a time, so that accounts with many sessions hold no more than one connection for long.
 */
export function revoking(db: Db): Revoke {
  const patiently = oneAtATime((work: () => Promise<unknown>) => work(), REVOCATION_LIMIT_MS);
  return async <Result>(work: (transaction: Transaction) => Promise<Result>) => {
    const attempt = (statementLimitMs: number) =>
      db.transaction(async (transaction) => {
        await transaction.execute(sql.raw(`set local statement_timeout = ${statementLimitMs}`));
        return work(transaction);
      });
    try {
      return await within(ANSWER_LIMIT_MS, attempt(BRIEF_STATEMENT_MS));
    } catch (error) {
      if (codeOf(error) !== queryCanceled) throw error;
      return (await patiently(() => attempt(LONG_STATEMENT_MS))) as Result;
    }
  };
}

/** Ends the live sessions of an account whose row the transaction holds, all or all but one; how many. */
export async function endLiveSessions(
  db: Transaction,
  { accountId, at, keepSessionId }: { accountId: number; at: Date; keepSessionId?: string },
): Promise<number> {
  const isOther = keepSessionId === undefined ? undefined : ne(sessions.id, keepSessionId);
  // A statement of its own: its snapshot has every session that began before the account's row was held.
  const ended = db.$with('ended').as(
    db
      .update(sessions)
      .set({ endedAt: at })
      .where(and(isLiveOf(accountId, at), isOther))
      .returning({ id: sessions.id }),
  );
  const [counted] = await db.with(ended).select({ sessions: count() }).from(ended);
  return counted?.sessions ?? 0;
}

/** For a new password: kills links that reset it, and forgets a change of address, which whoever knew the old one may have asked for. */
export async function forgetRequests(db: Transaction, accountId: number): Promise<void> {
  await db
    .delete(oneTimeTokens)
    .where(and(eq(oneTimeTokens.accountId, accountId), eq(oneTimeTokens.purpose, 'password_reset')));
  await db.delete(emailChanges).where(eq(emailChanges.accountId, accountId));
}

/** The sessions of an account that have neither ended nor expired. */
export function isLiveOf(accountId: number, at: Date) {
  return and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), gt(sessions.expiresAt, at));
}

/** SQLSTATE (PostgreSQL, Appendix A); by `statement_timeout`, as a rule. */
const queryCanceled = '57014';

/** Two statements may take that long (sessions, audit trail) before the answer is given up (`ANSWER_LIMIT_MS`). */
const BRIEF_STATEMENT_MS = 2000;
/** For some millions of sessions. */
const LONG_STATEMENT_MS = 60_000;
/** How long the caller waits at most; the work may still be done after that. */
export const REVOCATION_LIMIT_MS = 75_000;
