import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
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

/** What `askedWith` the same columns is to be given. */
export function arraysOf<Query extends Asked>(
  queries: Query[],
  more: Record<string, (query: Query) => string | null> = {},
): Record<string, string> {
  const columns: Record<string, (query: Query) => string | null> = {
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

/** An answer for each query, null where there is no row. */
export function inPlace<Row extends { place: number }>(queries: unknown[], rows: Row[]): (Row | null)[] {
  const answers = queries.map((): Row | null => null);
  for (const row of rows) answers[row.place - 1] = row;
  return answers;
}

/** PostgreSQL §8.15.6. */
function arrayLiteral(values: (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : PLAIN.test(value) ? value : quoted(value))).join()}}`;
}

/** Ids and times, for which quotes would be waste. */
const PLAIN = /^[\d.:TZa-f-]+$/;

function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
