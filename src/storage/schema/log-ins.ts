import { bigint, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accountReference } from './accounts.ts';
import { instant } from './columns.ts';

/** Failed log-ins of an account, apart for networks it has logged in from and for all others. */
export const logInThrottles = pgTable(
  'log_in_throttles',
  {
    key: text('key').primaryKey(),
    failures: integer('failures').notNull(),
    blockedUntil: instant('blocked_until').notNull(),
    forgetAt: instant('forget_at').notNull(),
    /** The last attempt that was let through. */
    attemptId: uuid('attempt_id').notNull(),
  },
  (table) => [index('log_in_throttles_forget').on(table.forgetAt)],
);

/** Networks from which an account has logged in. */
export const knownNetworks = pgTable(
  'known_networks',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: accountReference(),
    network: text('network').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (table) => [
    unique('known_networks_account_network').on(table.accountId, table.network),
    index('known_networks_last_seen').on(table.lastSeenAt),
  ],
);
