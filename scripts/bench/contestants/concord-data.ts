import type postgres from 'postgres';
import { systemClock } from '../../../src/platform/clock.ts';
import { loadKeys } from '../../../src/platform/key-ring.ts';
import { createTokenIssuer } from '../../../src/platform/tokens.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { createStores } from '../../../src/storage/stores.ts';
import { CONCORD_COOKIE } from '../protocols/concord.ts';
import type { Actor } from '../protocols/protocol.ts';
import { PASSWORD } from './contestant.ts';

/** The secret of a server that lives as long as the benchmark. */
export const AUTH_SECRET = Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64');
export const PUBLIC_URL = 'https://concord.test';
const HOUR_MS = 60 * 60 * 1000;

/** A session's row, as far as its tokens tell of it. */
export interface SessionRow {
  id: string;
  accountId: number;
  username: string;
  cookieTokenId: string;
  expiresAt: Date;
}

/** Puts accounts into a migrated database; ids from 1 on. */
export async function addAccounts(sql: postgres.Sql, names: string[]): Promise<void> {
  const hash = await Bun.password.hash(PASSWORD, { algorithm: 'argon2id', memoryCost: 19_456, timeCost: 2 });
  await sql`
    insert into accounts (username, username_key, password_hash, created_at)
    select name, name, ${hash}, now() from unnest(${names}::text[]) with ordinality as names (name, place) order by place`;
}

/** One session for each of the names. */
export async function addSessions(sql: postgres.Sql, names: string[]): Promise<SessionRow[]> {
  return sql<SessionRow[]>`
    insert into sessions (id, account_id, created_at, expires_at, cookie_token_id, address, user_agent)
    select gen_random_uuid(), accounts.id, now(), now() + interval '30 days', gen_random_uuid(), '127.0.0.1', 'concord-bench'
    from unnest(${names}::text[]) as names (name) join accounts on username_key = name
    returning id, account_id::int as "accountId", cookie_token_id as "cookieTokenId", expires_at as "expiresAt",
      (select username from accounts where accounts.id = account_id) as username`;
}

/** The tokens of sessions, signed with the server's own key: what their log-ins would have answered. */
export async function actorsOf(databaseUrl: string, sessions: SessionRow[]): Promise<Actor[]> {
  const database = await openDatabase({ url: databaseUrl, maxConnections: 1 });
  const log = { info() {}, warn() {}, error() {} };
  const keys = await loadKeys({
    store: createStores(database.db).signingKeys,
    config: { algorithm: 'EdDSA', authSecret: AUTH_SECRET },
    clock: systemClock,
    log,
  });
  await database.close();
  const issuer = createTokenIssuer({ keys, issuer: PUBLIC_URL, audience: 'concord', clock: systemClock });
  const accessEnd = new Date(Math.floor((Date.now() + HOUR_MS) / 1000) * 1000);
  return sessions.map(({ id: sessionId, accountId, username, cookieTokenId, expiresAt }) => {
    const claims = { accountId, sessionId, expiresAt };
    return {
      username,
      password: PASSWORD,
      session: sessionId,
      access: issuer.sign('access', { ...claims, tokenId: crypto.randomUUID(), expiresAt: accessEnd }),
      refresh: issuer.sign('refresh', { ...claims, tokenId: crypto.randomUUID() }),
      cookie: `${CONCORD_COOKIE}=${issuer.sign('refresh_cookie', { ...claims, tokenId: cookieTokenId })}`,
    };
  });
}
