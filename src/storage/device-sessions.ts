import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { DeviceSessionStore } from '../ports/account-settings.ts';
import type { Db } from './engine.ts';
import { sessions } from './schema.ts';

export function createDeviceSessionStore(db: Db): DeviceSessionStore {
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
    async endOthers({ keepSessionId, accountId, at }) {
      const ended = await db
        .update(sessions)
        .set({ endedAt: at })
        .where(and(isLiveOf(accountId, at), ne(sessions.id, keepSessionId)))
        .returning({ id: sessions.id });
      return ended.length;
    },
  };
}

function isLiveOf(accountId: number, at: Date) {
  return and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), gt(sessions.expiresAt, at));
}
