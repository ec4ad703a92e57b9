import { eq, sql } from 'drizzle-orm';
import type { SessionStore } from '../ports/sessions.ts';
import { prepareBegin } from './begin-session.ts';
import type { Db } from './engine.ts';
import { prepareFindLive, prepareUse } from './live-sessions.ts';
import { prepareLogOut } from './log-out.ts';
import { parameter, typed } from './parameter.ts';
import { prepareRotateCookie } from './rotate-cookie.ts';
import { retiredTokens, sessions } from './schema.ts';

export function createSessionStore(db: Db, lookUps: Db): SessionStore {
  const begin = prepareBegin(db);
  const findLive = prepareFindLive(lookUps);
  const use = prepareUse(db, lookUps);
  const retireToken = prepareRetireToken(db);
  const rotateCookie = prepareRotateCookie(db);
  const logOut = prepareLogOut(db);

  return {
    begin,
    findLive,
    use,
    async retireToken(token) {
      await retireToken.execute(token);
    },
    rotateCookie,
    logOut,
  };
}

/** Through the session's row: nothing to do for a session that the sweep has taken. */
function prepareRetireToken(db: Db) {
  const session = db.$with('session').as(
    db
      .update(sessions)
      .set({ hasRetiredTokens: true, lastUsedAt: sql`${parameter('at', sessions.lastUsedAt)}` })
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
