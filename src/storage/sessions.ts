import { and, eq, gt, isNull, lte, notExists, type SQL, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { SessionStore } from '../ports/stores.ts';
import { accountColumns } from './accounts.ts';
import { prepareBegin } from './begin-session.ts';
import type { Db } from './engine.ts';
import { parameter, typed } from './parameter.ts';
import { accounts, auditEvents, retiredTokens, sessions } from './schema.ts';

export function createSessionStore(db: Db, lookUps: Db): SessionStore {
  const begin = prepareBegin(db);
  const findLive = prepareFindLive(lookUps);
  const isRetired = prepareIsRetired(lookUps);
  const use = prepareUse(db, lookUps);
  const retireToken = prepareRetireToken(db);
  const rotateCookie = prepareRotateCookie(db);
  const logOut = prepareLogOut(db);

  return {
    begin,
    async findLive(query) {
      const [live] = await findLive.execute(query);
      if (!live || (live.hasRetiredTokens && (await isRetired.execute(query)).length > 0)) return null;
      const { sessionId, accountId } = query;
      return {
        session: { id: sessionId, accountId, expiresAt: live.expiresAt },
        account: { id: accountId, ...live.account },
      };
    },
    use,
    async retireToken(token) {
      await retireToken.execute(token);
    },
    async rotateCookie(rotation) {
      const [row] = await rotateCookie.execute(rotation);
      if (!row) return null;
      const { sessionId: id, accountId } = rotation;
      const { tokenId, endedAt, expiresAt } = row;
      return endedAt ? { outcome: 'reused' } : { outcome: 'rotated', tokenId, session: { id, accountId, expiresAt } };
    },
    async logOut(session) {
      const ended = await logOut.execute(session);
      return ended.length === 1;
    },
  };
}

/** Without what the caller knows already: reading a column costs half a microsecond here and as much there. */
function prepareFindLive(db: Db) {
  const { id: _, ...account } = accountColumns;
  return db
    .select({ expiresAt: sessions.expiresAt, hasRetiredTokens: sessions.hasRetiredTokens, account })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(isLive(parameter('at', sessions.expiresAt)))
    .prepare('sessions_find_live');
}

/** By itself, since to look in the same statement would cost all sessions a fifth more of the database. */
function prepareIsRetired(db: Db) {
  return db
    .select({ tokenId: retiredTokens.tokenId })
    .from(retiredTokens)
    .where(isDead(parameter('at', retiredTokens.diesAt)))
    .prepare('sessions_is_retired');
}

/**
 * Writes at most once a minute. A session that this instance has noted within the minute is only looked up; another is
 * noted and found in one statement, which finds nothing where another instance has just noted it.
 */
function prepareUse(db: Db, lookUps: Db): SessionStore['use'] {
  const noteAt = parameter('at', sessions.lastUsedAt);
  const isNoted = sql`${sessions.lastUsedAt} > ${noteAt}::timestamptz - interval '1 minute'`;
  const note = db
    .update(sessions)
    .set({ lastUsedAt: sql`${noteAt}` })
    .where(and(isLive(parameter('at', sessions.expiresAt)), sql`${isNoted} is not true`))
    .returning({ expiresAt: sessions.expiresAt })
    .prepare('sessions_note_use');
  const find = lookUps
    .select({ expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(isLive(parameter('at', sessions.expiresAt)))
    .prepare('sessions_find');
  const notedAt = new LRUCache<string, number>({ max: MOST_NOTED });
  return async (query) => {
    const { sessionId: id, accountId, at } = query;
    const now = at.getTime();
    if (now - (notedAt.get(id) ?? Number.NEGATIVE_INFINITY) >= NOTE_MS) {
      const [noted] = await note.execute(query);
      if (noted) notedAt.set(id, now);
      if (noted) return { id, accountId, expiresAt: noted.expiresAt };
    }
    const [found] = await find.execute(query);
    return found ? { id, accountId, expiresAt: found.expiresAt } : null;
  };
}

const NOTE_MS = 60_000;
/** Clients that refresh more than once a minute are few. */
const MOST_NOTED = 1000;

/** Through the session's row: nothing to do for a session that the sweep has taken. */
function prepareRetireToken(db: Db) {
  const session = db.$with('session').as(
    db
      .update(sessions)
      .set({ hasRetiredTokens: true })
      .where(eq(sessions.id, parameter('sessionId', sessions.id)))
      .returning({ id: sessions.id }),
  );
  const token = db
    .select({
      tokenId: typed('tokenId', retiredTokens.tokenId).as(retiredTokens.tokenId.name),
      sessionId: sql`${session.id}`.as('session_id'),
      diesAt: typed('diesAt', retiredTokens.diesAt).as(retiredTokens.diesAt.name),
      forgetAt: typed('forgetAt', retiredTokens.forgetAt).as(retiredTokens.forgetAt.name),
    })
    .from(session);
  return db.with(session).insert(retiredTokens).select(token).onConflictDoNothing().prepare('sessions_retire_token');
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
    .returning({ tokenId: sessions.cookieTokenId, expiresAt: sessions.expiresAt, endedAt: sessions.endedAt })
    .prepare('sessions_rotate_cookie');
}

function prepareLogOut(db: Db) {
  const ended = db.$with('ended').as(
    db
      .update(sessions)
      .set({ endedAt: sql`${parameter('at', sessions.endedAt)}` })
      .where(isLiveFor(db))
      .returning({ id: sessions.id, accountId: sessions.accountId, endedAt: sessions.endedAt }),
  );
  const [address, userAgent] = [typed('address', auditEvents.address), typed('userAgent', auditEvents.userAgent)];
  const recorded = sql`insert into ${auditEvents} (at, kind, account_id, session_id, address, user_agent)
    select ended_at, 'log_out', account_id, id, ${address}, ${userAgent} from ended`;
  return db
    .with(ended, db.$with('audited', {}).as(recorded))
    .select({ id: ended.id })
    .from(ended)
    .prepare('sessions_log_out');
}

/** The session is live at `at`, and the token `tokenId` of it was not retired by then. */
function isLiveFor(db: Db) {
  const at = parameter('at', sessions.expiresAt);
  const retired = db.select({ one: sql`1` }).from(retiredTokens).where(isDead(at));
  return and(isLive(at), notExists(retired));
}

function isDead(at: ReturnType<typeof parameter>) {
  return and(eq(retiredTokens.tokenId, parameter('tokenId', retiredTokens.tokenId)), lte(retiredTokens.diesAt, at));
}

function isLive(at: ReturnType<typeof parameter>) {
  return and(
    eq(sessions.id, parameter('sessionId', sessions.id)),
    eq(sessions.accountId, parameter('accountId', sessions.accountId)),
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, at),
  );
}
