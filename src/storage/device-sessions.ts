import { and, desc, eq, sql } from 'drizzle-orm';
import type { DeviceSessionStore } from '../ports/account-settings.ts';
import { recordIn } from './audit.ts';
import type { Db } from './engine.ts';
import { endLiveSessions, isLiveOf, type Revoke } from './revocation.ts';
import { accounts, sessions } from './schema.ts';

export function createDeviceSessionStore(db: Db, revoke: Revoke): DeviceSessionStore {
  return {
    list: ({ accountId, at, limit }) =>
      db
        .select({
          id: sessions.id,
          createdAt: sessions.createdAt,
          lastUsedAt: sql`greatest(${sessions.createdAt}, ${sessions.cookieRotatedAt}, ${sessions.lastUsedAt})`.mapWith(
            sessions.createdAt,
          ),
          address: sessions.address,
          userAgent: sessions.userAgent,
        })
        .from(sessions)
        .where(isLiveOf(accountId, at))
        .orderBy(desc(sessions.createdAt))
        .limit(limit),
    end: ({ sessionId, accountId, at, by }) =>
      db.transaction(async (transaction) => {
        const ended = await transaction
          .update(sessions)
          .set({ endedAt: at })
          .where(and(eq(sessions.id, sessionId), isLiveOf(accountId, at)))
          .returning({ id: sessions.id });
        if (ended.length === 0) return false;
        await recordIn(transaction, { kind: 'session_ended', accountId, sessionId, at, by });
        return true;
      }),
    endOthers: ({ accountId, keepSessionId, at, by }) =>
      revoke(async (transaction) => {
        // First, as whatever ends sessions of an account does: log-ins that replace one wait for the account and for no session.
        const isAccount = eq(accounts.id, accountId);
        await transaction.select({ id: accounts.id }).from(accounts).where(isAccount).for('no key update');
        const ended = await endLiveSessions(transaction, { accountId, keepSessionId, at });
        const sessionId = keepSessionId;
        await recordIn(transaction, { kind: 'other_sessions_ended', accountId, sessionId, at, by });
        return ended;
      }),
  };
}
