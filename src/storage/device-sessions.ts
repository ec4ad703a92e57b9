import { and, desc, eq, sql } from 'drizzle-orm';
import type { DeviceSessionStore } from '../ports/account-settings.ts';
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
    async end({ sessionId, accountId, at }) {
      const ended = await db
        .update(sessions)
        .set({ endedAt: at })
        .where(and(eq(sessions.id, sessionId), isLiveOf(accountId, at)))
        .returning({ id: sessions.id });
      return ended.length === 1;
    },
    endOthers: (change) =>
      revoke(async (transaction) => {
        // First, as whatever ends sessions of an account does: log-ins that replace one wait for the account and for no session.
        const isAccount = eq(accounts.id, change.accountId);
        await transaction.select({ id: accounts.id }).from(accounts).where(isAccount).for('no key update');
        return endLiveSessions(transaction, change);
      }),
  };
}
