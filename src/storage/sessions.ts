import { and, eq, gt, isNull, lte, notExists, type SQL, sql } from 'drizzle-orm';
import type { SessionStore } from '../ports/stores.ts';
import { accountColumns } from './accounts.ts';
import { prepareBegin } from './begin-session.ts';
import type { Db } from './engine.ts';
import { parameter, typed } from './parameter.ts';
import { accounts, retiredTokens, sessions } from './schema.ts';

export function createSessionStore(db: Db): SessionStore {
  const begin = prepareBegin(db);
  const findLive = prepareFindLive(db);
  const retireToken = prepareRetireToken(db);
  const rotateCookie = prepareRotateCookie(db);
  const end = prepareEnd(db);

  return {
    begin,
    async findLive(query) {
      const [live] = await findLive.execute(query);
      return live ?? null;
    },
    async retireToken(token) {
      await retireToken.execute(token);
    },
    async rotateCookie(rotation) {
      const [row] = await rotateCookie.execute(rotation);
      if (!row) return null;
      const { tokenId, endedAt, ...session } = row;
      return endedAt ? { outcome: 'reused' } : { outcome: 'rotated', tokenId, session };
    },
    async end(session) {
      const ended = await end.execute(session);
      return ended.length === 1;
    },
  };
}

const sessionColumns = {
  id: sessions.id,
  accountId: sessions.accountId,
  createdAt: sessions.createdAt,
  expiresAt: sessions.expiresAt,
};

function prepareFindLive(db: Db) {
  const at = parameter('at', sessions.expiresAt);
  const retired = db
    .select({ one: sql`1` })
    .from(retiredTokens)
    .where(and(eq(retiredTokens.tokenId, parameter('tokenId', retiredTokens.tokenId)), lte(retiredTokens.diesAt, at)));
  return db
    .select({ session: sessionColumns, account: accountColumns })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(isLive(at), notExists(retired)))
    .prepare('sessions_find_live');
}

/** Through the session's row, and holding it: nothing to do for a session that the sweep has taken. */
function prepareRetireToken(db: Db) {
  const session = db
    .select({
      tokenId: typed('tokenId', retiredTokens.tokenId).as(retiredTokens.tokenId.name),
      sessionId: sql`${sessions.id}`.as('session_id'),
      diesAt: typed('diesAt', retiredTokens.diesAt).as(retiredTokens.diesAt.name),
      forgetAt: typed('forgetAt', retiredTokens.forgetAt).as(retiredTokens.forgetAt.name),
    })
    .from(sessions)
    .where(eq(sessions.id, parameter('sessionId', sessions.id)))
    .for('key share');
  return db.insert(retiredTokens).select(session).onConflictDoNothing().prepare('sessions_retire_token');
}

/**
 * One statement, so that of concurrent rotations of a token one rotates, and the others, which waited for its row, see
 * the token as the parent. RFC 9700 §4.14.2: a token that was replaced earlier has been stolen once; the session ends.
 */
function prepareRotateCookie(db: Db) {
  const presented = parameter('presentedTokenId', sessions.cookieTokenId);
  const at = parameter('at', sessions.expiresAt);
  const isCurrent = eq(sessions.cookieTokenId, presented);
  const isParentInGrace = and(
    eq(sessions.cookieParentId, presented),
    gt(sessions.cookieRotatedAt, parameter('graceSince', sessions.cookieRotatedAt)),
  );
  const ifCurrent = (then: unknown, otherwise: unknown): SQL =>
    sql`case when ${isCurrent} then ${then} else ${otherwise} end`;
  const successor = parameter('successorTokenId', sessions.cookieTokenId);
  return db
    .update(sessions)
    .set({
      cookieTokenId: ifCurrent(successor, sessions.cookieTokenId),
      cookieParentId: ifCurrent(sessions.cookieTokenId, sessions.cookieParentId),
      cookieRotatedAt: ifCurrent(at, sessions.cookieRotatedAt),
      endedAt: sql`case when ${isCurrent} or ${isParentInGrace} then null else ${at}::timestamptz end`,
    })
    .where(isLive(at))
    .returning({ ...sessionColumns, tokenId: sessions.cookieTokenId, endedAt: sessions.endedAt })
    .prepare('sessions_rotate_cookie');
}

function prepareEnd(db: Db) {
  return db
    .update(sessions)
    .set({ endedAt: sql`${parameter('at', sessions.endedAt)}` })
    .where(and(eq(sessions.id, parameter('sessionId', sessions.id)), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
    .prepare('sessions_end');
}

function isLive(at: ReturnType<typeof parameter>) {
  return and(
    eq(sessions.id, parameter('sessionId', sessions.id)),
    eq(sessions.accountId, parameter('accountId', sessions.accountId)),
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, at),
  );
}
