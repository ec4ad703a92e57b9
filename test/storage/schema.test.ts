import { afterAll, expect, test } from 'bun:test';
import { type SQL, sql } from 'drizzle-orm';
import { freshDatabase } from '../database.ts';
import { registered } from './fixtures.ts';

const { db, stores, close } = await freshDatabase();
afterAll(close);

const { id: accountId } = await registered(stores);

/** PostgreSQL Appendix A: check_violation, unique_violation, foreign_key_violation. */
const [CHECK, UNIQUE, FOREIGN_KEY] = ['23514', '23505', '23503'];

async function refusal(statement: SQL): Promise<unknown> {
  try {
    await db.execute(statement);
    return 'accepted';
  } catch (error) {
    return ((error as Error).cause as { code?: string }).code;
  }
}

const session = (values: string) =>
  refusal(sql`insert into sessions (id, account_id, created_at, expires_at, cookie_token_id, cookie_parent_id, cookie_rotated_at)
    values (gen_random_uuid(), ${accountId}, now(), ${sql.raw(values)})`);

test('a password is stored hashed, an address with its key, and only an address is verified', async () => {
  const insert = (columns: string, values: string) =>
    refusal(sql`insert into accounts (username, username_key, created_at, ${sql.raw(columns)})
      values ('u', gen_random_uuid()::text, now(), ${sql.raw(values)})`);
  expect(await insert('password_hash', `'$argon2id$'`)).toBe('accepted');
  expect(await insert('password_hash', `'correct horse'`)).toBe(CHECK);
  expect(await insert('password_hash, email', `'$argon2id$', 'a@b.example'`)).toBe(CHECK);
  expect(await insert('password_hash, email_verified_at', `'$argon2id$', now()`)).toBe(CHECK);
});

test('a session expires after it began, and a cookie is not its own parent', async () => {
  const [later, token, other] = [`now() + interval '1 day'`, `'${crypto.randomUUID()}'`, `'${crypto.randomUUID()}'`];
  expect(await session(`${later}, ${token}, null, null`)).toBe('accepted');
  expect(await session(`now(), ${token}, null, null`)).toBe(CHECK);
  expect(await session(`${later}, ${token}, ${token}, now()`)).toBe(CHECK);
  expect(await session(`${later}, ${token}, ${other}, null`)).toBe(CHECK);
});

test('a one-time token is stored hashed, for a purpose that is known, and once per account and purpose', async () => {
  const insert = (hash: string, purpose: string, account = accountId) =>
    refusal(sql`insert into one_time_tokens (token_hash, purpose, account_id, email_key, created_at, expires_at)
      values (${hash}, ${purpose}, ${account}, 'a@b.example', now(), now() + interval '1 hour')`);
  expect(await insert('a'.repeat(64), 'password_reset')).toBe('accepted');
  expect(await insert('b'.repeat(64), 'password_reset')).toBe(UNIQUE);
  expect(await insert('not a hash', 'email_verification')).toBe(CHECK);
  expect(await insert('c'.repeat(64), 'something_else')).toBe(CHECK);
  expect(await insert('d'.repeat(64), 'email_verification', accountId + 1000)).toBe(FOREIGN_KEY);
});

test('a published key holds no private part', async () => {
  const insert = (jwk: object) =>
    refusal(sql`insert into signing_keys (kid, algorithm, public_jwk, sealed_private_jwk, created_at)
      values ('k', 'EdDSA', ${JSON.stringify(jwk)}::jsonb, 'sealed', now())`);
  expect(await insert({ kty: 'OKP', d: 'secret' })).toBe(CHECK);
  expect(await insert({ kty: 'OKP' })).toBe('accepted');
});

test('an account that is deleted takes its sessions and tokens with it', async () => {
  await db.execute(sql`delete from accounts where id = ${accountId}`);
  const left = sql`select 1 from sessions where account_id = ${accountId}
    union all select 1 from one_time_tokens where account_id = ${accountId}`;
  expect(await refusal(sql`select 1 / (1 - (select count(*) from (${left}) as row_left)::int)`)).toBe('accepted');
});
