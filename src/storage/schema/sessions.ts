import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accountReference } from './accounts.ts';
import { instant } from './columns.ts';

/** One row a log-in. `cookie_*` is the chain of the rotating refresh cookie: the current token and its parent. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    accountId: accountReference(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    cookieTokenId: uuid('cookie_token_id').notNull(),
    cookieParentId: uuid('cookie_parent_id'),
    cookieRotatedAt: instant('cookie_rotated_at'),
    address: text('address'),
    userAgent: text('user_agent'),
    /** When an access token was last renewed, or a bearer refresh token used, this one to the minute. */
    lastUsedAt: instant('last_used_at'),
    /** Whether there are retired tokens to look for: there are none in most sessions. */
    hasRetiredTokens: boolean('has_retired_tokens').notNull().default(false),
  },
  (table) => [
    index('sessions_account').on(table.accountId),
    index('sessions_expiry').on(table.expiresAt),
    index('sessions_end').on(table.endedAt).where(sql`${table.endedAt} is not null`),
    check('sessions_expire_later', sql`${table.expiresAt} > ${table.createdAt}`),
    check('sessions_parent_has_time', sql`(${table.cookieParentId} is null) = (${table.cookieRotatedAt} is null)`),
    check('sessions_parent_is_another', sql`${table.cookieParentId} <> ${table.cookieTokenId}`),
  ],
);

/** Access tokens that were replaced before they expired; `forget_at` is when they expire by themselves. */
export const retiredTokens = pgTable(
  'retired_tokens',
  {
    tokenId: uuid('token_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    diesAt: instant('dies_at').notNull(),
    forgetAt: instant('forget_at').notNull(),
  },
  (table) => [index('retired_tokens_session').on(table.sessionId), index('retired_tokens_forget').on(table.forgetAt)],
);
