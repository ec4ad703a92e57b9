import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { SessionStore } from '../ports/sessions.ts';
import { type Asked, askedColumns, takeDue } from './asked-sessions.ts';
import { askedWith, askTogether, type Columns } from './asked-together.ts';
import type { Db } from './engine.ts';
import { parameter } from './parameter.ts';
import { sessions } from './schema.ts';

/**
 * `SessionStore.rotateCookie`. Current tokens that come at the same time share a statement. Anything else (a parent, a token
 * that was replaced earlier, a session that somebody else has locked) is judged by a statement of its own.
 */
export function prepareRotateCookie(db: Db): SessionStore['rotateCookie'] {
  const judge = prepareJudge(db);
  const rotateCurrent = askTogether(prepareRotateCurrent(db), COLUMNS);
  return async (rotation) => {
    const { sessionId: id, accountId, successorTokenId } = rotation;
    const rotated = await rotateCurrent(rotation);
    if (rotated) {
      return {
        outcome: 'rotated',
        tokenId: successorTokenId,
        session: { id, accountId, expiresAt: rotated.expiresAt },
      };
    }
    const [row] = await judge.execute(rotation);
    if (!row) return null;
    const { tokenId, endedAt, expiresAt } = row;
    return endedAt ? { outcome: 'reused' } : { outcome: 'rotated', tokenId, session: { id, accountId, expiresAt } };
  };
}

interface Rotating extends Asked {
  presentedTokenId: string;
  successorTokenId: string;
}

const COLUMNS: Columns<Rotating> = {
  ...askedColumns,
  presented: ['uuid', ({ presentedTokenId }) => presentedTokenId],
  successor: ['uuid', ({ successorTokenId }) => successorTokenId],
};

function prepareRotateCurrent(db: Db) {
  const due = takeDue(db, askedWith(COLUMNS), eq(sessions.cookieTokenId, sql`asked.presented`), {
    successor: sql`asked.successor`.as('successor'),
  });
  return db
    .with(due)
    .update(sessions)
    .set({
      cookieTokenId: sql`${due.successor}`,
      cookieParentId: sql`${sessions.cookieTokenId}`,
      cookieRotatedAt: sql`${due.at}`,
    })
    .from(due)
    .where(eq(sessions.id, due.id))
    .returning({ place: due.place, expiresAt: sessions.expiresAt })
    .prepare('sessions_rotate_current_cookies');
}

/**
 * One statement, so that of concurrent rotations of a token one rotates, and the others, which waited for its row, see
 * the token as the parent. RFC 9700 §4.14.2: a token that was replaced earlier has been stolen once; the session ends.
 */
function prepareJudge(db: Db) {
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
    .where(
      and(
        eq(sessions.id, parameter('sessionId', sessions.id)),
        eq(sessions.accountId, parameter('accountId', sessions.accountId)),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, at),
      ),
    )
    .returning({ tokenId: sessions.cookieTokenId, expiresAt: sessions.expiresAt, endedAt: sessions.endedAt })
    .prepare('sessions_rotate_cookie');
}
