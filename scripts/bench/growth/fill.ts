import type postgres from 'postgres';
import type { SessionRow } from '../contestants/concord-data.ts';
import { PASSWORD } from '../contestants/contestant.ts';

/**
 * Rows of a table for each account, as a service has them whose people log in now and then on two devices. With one session
 * each, the server would remember all of a thousand people's as just noted, and their refreshes would only read.
 */
const ROWS_EACH = { sessions: 2, audit_events: 2, known_networks: 1, rate_limits: 0.1, log_in_throttles: 0.1 };

/**
 * Fills a migrated database with `accounts` people, each with two sessions (one after the other, as they began), an audit event of each and a known network, and a tenth
 * of them with a counter of the rate limiter and of the throttle. One hash serves everybody. Nothing in it is due to be swept.
 */
export async function fill(sql: postgres.Sql, accounts: number): Promise<void> {
  const hash = await Bun.password.hash(PASSWORD, { algorithm: 'argon2id', memoryCost: 19_456, timeCost: 2 });
  const rowsOf = (table: keyof typeof ROWS_EACH) => Math.ceil(accounts * ROWS_EACH[table]);
  // Foreign keys are right by construction; checked one by one they would take most of the time.
  await sql`set session_replication_role = replica`;
  await sql`
    insert into accounts (username, username_key, email, email_key, password_hash, created_at)
    select 'person' || n, 'person' || n, 'person' || n || '@bench.test', 'person' || n || '@bench.test', ${hash},
      now() - n % 700 * interval '1 day' from generate_series(1, ${accounts}::int) as n`;
  await sql`
    insert into sessions (id, account_id, created_at, expires_at, cookie_token_id, address, user_agent)
    select uuidv7(begun - now()), 1 + n % ${accounts}::int, begun, begun + interval '30 days', uuidv7(begun - now()), '203.0.113.7', ${USER_AGENT}
    from (select n, now() - random() * interval '29 days' as begun from generate_series(1, ${rowsOf('sessions')}::int) as n)
    order by begun`;
  await sql`
    insert into audit_events (at, kind, account_id, session_id, address, user_agent)
    select created_at, 'log_in', account_id, id, address, user_agent from sessions order by created_at`;
  await sql`
    insert into known_networks (account_id, network, last_seen_at)
    select n, '203.0.' || n % 256 || '.0/24', now() from generate_series(1, ${rowsOf('known_networks')}::int) as n`;
  await sql`
    insert into rate_limits (key, count, resets_at)
    select ${NETWORK_KEY} || n, 1, now() + interval '1 day' from generate_series(1, ${rowsOf('rate_limits')}::int) as n`;
  await sql`
    insert into log_in_throttles (key, failures, blocked_until, forget_at, attempt_id)
    select 'stranger:' || sha256(n::text::bytea)::text, 1, 'epoch', now() + interval '1 day', gen_random_uuid()
    from generate_series(1, ${rowsOf('log_in_throttles')}::int) as n`;
  await sql`set session_replication_role = origin`;
  // What autovacuum does by and by; without it the first readers would do part of it.
  await sql`vacuum analyze`;
  await sql`checkpoint`;
}

/** Of the counters of client networks; a number follows. */
export const NETWORK_KEY = 'network:bench-';

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** Sessions drawn at random. */
export function drawSessions(sql: postgres.Sql, count: number): Promise<SessionRow[]> {
  return sql<SessionRow[]>`
    select sessions.id, account_id::int as "accountId", cookie_token_id as "cookieTokenId", expires_at as "expiresAt", username
    from (select * from sessions order by random() limit ${count}) as sessions join accounts on accounts.id = account_id`;
}

/** Bytes on disk of one row of each table, its indexes included. */
export async function bytesPerRow(sql: postgres.Sql): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const table of ['accounts', ...Object.keys(ROWS_EACH)]) {
    const [row] =
      await sql`select pg_total_relation_size(${table}::regclass)::float8 / count(*) as bytes from ${sql(table)}`;
    sizes[table] = row?.['bytes'] ?? 0;
  }
  return sizes;
}
