import { and, eq, lte, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { SessionStore } from '../ports/sessions.ts';
import { accountColumns } from './accounts.ts';
import { askedColumns, isLive, takeDue } from './asked-sessions.ts';
import { askedWith, askTogether, place } from './asked-together.ts';
import type { Db } from './engine.ts';
import { parameter } from './parameter.ts';
import { accounts, retiredTokens, sessions } from './schema.ts';

const asked = askedWith(askedColumns);

/** `SessionStore.findLive`, which every request with an access token begins with. */
export function prepareFindLive(db: Db): SessionStore['findLive'] {
  const { id: _, ...account } = accountColumns;
  // Without the columns that the caller knows: reading one costs half a microsecond here, and as much in the database.
  const found = db
    .select({ place, expiresAt: sessions.expiresAt, hasRetiredTokens: sessions.hasRetiredTokens, account })
    .from(asked)
    .innerJoin(sessions, isLive)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .prepare('sessions_find_live');
  const find = askTogether(found, askedColumns);
  const isRetired = prepareIsRetired(db);
  return async (query) => {
    const live = await find(query);
    if (!live || (live.hasRetiredTokens && (await isRetired.execute(query)).length > 0)) return null;
    const { sessionId, accountId } = query;
    return {
      session: { id: sessionId, accountId, expiresAt: live.expiresAt },
      account: { id: accountId, ...live.account },
    };
  };
}

/** A statement of its own, for sessions that have retired tokens: as a part of the other it would cost every session a fifth more. */
function prepareIsRetired(db: Db) {
  return db
    .select({ tokenId: retiredTokens.tokenId })
    .from(retiredTokens)
    .where(
      and(
        eq(retiredTokens.tokenId, parameter('tokenId', retiredTokens.tokenId)),
        lte(retiredTokens.diesAt, parameter('at', retiredTokens.diesAt)),
      ),
    )
    .prepare('sessions_is_retired');
}

/**
 * `SessionStore.use`: writes at most once a minute. A session that this instance has noted within the minute is only
 * looked up; another is noted and found in one statement, which does not find what another has just noted or is noting.
 */
export function prepareUse(db: Db, lookUps: Db): SessionStore['use'] {
  const noted = prepareNote(db);
  const found = lookUps
    .select({ place, expiresAt: sessions.expiresAt })
    .from(asked)
    .innerJoin(sessions, isLive)
    .prepare('sessions_find');
  const note = askTogether(noted, askedColumns);
  const find = askTogether(found, askedColumns);
  const notedAt = new LRUCache<string, number>({ max: MOST_NOTED });
  return async (query) => {
    const { sessionId: id, accountId, at } = query;
    const isNoted = at.getTime() - (notedAt.get(id) ?? Number.NEGATIVE_INFINITY) < NOTE_MS;
    const session = isNoted ? null : await note(query);
    if (session) notedAt.set(id, at.getTime());
    const live = session ?? (await find(query));
    return live && { id, accountId, expiresAt: live.expiresAt };
  };
}

function prepareNote(db: Db) {
  const isNoted = sql`${sessions.lastUsedAt} > asked.at - interval '1 minute'`;
  const due = takeDue(db, asked, sql`${isNoted} is not true`, {});
  return db
    .with(due)
    .update(sessions)
    .set({ lastUsedAt: sql`${due.at}` })
    .from(due)
    .where(eq(sessions.id, due.id))
    .returning({ place: due.place, expiresAt: sessions.expiresAt })
    .prepare('sessions_note_use');
}

const NOTE_MS = 60_000;
/** Clients that refresh more than once a minute are few. */
const MOST_NOTED = 1000;
