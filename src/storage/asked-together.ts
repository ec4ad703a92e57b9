import { type SQL, sql } from 'drizzle-orm';
import { inBatches } from './batching.ts';
import { withReader } from './row-reader.ts';

/** The columns of the table `asked`: the SQL type of each, and how its value is read from a query. */
export type Columns<Query> = Record<string, readonly [type: string, read: (query: Query) => string | null]>;

/**
 * A table `asked` for a prepared statement that answers several queries at once: a row for each query, with these columns and
 * its `place`, counted from 1. It is made of one array a column, sent as text, since the two drivers write arrays differently.
 */
export function askedWith<Query>(columns: Columns<Query>): SQL {
  const arrays = Object.entries(columns).map(
    ([name, [type]]) => sql`${sql.placeholder(name)}::text::${sql.raw(type)}[]`,
  );
  const names = sql.raw(Object.keys(columns).join(', '));
  return sql`unnest(${sql.join(arrays, sql`, `)}) with ordinality as asked (${names}, place)`;
}

export const place = sql`asked.place`.mapWith(Number);

/** Runs a statement over `askedWith(columns)` for several queries. Gives the row for each, null where there is none. */
function askSeveral<Query, Row extends { place: number }>(
  statement: { execute(arrays: Record<string, string>): Promise<Row[]> },
  columns: Columns<Query>,
): (queries: Query[]) => Promise<(Row | null)[]> {
  const prepared = withReader(statement);
  return async (queries) => {
    const answers = queries.map((): Row | null => null);
    for (const row of await prepared.execute(arraysOf(queries, columns))) answers[row.place - 1] = row;
    return answers;
  };
}

/** `askSeveral` for one query at a time. */
export function askAlone<Query, Row extends { place: number }>(
  ...asked: Parameters<typeof askSeveral<Query, Row>>
): (query: Query) => Promise<Row | null> {
  const ask = askSeveral(...asked);
  return async (query) => (await ask([query]))[0] ?? null;
}

/** `askSeveral` for all queries that are asked at the same time, see `inBatches`. */
export function askTogether<Query, Row extends { place: number }>(
  ...asked: Parameters<typeof askSeveral<Query, Row>>
): (query: Query) => Promise<Row | null> {
  return inBatches(askSeveral(...asked));
}

function arraysOf<Query>(queries: Query[], columns: Columns<Query>): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([name, [, read]]) => [name, arrayLiteral(queries.map(read))]));
}

/** PostgreSQL §8.15.6. */
function arrayLiteral(values: (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : PLAIN.test(value) ? value : quoted(value))).join()}}`;
}

/** Ids and times, which need no quotes. */
const PLAIN = /^[\d.:TZa-f-]+$/;

function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
