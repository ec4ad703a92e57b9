import { type SQL, sql } from 'drizzle-orm';
import { inBatches } from './batching.ts';
import { withReader } from './row-reader.ts';

/** The columns of a table `asked`: the type of each, and how it is read from a query. */
export type Columns<Query> = Record<string, readonly [type: string, read: (query: Query) => string | null]>;

/**
 * What a statement is asked of several: a table `asked` of these columns and `place`, which counts from 1.
 * Its arrays come as text, since the drivers do not write them alike.
 */
export function askedWith<Query>(columns: Columns<Query>): SQL {
  const arrays = Object.entries(columns).map(
    ([name, [type]]) => sql`${sql.placeholder(name)}::text::${sql.raw(type)}[]`,
  );
  const names = sql.raw(Object.keys(columns).join(', '));
  return sql`unnest(${sql.join(arrays, sql`, `)}) with ordinality as asked (${names}, place)`;
}

export const place = sql`asked.place`.mapWith(Number);

/** Asks a statement about `askedWith` the same columns of several: the row for each, null where it has none. */
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

/** The same of one. */
export function askAlone<Query, Row extends { place: number }>(
  ...asked: Parameters<typeof askSeveral<Query, Row>>
): (query: Query) => Promise<Row | null> {
  const ask = askSeveral(...asked);
  return async (query) => (await ask([query]))[0] ?? null;
}

/** The same of those who ask at the same time. */
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

/** Ids and times, for which quotes would be waste. */
const PLAIN = /^[\d.:TZa-f-]+$/;

function quoted(value: string): string {
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
