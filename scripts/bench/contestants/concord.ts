import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { AUTH_SECRET, actorsOf, addAccounts, addSessions, PUBLIC_URL, type SessionRow } from './concord-data.ts';
import { type Contestant, places, SESSIONS, usernameOf, usernames } from './contestant.ts';
import { freePort, type Running, ready, run, scratch, start } from './processes.ts';

const HOME = join(import.meta.dir, '../../..');

/** The command that `bun run start` runs, made if it is not there. */
export async function program(): Promise<string[]> {
  return (await run([process.execPath, 'scripts/start.ts'], HOME)).split(' ');
}

export interface ConcordServer {
  url: string;
  running: Running;
  /** From its start to the first 200 of `/health`. */
  readyMs: number;
}

/**
 * The production profile as it comes, but for limits: one address sends everything, and production does not let limits
 * be off. So they are counted as ever, and never reached.
 */
export function productionSettings(databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    AUTH_SECRET,
    PUBLIC_URL,
    DATA_DIR: scratch('concord'),
    // No load balancer has to be told.
    SHUTDOWN_DELAY_SECONDS: '0',
    RATE_LIMITS: 'network=100000000/1m,mail=100000000/1h',
  };
}

export async function startConcord(settings: Record<string, string>, command: string[]): Promise<ConcordServer> {
  const port = settings['PORT'] ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const running = start(command, HOME, { ...settings, PORT: port });
  await ready(`${url}/health`, running);
  return { url, running, readyMs: performance.now() - begun };
}

/** `processes` of them share one port, the cores and the connections. */
export async function concord(databaseUrl: string, command: string[], processes: number): Promise<Contestant> {
  const settings = { ...productionSettings(databaseUrl), ...(processes > 1 ? await sharing(processes) : {}) };
  const servers: ConcordServer[] = [];
  for (let count = 0; count < processes; count++) servers.push(await startConcord(settings, command));
  await stillThere(servers);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await addAccounts(sql, usernames());
  const names = places(SESSIONS).map(usernameOf);
  const rows = { actors: await addSessions(sql, names), due: await addSessions(sql, names) };
  await sql`vacuum analyze`;
  return {
    entrant: 'concord',
    protocol: 'concord',
    url: servers[0]?.url ?? '',
    pids: servers.map(({ running }) => running.pid),
    pools: { actors: await actorsOf(databaseUrl, rows.actors), due: await actorsOf(databaseUrl, rows.due) },
    async restore(pool, used) {
      const ids = used.map((place) => (rows[pool][place] as SessionRow).id);
      // A bearer refresh notes the use of a session to the minute: one that was used within it would not write.
      if (pool === 'due') await sql`update sessions set last_used_at = null where id = any(${ids})`;
      else await sql`update sessions set ended_at = null where id = any(${ids})`;
    },
    tail: async () => (await Promise.all(servers.map(({ running }) => running.tail()))).join('\n'),
    async stop() {
      await sql.end();
      await Promise.all(servers.map(({ running }) => running.stop()));
    },
  };
}

async function sharing(processes: number): Promise<Record<string, string>> {
  const share = (whole: number) => String(Math.max(1, Math.floor(whole / processes)));
  const port = String(await freePort());
  return { REUSE_PORT: 'true', PORT: port, HASH_CONCURRENCY: share(availableParallelism()), DATABASE_POOL: share(10) };
}

/** Where two share a port, the first answers for a second that could not take it. */
async function stillThere(servers: ConcordServer[]): Promise<void> {
  if (servers.length === 1) return;
  await Bun.sleep(2000);
  for (const { running } of servers)
    if (!running.isAlive()) throw new Error(`Concord cannot share its port: ${await running.tail()}`);
}
