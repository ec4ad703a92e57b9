import { sql } from 'drizzle-orm';
import { loadConfig } from '../../src/config.ts';
import { startServer } from '../../src/server.ts';
import type { Database } from '../../src/storage/engine.ts';
import { cheapHashing } from '../http/accounts.ts';
import { recordingLog } from '../platform/recording-log.ts';
import { type Client, clientOf, serve, type TestServer } from '../server.ts';

/** What the attacks are tried on: each profile as it would be deployed, but with cheap hashes and limits out of the way. */
export const profiles = ['development', 'production'] as const;
export type ProfileName = (typeof profiles)[number];

export const authSecret = 'q7Zp2mVx9LwT4cRk8YbNf3HsJd6GuEaQ1WoXiCvB';
export const publicUrl: Record<ProfileName, string> = {
  development: 'http://concord.test',
  production: 'https://id.example.com',
};

export const cookieName: Record<ProfileName, string> = {
  development: 'refresh_token',
  production: '__Secure-refresh_token',
};

/** Wide enough for a whole suite of attacks from one address. */
const wideLimits = 'network=1000000/1m,mail=1000000/1h,failures=1000000/1h';

export function environment(profile: ProfileName): Record<string, string> {
  const common = { ...cheapHashing, AUTH_SECRET: authSecret, SERVICE_KEY: serviceKey, PUBLIC_URL: publicUrl[profile] };
  if (profile === 'development') return common;
  // `serve` opens the database itself; the URL is only what production insists on.
  return { ...common, NODE_ENV: 'production', DATABASE_URL: 'postgres://unused/unused', RATE_LIMITS: wideLimits };
}

export function serveAs(profile: ProfileName, env: Record<string, string> = {}): Promise<TestServer> {
  return serve({ ...environment(profile), ...env });
}

/** What a back end that holds it sends, to be given live reset tokens. */
export const serviceKey = 'v9XqL2mT7bRk4WzN';

/** A live reset token, as a trusted back end is given one in every profile. */
export async function resetToken(server: Client, email: string): Promise<string> {
  const { status, body } = await server.post('/auth/forget-password', { email }, { 'x-service-key': serviceKey });
  if (status !== 200) throw new Error(`no reset token: ${status}`);
  return body.reset_token;
}

/** A second instance on the data of the first, as behind a load balancer. */
export async function serveBeside(
  first: TestServer,
  profile: ProfileName,
  env: Record<string, string> = {},
): Promise<Client & { stop(): Promise<void> }> {
  const own = { RATE_LIMITS: 'off', ...environment(profile), ...env, PORT: '0', DATA_DIR: first.dataDir };
  const { database, clock } = { database: first.database.database, clock: first.clock };
  const server = await startServer({ config: loadConfig(own), database, clock, log: recordingLog() });
  return { ...clientOf(server.url), stop: server.stop };
}

/** Every row of every table as text, ordered: equal dumps mean that nothing was written. Counters of limits are left out. */
export async function dump(database: Database): Promise<Record<string, string[]>> {
  const { rate_limits: _, ...others } = await dumpAll(database);
  return others;
}

export async function dumpAll(database: Database): Promise<Record<string, string[]>> {
  const tables = await rows(database, "select tablename as text from pg_tables where schemaname = 'public' order by 1");
  const selects = tables.map((table) => `select '${table} ' || xmin::text || ' ' || t::text as text from "${table}" t`);
  const all: Record<string, string[]> = Object.fromEntries(tables.map((table) => [table, []]));
  for (const row of await rows(database, `${selects.join(' union all ')} order by 1`)) {
    all[row.slice(0, row.indexOf(' '))]?.push(row);
  }
  return all;
}

async function rows({ db }: Database, query: string): Promise<string[]> {
  const result = (await db.execute(sql.raw(query))) as unknown as { rows?: { text: string }[] } | { text: string }[];
  const list = Array.isArray(result) ? result : (result.rows ?? []);
  return list.map(({ text }) => text);
}

/** Headers but for those that differ between any two replies. */
export function comparable(headers: Headers): Record<string, string> {
  const changing = /^(date|x-request-id|ratelimit.*|age|etag)$/i;
  return Object.fromEntries([...headers].filter(([name]) => !changing.test(name)).toSorted());
}
