import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { inBatches } from './batching.ts';
import type { Db } from './engine.ts';
import { sessions } from './schema.ts';

/** A session as statements about several of them ask for it. */
export interface Asked {
  sessionId: string;
  accountId: number;
  at: Date;
}

/**
 * The sessions of a batch: a table `asked` of `session_id`, `account_id`, `at`, the columns that are given with their types,
 * and `place`, which counts from 1. Its arrays come as text, since the drivers do not write them alike.
 */
export function askedWith(more: Record<string, string> = {}): SQL {
  const columns = Object.entries({ session_id: 'uuid', account_id: 'bigint', at: 'timestamptz', ...more });
  const arrays = columns.map(([name, type]) => sql`${sql.placeholder(name)}::text::${sql.raw(type)}[]`);
  const names = sql.raw(columns.map(([name]) => name).join(', '));
  return sql`unnest(${sql.join(arrays, sql`, `)}) with ordinality as asked (${names}, place)`;
}

/** Asks a statement about `askedWith` the same columns for sessions that are asked for at the same time: its row of each, null where it has none. */
export function askTogether<Query extends Asked, Row extends { place: number }>(
  statement: { execute(arrays: Record<string, string>): Promise<Row[]> },
  more: Columns<Query> = {},
): (query: Query) => Promise<Row | null> {
  return inBatches(async (queries: Query[]) => {
    const answers = queries.map((): Row | null => null);
    for (const row of await statement.execute(arraysOf(queries, more))) answers[row.place - 1] = row;
    return answers;
  });
}

/**
 * The live sessions of `asked` for which the condition holds, as a table `due` of their `id`, `place` and `at`, and more of
 * `asked`. Their rows are taken, but none is waited for, so that no two batches can wait for one another.
 */
export function takeDue<More extends Record<string, SQL.Aliased>>(db: Db, asked: SQL, condition: SQL, more: More) {
  return db.$with('due').as(
    db
      .select({ id: sessions.id, place: place.as('place'), at: sql`asked.at`.as('at'), ...more })
      .from(asked)
      .innerJoin(sessions, and(isLive, condition))
      .for('no key update', { of: sessions, skipLocked: true }),
  );
}

/** What each column of `askedWith` has of a query. */
type Columns<Query> = Record<string, (query: Query) => string | null>;

function arraysOf<Query extends Asked>(queries: Query[], more: Columns<Query>): Record<string, string> {
  const columns: Columns<Query> = {
    session_id: ({ sessionId }) => sessionId,
    account_id: ({ accountId }) => String(accountId),
    at: ({ at }) => at.toISOString(),
    ...more,
  };
  return Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, arrayLiteral(queries.map(read))]));
}

export const place = sql`asked.place`.mapWith(Number);

/** Of `sessions` that are asked for. */
export const isLive = and(
  eq(sessions.id, sql`asked.session_id`),
  eq(sessions.accountId, sql`asked.account_id`),
  isNull(sessions.endedAt),
  gt(sessions.expiresAt, sql`asked.at`),
) as SQL;

/** PostgreSQL §8.15.6. */
function arrayLiteral(values: (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : PLAIN.test(value) ? value : quoted(value))).join()}}`;
}

/** Ids and times, for which quotes would be waste. */
const PLAIN = /^[\d.:TZa-f-]+$/;

function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
