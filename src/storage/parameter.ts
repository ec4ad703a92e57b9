import { type Column, type Param, sql } from 'drizzle-orm';

/**
 * A named parameter of a prepared statement, encoded as a value of `column`. A bare `sql.placeholder` in a condition
 * reaches the driver as it is, and Drizzle has taken the driver's own encoding of `Date` away.
 */
export function parameter(name: string, column: Column): Param {
  return sql.param(sql.placeholder(name), column);
}
