import { createHmac, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { addressOf } from '../protocols/better-auth.ts';
import type { Actor } from '../protocols/protocol.ts';
import { type Contestant, PASSWORD, places, SESSIONS, usernameOf, usernames } from './contestant.ts';
import { environment, PEERS, SECRET } from './peers.ts';
import { freePort, ready, run, start } from './processes.ts';

/** As it ships (scrypt), or tuned: Concord's argon2id parameters, and the session and its user in one query. */
export async function betterAuth(databaseUrl: string, passwordHash: 'scrypt' | 'argon2id'): Promise<Contestant> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...environment(databaseUrl, port), PASSWORD_HASH: passwordHash };
  const command = [process.execPath, 'better-auth.mjs'];
  await run([...command, 'migrate'], PEERS, env);
  const hash = await run([...command, 'hash', PASSWORD], PEERS, env);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await addUsers(sql, hash);
  const tokens = { actors: newTokens(), due: newTokens() };
  await addSessions(sql, tokens.actors, places(SESSIONS));
  await addSessions(sql, tokens.due, places(SESSIONS));
  await makeDue(sql, tokens.due);
  await sql`vacuum analyze`;
  const running = start(command, PEERS, env);
  await ready(`${url}/health`, running);
  return {
    entrant: passwordHash === 'scrypt' ? 'better-auth' : 'better-auth-argon2id',
    protocol: 'better-auth',
    url,
    pids: [running.pid],
    pools: { actors: tokens.actors.map(actorOf), due: tokens.due.map(actorOf) },
    // Signing out deletes the row.
    restore: (pool, used) =>
      pool === 'due'
        ? makeDue(
            sql,
            used.map((place) => tokens.due[place] ?? ''),
          )
        : addSessions(sql, tokens.actors, used),
    tail: running.tail,
    async stop() {
      await sql.end();
      await running.stop();
    },
  };
}

async function addUsers(sql: postgres.Sql, hash: string): Promise<void> {
  const names = usernames();
  await sql`
    insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    select name, name, email, true, now(), now()
    from unnest(${names}::text[], ${names.map(addressOf)}::text[]) as names (name, email)`;
  await sql`
    insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    select 'account of ' || id, id, 'credential', id, ${hash}, now(), now() from "user"`;
}

function newTokens(): string[] {
  return places(SESSIONS).map(() => randomBytes(24).toString('base64url'));
}

async function addSessions(sql: postgres.Sql, tokens: string[], which: number[]): Promise<void> {
  const given = which.map((place) => tokens[place] ?? '');
  await sql`
    insert into session (id, "expiresAt", token, "createdAt", "updatedAt", "ipAddress", "userAgent", "userId")
    select 'session ' || token, now() + interval '7 days', token, now(), now(), '127.0.0.1', 'concord-bench', name
    from unnest(${given}::text[], ${which.map(usernameOf)}::text[]) as given (token, name)`;
}

/** Its `updateAge` is a day, its `expiresIn` seven. */
async function makeDue(sql: postgres.Sql, tokens: string[]): Promise<void> {
  await sql`update session set "expiresAt" = now() + interval '5 days' where token = any(${tokens})`;
}

function actorOf(token: string, place: number): Actor {
  const signature = createHmac('sha256', SECRET).update(token).digest('base64');
  const cookie = `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  return { username: usernameOf(place), password: PASSWORD, session: '', access: cookie, refresh: '', cookie };
}
