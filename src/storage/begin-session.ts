import { and, eq, isNull, sql } from 'drizzle-orm';
import type { SessionStore } from '../ports/stores.ts';
import type { Db } from './engine.ts';
import { parameter, typed } from './parameter.ts';
import { accounts, auditEvents, knownNetworks, logInThrottles, sessions } from './schema.ts';

/** `SessionStore.begin`: one statement, so one round trip and one commit; all of it happens, or nothing does. */
export function prepareBegin(db: Db): SessionStore['begin'] {
  const owner = db.$with('owner').as(lockOwner(db));
  const begun = db.$with('begun', { id: sql<string>`id`.as('id') }).as(insertSession);
  const parts = { forgotten: forgetFailures, replaced: endReplaced, remembered: rememberNetwork, audited: recordLogIn };
  const besides = Object.entries(parts).map(([name, part]) => db.$with(name, {}).as(part));
  const begin = db
    .with(owner, begun, ...besides)
    .select({ id: begun.id })
    .from(begun)
    .prepare('sessions_begin');
  return async ({ attempt, ...session }) => {
    const network = attempt?.network ?? null;
    const rows = await begin.execute({ ...session, attemptKey: attempt?.key ?? null, network });
    return rows.length === 1;
  };
}

/**
 * `FOR SHARE` waits for a password change under way, and makes a later one wait. The change then ends this session too,
 * so no session survives on a replaced password (`FOR KEY SHARE`, as the foreign key takes, would not wait).
 */
function lockOwner(db: Db) {
  return db
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        eq(accounts.id, parameter('accountId', accounts.id)),
        eq(accounts.passwordHash, parameter('passwordHash', accounts.passwordHash)),
        isNull(accounts.disabledAt),
      ),
    )
    .for('share');
}

const given = {
  sessionId: typed('id', sessions.id),
  at: typed('createdAt', sessions.createdAt),
  expiresAt: typed('expiresAt', sessions.expiresAt),
  cookieTokenId: typed('cookieTokenId', sessions.cookieTokenId),
  address: typed('address', sessions.address),
  userAgent: typed('userAgent', sessions.userAgent),
};

/** As SQL: Drizzle's `insert … select` names every column, and an identity column takes no value. */
const insertSession = sql`insert into ${sessions} (id, account_id, created_at, expires_at, cookie_token_id, address, user_agent)
  select ${given.sessionId}, id, ${given.at}, ${given.expiresAt}, ${given.cookieTokenId}, ${given.address}, ${given.userAgent}
  from owner returning id, account_id, created_at, address, user_agent`;

const recordLogIn = sql`insert into ${auditEvents} (at, kind, account_id, session_id, address, user_agent)
  select created_at, 'log_in', account_id, id, address, user_agent from begun`;

/** Once an hour is often enough, since a network is forgotten after months; to look first spares most log-ins a write. */
const rememberNetwork = sql`insert into ${knownNetworks} (account_id, network, last_seen_at)
  select begun.account_id, given.network, begun.created_at
  from begun cross join (select ${typed('network', knownNetworks.network)} as network) as given
  where given.network is not null and not exists (
    select 1 from ${knownNetworks} as known where known.account_id = begun.account_id and known.network = given.network
    and known.last_seen_at > begun.created_at - interval '1 hour')
  on conflict (account_id, network) do update set last_seen_at = excluded.last_seen_at`;

const forgetFailures = sql`delete from ${logInThrottles} where key = ${typed('attemptKey', logInThrottles.key)} and exists (select 1 from begun)`;

const endReplaced = sql`update ${sessions} as replaced set ended_at = begun.created_at from begun
  where replaced.id = ${typed('replacesSessionId', sessions.id)} and replaced.account_id = begun.account_id
  and replaced.ended_at is null`;
