import { createHash, createHmac, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { type Contestant, PASSWORD, places, SESSIONS, usernameOf, usernames } from './contestant.ts';
import { environment, PEERS, SECRET } from './peers.ts';
import { freePort, ready, run, start } from './processes.ts';

/** On Node.js, for which it is made; on Bun where there is no Node.js. */
export const RUNTIME = Bun.which('node') ?? process.execPath;

export async function fastify(databaseUrl: string): Promise<Contestant> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = environment(databaseUrl, port);
  await run([RUNTIME, 'fastify.mjs', 'migrate'], PEERS, env);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const hash = await Bun.password.hash(PASSWORD, { algorithm: 'argon2id', memoryCost: 19_456, timeCost: 2 });
  await sql`
    insert into accounts (username, password_hash)
    select name, ${hash} from unnest(${usernames()}::text[]) with ordinality as names (name, place) order by place`;
  const [actors, due] = [await addSessions(sql), await addSessions(sql)];
  await sql`vacuum analyze`;
  const running = start([RUNTIME, 'fastify.mjs'], PEERS, env);
  await ready(`${url}/health`, running);
  return {
    entrant: 'fastify',
    protocol: 'fastify',
    url,
    pids: [running.pid],
    pools: { actors: actors.map(actorOf), due: due.map(actorOf) },
    async restore(pool, used) {
      if (pool === 'due') return;
      const ids = used.map((place) => actors[place]?.id ?? '');
      await sql`update sessions set ended_at = null where id = any(${ids})`;
    },
    tail: running.tail,
    async stop() {
      await sql.end();
      await running.stop();
    },
  };
}

interface Row {
  id: string;
  accountId: string;
  username: string;
  secret: string;
}

async function addSessions(sql: postgres.Sql): Promise<Row[]> {
  const secrets = places(SESSIONS).map(() => randomBytes(32).toString('base64url'));
  const digests = secrets.map((secret) => createHash('sha256').update(secret).digest('hex'));
  const names = places(SESSIONS).map(usernameOf);
  const rows = await sql<Omit<Row, 'secret'>[]>`
    with given as (
      select gen_random_uuid() as id, accounts.id as account_id, username, digest, place
      from unnest(${names}::text[], ${digests}::text[]) with ordinality as given (name, digest, place)
      join accounts on username = name
    ), added as (
      insert into sessions (id, account_id, expires_at, cookie_hash)
      select id, account_id, now() + interval '30 days', digest from given
    )
    select id, account_id as "accountId", username from given order by place`;
  return rows.map((row, place) => ({ ...row, secret: secrets[place] ?? '' }));
}

function actorOf({ id, accountId, username, secret }: Row) {
  const token = (kind: string, seconds: number) => signHs256({ sub: accountId, sid: id, kind }, seconds);
  const [access, refresh] = [token('access', 3600), token('refresh', 30 * 24 * 3600)];
  return { username, password: PASSWORD, session: id, access, refresh, cookie: `refresh=${id}.${secret}` };
}

/** RFC 7515 §3.3. */
function signHs256(claims: object, seconds: number): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const payload = { ...claims, jti: crypto.randomUUID(), iat: now, exp: now + seconds };
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}
