import { type SQL, sql } from 'drizzle-orm';
import type { NewSession, SessionStore } from '../ports/sessions.ts';
import { type Asked, askedColumns } from './asked-sessions.ts';
import { askAlone, askedWith, askTogether, type Columns } from './asked-together.ts';
import { oneAtATime } from './batching.ts';
import type { Db } from './engine.ts';
import { accounts, auditEvents, knownNetworks, logInThrottles, sessions } from './schema.ts';

/**
 * `SessionStore.begin`: one statement, so one round trip and one commit; all of it happens, or nothing does. Sessions that
 * begin at the same time begin together; one that replaces another has a statement of its own. When an account is just being
 * changed, or was changed meanwhile, its session is tried again in a queue, where it waits for that change: one that ends many
 * sessions takes long, and log-ins to that account must not take all connections.
 */
export function prepareBegin(db: Db): SessionStore['begin'] {
  const beginTogether = askTogether(prepareBeginTogether(db), COLUMNS);
  const replace = askAlone(prepareReplace(db), COLUMNS_ALONE);
  const beginPatiently = oneAtATime(askAlone(prepareBeginPatiently(db), COLUMNS_ALONE));
  return async (session) => {
    const beginning = { ...session, sessionId: session.id, at: session.createdAt };
    const begin = session.replacesSessionId === null ? beginTogether : replace;
    return (await begin(beginning)) !== null || (await beginPatiently(beginning)) !== null;
  };
}

type Beginning = NewSession & Asked;

const COLUMNS: Columns<Beginning> = {
  ...askedColumns,
  expires_at: ['timestamptz', ({ expiresAt }) => expiresAt.toISOString()],
  cookie_token_id: ['uuid', ({ cookieTokenId }) => cookieTokenId],
  password_hash: ['text', ({ passwordHash }) => passwordHash],
  address: ['text', ({ address }) => address],
  user_agent: ['text', ({ userAgent }) => userAgent],
  attempt_key: ['text', ({ attempt }) => attempt?.key ?? null],
  network: ['text', ({ attempt }) => attempt?.network ?? null],
};

const COLUMNS_ALONE: Columns<Beginning> = {
  ...COLUMNS,
  replaces: ['uuid', ({ replacesSessionId }) => replacesSessionId],
};

/** Accounts that are being changed are left out, so that nobody waits for another's. */
function prepareBeginTogether(db: Db) {
  return beginning(db, welcomeOf(COLUMNS, sql`skip locked`)).prepare('sessions_begin_several');
}

function prepareReplace(db: Db) {
  return beginning(db, welcomeOf(COLUMNS_ALONE, sql`skip locked`), { replaced: endReplaced }).prepare(
    'sessions_replace',
  );
}

function prepareBeginPatiently(db: Db) {
  return beginning(db, welcomeOf(COLUMNS_ALONE, sql``), { replaced: endReplaced }).prepare('sessions_begin');
}

/**
 * Those that may begin. `FOR SHARE` waits for a password change under way, and makes a later one wait. The change then ends
 * this session too, so no session survives on a replaced password (`FOR KEY SHARE`, as the foreign key takes, would not wait).
 */
function welcomeOf(columns: Columns<Beginning>, orElse: SQL): SQL {
  return sql`select asked.* from ${askedWith(columns)} join ${accounts} as owner
    on owner.id = asked.account_id and owner.password_hash = asked.password_hash and owner.disabled_at is null
    for share of owner ${orElse}`;
}

function beginning(db: Db, welcome: SQL, more: Record<string, SQL> = {}) {
  const parts = {
    welcome,
    begun: insertSession,
    forgotten: forgetFailures,
    ...more,
    remembered: rememberNetwork,
    audited: recordLogIn,
  };
  return db
    .with(...Object.entries(parts).map(([name, part]) => db.$with(name, {}).as(part)))
    .select({ place: sql`place`.mapWith(Number) })
    .from(sql`welcome`);
}

/** As SQL: Drizzle's `insert … select` names every column, and an identity column takes no value. */
const insertSession = sql`insert into ${sessions} (id, account_id, created_at, expires_at, cookie_token_id, address, user_agent)
  select session_id, account_id, at, expires_at, cookie_token_id, address, user_agent from welcome`;

/** Rows that others may lock as well are locked in the order of their keys, here and below, against deadlocks. */
const forgetFailures = sql`delete from ${logInThrottles} using (select key from ${logInThrottles}
    where key in (select attempt_key from welcome) order by key for update) as failed
  where ${logInThrottles}.key = failed.key`;

/** Once an hour is often enough, since a network is forgotten after months; to look first spares most log-ins a write. */
const rememberNetwork = sql`insert into ${knownNetworks} (account_id, network, last_seen_at)
  select account_id, network, max(at) from welcome where network is not null and not exists (
    select 1 from ${knownNetworks} as known where known.account_id = welcome.account_id and known.network = welcome.network
    and known.last_seen_at > welcome.at - interval '1 hour')
  group by account_id, network order by account_id, network
  on conflict (account_id, network) do update set last_seen_at = excluded.last_seen_at`;

const recordLogIn = sql`insert into ${auditEvents} (at, kind, account_id, session_id, address, user_agent)
  select at, 'log_in', account_id, session_id, address, user_agent from welcome`;

const endReplaced = sql`update ${sessions} as replaced set ended_at = welcome.at from welcome
  where replaced.id = welcome.replaces and replaced.account_id = welcome.account_id and replaced.ended_at is null`;
