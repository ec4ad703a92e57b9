import { and, eq, gt, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { SessionStore } from '../ports/sessions.ts';
import { type Asked, askedColumns, takeDue } from './asked-sessions.ts';
import { askedWith, askTogether, type Columns } from './asked-together.ts';
import type { Db } from './engine.ts';
import { parameter, typed } from './parameter.ts';
import { auditEvents, retiredTokens, sessions } from './schema.ts';

/**
 * `SessionStore.logOut`. Log-outs at the same time share a statement. A session that has retired tokens, or that somebody
 * else has locked, is ended by a statement of its own.
 */
export function prepareLogOut(db: Db): SessionStore['logOut'] {
  const endOne = prepareEndOne(db);
  const endTogether = askTogether(prepareEndSeveral(db), COLUMNS);
  return async (session) => (await endTogether(session)) !== null || (await endOne.execute(session)).length === 1;
}

interface Leaving extends Asked {
  address: string | null;
  userAgent: string | null;
}

const COLUMNS: Columns<Leaving> = {
  ...askedColumns,
  address: ['text', ({ address }) => address],
  user_agent: ['text', ({ userAgent }) => userAgent],
};

function prepareEndSeveral(db: Db) {
  const due = takeDue(db, askedWith(COLUMNS), eq(sessions.hasRetiredTokens, false), {
    address: sql`asked.address`.as('asked_address'),
    userAgent: sql`asked.user_agent`.as('asked_user_agent'),
  });
  const ended = db.$with('ended').as(
    db
      .update(sessions)
      .set({ endedAt: sql`${due.at}` })
      .from(due)
      .where(eq(sessions.id, due.id))
      .returning({
        id: sessions.id,
        accountId: sessions.accountId,
        endedAt: sessions.endedAt,
        place: due.place,
        address: due.address,
        userAgent: due.userAgent,
      }),
  );
  const recorded = sql`insert into ${auditEvents} (at, kind, account_id, session_id, address, user_agent)
    select ended_at, 'log_out', account_id, id, asked_address, asked_user_agent from ended`;
  return db
    .with(due, ended, db.$with('audited', {}).as(recorded))
    .select({ place: ended.place })
    .from(ended)
    .prepare('sessions_log_out_several');
}

/** The session is live at `at`, and the token `tokenId` of it was not retired by then. */
function prepareEndOne(db: Db) {
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

function isLiveFor(db: Db) {
  const at = parameter('at', sessions.expiresAt);
  const retired = db
    .select({ one: sql`1` })
    .from(retiredTokens)
    .where(and(eq(retiredTokens.tokenId, parameter('tokenId', retiredTokens.tokenId)), lte(retiredTokens.diesAt, at)));
  return and(
    eq(sessions.id, parameter('sessionId', sessions.id)),
    eq(sessions.accountId, parameter('accountId', sessions.accountId)),
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, at),
    notExists(retired),
  );
}
