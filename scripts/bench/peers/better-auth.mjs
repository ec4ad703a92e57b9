/**
 * Better Auth on Bun, as a process: `bun better-auth.mjs serve | migrate | hash <password>`.
 * Environment: PORT, DATABASE_URL, SECRET, and PASSWORD_HASH: `scrypt` (as it ships) or `argon2id` (Concord's parameters).
 */
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { hashPassword } from 'better-auth/crypto';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';

const { PORT = '0', DATABASE_URL, SECRET, PASSWORD_HASH = 'scrypt' } = process.env;
/** `Algorithm.Argon2id` is 2 in a const enum, which JavaScript cannot import. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const argon2id = {
  hash: (password) => hash(password, parameters),
  verify: ({ hash: passwordHash, password }) => verify(passwordHash, password),
};
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const auth = betterAuth({
  baseURL: `http://127.0.0.1:${PORT}`,
  secret: SECRET,
  // Signing out wants the `Origin` of a page that may.
  trustedOrigins: ['http://127.0.0.1'],
  database: pool,
  emailAndPassword: {
    enabled: true,
    // Concord's registration begins no session.
    autoSignIn: false,
    ...(PASSWORD_HASH === 'argon2id' ? { password: argon2id } : {}),
  },
  // One address sends everything.
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  // The tuned one reads the session and its user in one query.
  ...(PASSWORD_HASH === 'argon2id' ? { experimental: { joins: true } } : {}),
});

const [command = 'serve', password = ''] = process.argv.slice(2);
if (command === 'hash') {
  console.log(await (PASSWORD_HASH === 'argon2id' ? argon2id.hash(password) : hashPassword(password)));
  process.exit(0);
}
if (command === 'migrate') {
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
  process.exit(0);
}
Bun.serve({
  hostname: '127.0.0.1',
  port: Number(PORT),
  routes: {
    '/health': async () => {
      await pool.query('select 1');
      return Response.json({ status: 'ok' });
    },
  },
  fetch: auth.handler,
});
