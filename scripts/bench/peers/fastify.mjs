/**
 * A careful service on Fastify, as a process on Node.js. Every authenticated call reads the session's row; every
 * statement is prepared by name. Environment: PORT, DATABASE_URL, SECRET. `node fastify.mjs migrate` makes the tables.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import { hash, verify } from '@node-rs/argon2';
import fastify, { LogController } from 'fastify';
import pg from 'pg';

const { PORT = '0', DATABASE_URL, SECRET = '' } = process.env;
/** `Algorithm.Argon2id` is 2 in a const enum, which JavaScript cannot import. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const REFRESH_COOKIE = { path: '/auth/refresh-cookie', httpOnly: true, secure: true, sameSite: 'strict' };
const SESSION = `sessions.id = $1 and ended_at is null and expires_at > now()`;
const statements = {
  ping: 'select 1',
  findAccount: 'select id, username, password_hash, created_at from accounts where username = $1',
  addAccount: `insert into accounts (username, password_hash) values ($1, $2) on conflict do nothing returning id`,
  begin: `insert into sessions (id, account_id, expires_at, cookie_hash) values ($1, $2, now() + interval '30 days', $3)`,
  findLive: `select accounts.id, username, accounts.created_at from sessions join accounts on accounts.id = account_id where ${SESSION}`,
  touch: `update sessions set last_used_at = now() where ${SESSION} returning account_id`,
  rotate: `update sessions set cookie_hash = $2, last_used_at = now() where ${SESSION} and cookie_hash = $3 returning account_id`,
  end: `update sessions set ended_at = now() where ${SESSION} returning id`,
};
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const query = async (name, ...values) => (await pool.query({ name, text: statements[name], values })).rows[0];
const digest = (text) => createHash('sha256').update(text).digest('hex');

if (process.argv[2] === 'migrate') {
  await pool.query(`
    create table accounts (id bigint primary key generated always as identity, username text not null unique,
      password_hash text not null, created_at timestamptz not null default now());
    create table sessions (id uuid primary key, account_id bigint not null references accounts on delete cascade,
      created_at timestamptz not null default now(), expires_at timestamptz not null, ended_at timestamptz,
      last_used_at timestamptz, cookie_hash text not null);
    create index on sessions (account_id)`);
  process.exit(0);
}

// One line a request, as Concord writes, in place of Fastify's two.
const app = fastify({ logger: true, logController: new LogController({ disableRequestLogging: true }) });
app.register(cookie);
// Lifetimes here: with one at the call, every token would be signed by a signer made for it.
app.register(jwt, { namespace: 'access', secret: SECRET, sign: { expiresIn: '1h' } });
app.register(jwt, { namespace: 'refresh', secret: SECRET, sign: { expiresIn: '30d' } });
app.addHook('onResponse', async (request, reply) => {
  const { method, routeOptions, id } = request;
  request.log.info({ id, method, route: routeOptions.url, status: reply.statusCode, ms: reply.elapsedTime }, 'request');
});

const name = { type: 'string', minLength: 1, maxLength: 100 };
const credentials = {
  type: 'object',
  required: ['username', 'password'],
  properties: { username: name, password: { type: 'string', minLength: 8, maxLength: 128 } },
};
const sign = (kind, accountId, sid) => app.jwt[kind].sign({ sub: String(accountId), sid, kind, jti: randomUUID() });
const refuse = (reply, code, message) => reply.code(code).send({ message });
/** The claims of a token of a kind, or null. */
async function claimsOf(request, kind) {
  try {
    const claims = await request[`${kind}JwtVerify`]();
    return claims.kind === kind ? claims : null;
  } catch {
    return null;
  }
}

app.get('/health', async () => {
  await query('ping');
  return { status: 'ok' };
});

app.post('/auth/register', { schema: { body: credentials } }, async (request, reply) => {
  const { username, password } = request.body;
  const added = await query('addAccount', username, await hash(password, parameters));
  if (!added) return refuse(reply, 409, 'taken');
  return reply.code(201).send({ message: 'created', user: { id: Number(added.id), username } });
});

app.post('/auth/login', { schema: { body: credentials } }, async (request, reply) => {
  const { username, password } = request.body;
  const account = await query('findAccount', username);
  if (!account || !(await verify(account.password_hash, password))) return refuse(reply, 401, 'wrong');
  const [sid, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
  await query('begin', sid, account.id, digest(secret));
  reply.setCookie('refresh', `${sid}.${secret}`, REFRESH_COOKIE);
  return {
    access_token: sign('access', account.id, sid),
    refresh_token: sign('refresh', account.id, sid),
    user: { id: Number(account.id), username: account.username, joined: account.created_at },
  };
});

app.get('/user', async (request, reply) => {
  const claims = await claimsOf(request, 'access');
  const account = claims && (await query('findLive', claims.sid));
  if (!account) return refuse(reply, 401, 'invalid token');
  return { id: Number(account.id), username: account.username, joined: account.created_at };
});

app.post('/auth/refresh', async (request, reply) => {
  const claims = await claimsOf(request, 'refresh');
  const session = claims && (await query('touch', claims.sid));
  if (!session) return refuse(reply, 401, 'invalid token');
  return { access_token: sign('access', session.account_id, claims.sid) };
});

app.post('/auth/refresh-cookie', async (request, reply) => {
  const [sid = '', secret = ''] = (request.cookies.refresh ?? '').split('.');
  const next = randomBytes(32).toString('base64url');
  const session = await query('rotate', sid, digest(next), digest(secret));
  if (!session) return refuse(reply, 401, 'invalid token');
  reply.setCookie('refresh', `${sid}.${next}`, REFRESH_COOKIE);
  return { access_token: sign('access', session.account_id, sid) };
});

app.post('/auth/logout', async (request, reply) => {
  const claims = await claimsOf(request, 'access');
  const ended = claims && (await query('end', claims.sid));
  if (!ended) return refuse(reply, 401, 'invalid token');
  return { message: 'logged out' };
});

await app.listen({ host: '127.0.0.1', port: Number(PORT) });
