import { type Column, type Param, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * A named parameter of a prepared statement, encoded as a value of `column`. A bare `sql.placeholder` in a condition
 * reaches the driver as it is, and Drizzle has taken the driver's own encoding of `Date` away.
 */
export function parameter(name: string, column: Column): Param {
  return sql.param(sql.placeholder(name), column);
}

/** The same where PostgreSQL has no column to take its type from, as in a select list. */
export function typed(name: string, column: PgColumn): SQL {
  return sql`${parameter(name, column)}::${sql.raw(column.getSQLType())}`;
}
