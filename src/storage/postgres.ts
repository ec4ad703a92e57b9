import { sql } from 'drizzle-orm';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { migrateWith } from './dialect.ts';
import type { Database, Db, Maintenance } from './engine.ts';
import { codeOf } from './failure.ts';
import * as schema from './schema.ts';

/**
 * At most `maxConnections`, which are opened when they are needed, and opened anew when they are lost. From four on, two are
 * for look-ups alone: over few connections many look-ups share a system call here and a wake-up of the database (a quarter
 * more requests a second), and none waits behind a write, which waits for the disk or for a lock.
 */
export function openPostgres(url: string, maxConnections: number): Database {
  const hasOwn = maxConnections >= FEWEST_TO_DIVIDE;
  const client = connect(url, hasOwn ? maxConnections - LOOK_UP_CONNECTIONS : maxConnections, REQUEST_SETTINGS);
  const lookUpClient = hasOwn ? connect(url, LOOK_UP_CONNECTIONS, REQUEST_SETTINGS) : client;
  const end = (one: postgres.Sql) => one.end({ timeout: CLOSE_TIMEOUT_SECONDS });
  return {
    engine: 'postgres',
    db: drizzle(client, { schema }),
    lookUps: drizzle(lookUpClient, { schema }),
    maintain: (work) => maintainAlone(url, work),
    close: async () => void (await Promise.all([...new Set([client, lookUpClient])].map(end))),
  };
}

const LOOK_UP_CONNECTIONS = 2;
const FEWEST_TO_DIVIDE = 4;

const CONNECT_TIMEOUT_SECONDS = 4;
const CLOSE_TIMEOUT_SECONDS = 2;

/**
 * The server gives up what a request no longer waits for (`failure.ts` has the client's side): a statement that waits
 * for a lock, and a transaction whose instance stands still while it holds one. Plans are made once for all values: left
 * to itself PostgreSQL takes a plan for three sessions for better than one for any number, and plans at each execution,
 * which costs twice what the execution does. They are made while tables may be empty, and kept: so they are to find rows
 * by an index, and never to read a whole table, which is right for a few rows and takes long once there are many.
 */
const REQUEST_SETTINGS = {
  statement_timeout: 4000,
  idle_in_transaction_session_timeout: 10_000,
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
};

/** Any number, the same in every instance of Concord: `conc` in ASCII. */
const MAINTENANCE_LOCK = 0x636f6e63;

/**
 * One transaction on a connection of its own, which holds an advisory lock (PostgreSQL §13.3.5) from before the work
 * looks what is to be done. An instance that starts meanwhile waits, and then finds nothing left to do. Limits and lock
 * are the transaction's and go with it: a pooler keeps what is a connection's, and gives it to whoever comes next.
 */
async function maintainAlone<Result>(url: string, work: (maintenance: Maintenance) => Promise<Result>) {
  const client = connect(url, 1, {});
  const db: PostgresJsDatabase<typeof schema> = drizzle(client, { schema });
  const attempt = () =>
    db.transaction(
      async (transaction) => {
        for (const limit of LIMITS) await transaction.execute(sql.raw(`set local ${limit} = 0`));
        await transaction.execute(sql`select pg_advisory_xact_lock(${MAINTENANCE_LOCK})`);
        return work({ db: transaction, migrate: (migrations) => migrateBriefly(transaction, migrations) });
      },
      { isolationLevel: 'read committed' },
    );
  try {
    return await patiently(attempt);
  } finally {
    await client.end({ timeout: CLOSE_TIMEOUT_SECONDS });
  }
}

const LIMITS = ['statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout'];

/**
 * While `ALTER TABLE` waits for a lock, everybody else who wants the table waits behind it (PostgreSQL §13.3.2). So it
 * waits briefly, lets the others through, and is tried again: a backup that runs does not stop the service, nor does a
 * log-in of an instance of the release before, which takes tables in another order.
 */
async function migrateBriefly(db: Db, migrations: MigrationMeta[]): Promise<void> {
  await db.execute(sql.raw(`set local lock_timeout = ${LOCK_WAIT_MS}`));
  await migrateWith(db, migrations);
}

async function patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === MOST_TRIES || !metOthers(error)) throw error;
      await Bun.sleep(LOCK_WAIT_MS);
    }
  }
}

const LOCK_WAIT_MS = 2000;
/** A minute or two. */
const MOST_TRIES = 25;

/** SQLSTATE `lock_not_available`, or `deadlock_detected`: what others hold is wanted, and they may want what is held here. */
function metOthers(error: unknown): boolean {
  const code = codeOf(error);
  return code === '55P03' || code === '40P01';
}

function connect(url: string, maxConnections: number, settings: Record<string, number | string>): postgres.Sql {
  return postgres(url, {
    ...addressOf(url),
    max: maxConnections,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    // Seconds. By default it grows to 20 while the database is away, and requests wait as long after its return.
    backoff: () => 0.05 + Math.random() * 0.1,
    // Needed only for arrays; saves a query on every connection.
    fetch_types: false,
    // Notices ("relation already exists, skipping") would go to the console.
    onnotice: () => {},
    connection: { application_name: 'concord', ...ASSUMED, ...settings },
  });
}

/** The driver does not read an IPv6 address from a URL, nor the folder of a Unix socket as libpq has it (`%2Frun%2Fpostgresql`). */
function addressOf(url: string): Pick<postgres.Options<Record<string, never>>, 'host' | 'port'> {
  const { hostname, port } = new URL(url);
  const host = decodeURIComponent(hostname);
  if (host.startsWith('/')) return { host };
  if (!host.startsWith('[')) return {};
  // It cuts a text at its colons, and takes lists, which its types do not say.
  return { host: [host.slice(1, -1)] as never, port: [Number(port || DEFAULT_PORT)] as never };
}

const DEFAULT_PORT = 5432;

/** What the code assumes, whatever the role or the database is configured for. */
const ASSUMED = {
  // Drizzle reads timestamps with `new Date`.
  DateStyle: 'ISO',
  TimeZone: 'UTC',
  // Whoever waits for a row sees it as it is then; the other levels refuse, to be asked again.
  default_transaction_isolation: 'read committed',
  // Where the migrations look for the tables that their keys refer to.
  search_path: 'public',
} as const;
