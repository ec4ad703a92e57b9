import { and, eq, isNull, sql } from 'drizzle-orm';
import type { NewSession, SessionStore } from '../ports/stores.ts';
import { askedSessions, askSessionsTogether } from './asked-sessions.ts';
import { place } from './asked-together.ts';
import type { Db } from './engine.ts';
import { parameter, typed } from './parameter.ts';
import { accounts, auditEvents, knownNetworks, logInThrottles, sessions } from './schema.ts';

/**
 * `SessionStore.begin`: one statement, so one round trip and one commit; all of it happens, or nothing does. Sessions that
 * begin at the same time begin together. One that replaces another, and one whose account somebody else is just changing
 * or has changed, begins by itself or not at all.
 */
export function prepareBegin(db: Db): SessionStore['begin'] {
  const beginOne = prepareBeginOne(db);
  const beginTogether = askSessionsTogether(prepareBeginSeveral(db), {
    expires_at: ({ expiresAt }: Beginning) => expiresAt.toISOString(),
    cookie_token_id: ({ cookieTokenId }) => cookieTokenId,
    password_hash: ({ passwordHash }) => passwordHash,
    address: ({ address }) => address,
    user_agent: ({ userAgent }) => userAgent,
    attempt_key: ({ attempt }) => attempt?.key ?? null,
    network: ({ attempt }) => attempt?.network ?? null,
  });
  return async (session) => {
    const { id: sessionId, createdAt: at, replacesSessionId } = session;
    if (replacesSessionId === null && (await beginTogether({ ...session, sessionId, at }))) return true;
    const { attempt, ...given } = session;
    const besides = { attemptKey: attempt?.key ?? null, network: attempt?.network ?? null };
    return (await beginOne.execute({ ...given, ...besides })).length === 1;
  };
}

type Beginning = NewSession & { sessionId: string; at: Date };

/**
 * Rows that others may want, too, are taken in an order, so that no two batches can wait for one another; accounts that
 * are being changed are left out. Two log-ins from a new network of the account make one row of it.
 */
function prepareBeginSeveral(db: Db) {
  const asked = askedSessions({
    expires_at: 'timestamptz',
    cookie_token_id: 'uuid',
    password_hash: 'text',
    address: 'text',
    user_agent: 'text',
    attempt_key: 'text',
    network: 'text',
  });
  const welcome = db.$with('welcome', { place }).as(sql`select asked.* from ${asked} join ${accounts} as owner
    on owner.id = asked.account_id and owner.password_hash = asked.password_hash and owner.disabled_at is null
    for share of owner skip locked`);
  const parts = {
    begun: sql`insert into ${sessions} (id, account_id, created_at, expires_at, cookie_token_id, address, user_agent)
      select session_id, account_id, at, expires_at, cookie_token_id, address, user_agent from welcome`,
    forgotten: sql`delete from ${logInThrottles} using (select key from ${logInThrottles}
      where key in (select attempt_key from welcome) order by key for update) as failed
      where ${logInThrottles}.key = failed.key`,
    remembered: sql`insert into ${knownNetworks} (account_id, network, last_seen_at)
      select account_id, network, max(at) from welcome where network is not null and not exists (
        select 1 from ${knownNetworks} as known where known.account_id = welcome.account_id and known.network = welcome.network
        and known.last_seen_at > welcome.at - interval '1 hour')
      group by account_id, network order by account_id, network
      on conflict (account_id, network) do update set last_seen_at = excluded.last_seen_at`,
    audited: sql`insert into ${auditEvents} (at, kind, account_id, session_id, address, user_agent)
      select at, 'log_in', account_id, session_id, address, user_agent from welcome`,
  };
  const besides = Object.entries(parts).map(([name, part]) => db.$with(name, {}).as(part));
  return db
    .with(welcome, ...besides)
    .select({ place: sql`place`.mapWith(Number) })
    .from(welcome)
    .prepare('sessions_begin_several');
}

function prepareBeginOne(db: Db) {
  const owner = db.$with('owner').as(lockOwner(db));
  const begun = db.$with('begun', { id: sql<string>`id`.as('id') }).as(insertSession);
  const parts = { forgotten: forgetFailures, replaced: endReplaced, remembered: rememberNetwork, audited: recordLogIn };
  const besides = Object.entries(parts).map(([name, part]) => db.$with(name, {}).as(part));
  return db
    .with(owner, begun, ...besides)
    .select({ id: begun.id })
    .from(begun)
    .prepare('sessions_begin');
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
