import { isNull, sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

export const signingKeys = pgTable(
  'signing_keys',
  {
    kid: text('kid').primaryKey(),
    algorithm: text('algorithm').notNull(),
    publicJwk: jsonb('public_jwk').$type<Record<string, unknown>>().notNull(),
    sealedPrivateJwk: text('sealed_private_jwk').notNull(),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [
    uniqueIndex('signing_keys_one_active').on(table.algorithm).where(isNull(table.retiredAt)),
    // RFC 7518 §6.2.2, §6.3.2: `d` is the private part; published keys are served as they are stored.
    check('signing_keys_public_only', sql`${table.publicJwk} -> 'd' is null`),
  ],
);

export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    resetsAt: instant('resets_at').notNull(),
  },
  (table) => [index('rate_limits_reset').on(table.resetsAt)],
);

/** One row: which database this is, to notice that it is a restored copy. */
export const serviceState = pgTable(
  'service_state',
  {
    onlyRow: boolean('only_row').primaryKey().default(true),
    databaseIdentity: text('database_identity').notNull(),
    sessionsValidSince: instant('sessions_valid_since'),
  },
  (table) => [check('service_state_only_row', sql`${table.onlyRow}`)],
);
