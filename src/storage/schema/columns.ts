import { timestamp } from 'drizzle-orm/pg-core';

/** Milliseconds, as a JavaScript `Date` has them: what was written reads back equal. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
}
