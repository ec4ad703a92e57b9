import type { Config } from '../../config.ts';
import type { CreationRights } from '../../storage/creation-rights.ts';
import type { ServerFacts } from '../../storage/inspection.ts';
import type { MigrationLevel } from '../../storage/migration-level.ts';
import { type Finding, fail, ok, spanWords, warn } from './finding.ts';

/** Older ones get no fixes any more (postgresql.org/support/versioning). */
const OLDEST_VERSION = 15;

export function checkServer(facts: ServerFacts, config: Config): Finding[] {
  if (config.databaseUrl === null) return [ok('database', `embedded PGlite, PostgreSQL ${facts.version}`)];
  return [
    checkVersion(facts),
    ...(facts.isReadOnly ? [readOnly] : []),
    ...(COMPLETE_ENCODINGS.has(facts.encoding) ? [] : [lackingCharacters(facts.encoding)]),
    checkClock(facts),
    checkConnections(facts, config),
    checkDurability(facts),
  ];
}

function checkVersion({ version, majorVersion, roundTripMs }: ServerFacts): Finding {
  if (majorVersion < OLDEST_VERSION) {
    return warn('database', `PostgreSQL ${version} gets no fixes any more`, `upgrade it to ${OLDEST_VERSION} or later`);
  }
  return ok('database', `PostgreSQL ${version} answers within ${Math.max(1, roundTripMs)} ms`);
}

const readOnly = fail(
  'writes',
  'the database takes no changes: it is a standby, or it or the role is set to read only',
  'let DATABASE_URL name the primary; else look at default_transaction_read_only',
);

/** What has all characters; SQL_ASCII keeps bytes as they come. */
const COMPLETE_ENCODINGS = new Set(['UTF8', 'SQL_ASCII']);

function lackingCharacters(encoding: string): Finding {
  return fail(
    'encoding',
    `the database is in ${encoding}: what has other characters, such as a name, is answered 500`,
    'restore a dump of it into a new one: `createdb --encoding=UTF8 --template=template0`',
  );
}

/** Instances put up with 5 s between their clocks when they check tokens (`platform/tokens.ts`). */
const MOST_DIFFERENCE_MS = 5000;
const NOTABLE_DIFFERENCE_MS = 1000;

function checkClock({ clockAheadMs, roundTripMs }: ServerFacts): Finding {
  const difference = Math.max(0, Math.abs(clockAheadMs) - roundTripMs / 2);
  const side = clockAheadMs > 0 ? 'behind' : 'ahead of';
  const message = `the clock of this machine is ${spanWords(difference)} ${side} that of the database`;
  const advice = 'run NTP on both: tokens of an instance whose clock is ahead are refused by the others';
  if (difference > MOST_DIFFERENCE_MS) return fail('clock', message, advice);
  if (difference > NOTABLE_DIFFERENCE_MS) return warn('clock', message, advice);
  return ok('clock', 'this machine and the database agree about the time to a second');
}

function checkConnections({ maxConnections }: ServerFacts, { databasePool }: Config): Finding {
  // One more for each: migrations have a connection of their own.
  const instances = Math.floor(maxConnections / (databasePool + 1));
  const message = `DATABASE_POOL is ${databasePool}; the server takes ${maxConnections} connections`;
  const advice = 'lower DATABASE_POOL, raise max_connections, or put PgBouncer in between';
  if (instances === 0) return fail('connections', message, advice);
  if (instances === 1)
    return warn('connections', `${message}: no room for a second instance, as in an upgrade`, advice);
  return ok('connections', `${message}, enough for ${instances} instances`);
}

function checkDurability({ isDurable }: ServerFacts): Finding {
  if (isDurable) return ok('durability', 'what is committed survives a power cut');
  return warn(
    'durability',
    'fsync or synchronous_commit is off: a power cut loses the last moments, log-outs among them',
    'turn both on',
  );
}

/** Migrations that are missing, and whether this role may apply them. */
export function checkPending({ pending }: MigrationLevel, rights: CreationRights): Finding {
  const lacking = `the database lacks ${pending.join(', ')}`;
  const { role, database, mayCreateSchemas, mayCreateTables } = rights;
  const refused = (what: string, advice: string) =>
    fail('schema', `${lacking}, and ${role} may not create ${what}`, `${advice}, then \`concord migrate\``);
  if (!mayCreateSchemas)
    return refused('schemas in it', `as a superuser \`alter database ${database} owner to ${role}\``);
  if (!mayCreateTables) {
    return refused('tables', `as a superuser, in ${database}, \`grant create on schema public to ${role}\``);
  }
  return warn('schema', lacking, 'run `concord migrate`, or start this release of the service');
}

/** Of a database that lacks nothing. */
export function checkSchema({ isAhead }: MigrationLevel): Finding {
  if (isAhead) {
    return warn(
      'schema',
      'a newer release has migrated the database',
      'that is well during an upgrade; then stop this release',
    );
  }
  return ok('schema', 'up to date');
}
