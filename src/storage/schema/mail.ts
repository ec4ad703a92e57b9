import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { MailPurpose } from '../../ports/mail.ts';
import { accountReference, accounts } from './accounts.ts';
import { instant } from './columns.ts';

const MAIL_PURPOSES = [
  'password_reset',
  'email_verification',
  'email_change',
  'email_changed',
] as const satisfies readonly MailPurpose[];

/** One per account and purpose, so that a newer one replaces the older. */
export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: purpose(),
    accountId: accountReference(),
    emailKey: text('email_key').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    spentAt: instant('spent_at'),
  },
  (table) => [
    unique('one_time_tokens_account_purpose').on(table.accountId, table.purpose),
    index('one_time_tokens_expiry').on(table.expiresAt),
    check('one_time_tokens_purpose', isOneOf(table.purpose, MAIL_PURPOSES)),
    // SHA-256 in hex: the secret itself cannot be stored by mistake.
    check('one_time_tokens_is_hashed', sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check('one_time_tokens_expire_later', sql`${table.expiresAt} > ${table.createdAt}`),
  ],
);

/** Mail that was asked for and has not been sent. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    purpose: purpose(),
    emailKey: text('email_key').notNull(),
    /** The address as it was typed, where it is no account's any more. */
    oldEmail: text('old_email'),
    /** Whose address it was; null where the address says whose mail it is. */
    accountId: bigint('account_id', { mode: 'number' }).references(() => accounts.id, { onDelete: 'cascade' }),
    /** The `Accept-Language` of the request. */
    language: text('language'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('outbox_purpose_email').on(table.purpose, table.emailKey),
    index('outbox_next_attempt').on(table.nextAttemptAt, table.id),
    index('outbox_created').on(table.createdAt),
    index('outbox_account').on(table.accountId),
    check('outbox_purpose', isOneOf(table.purpose, MAIL_PURPOSES)),
  ],
);

function purpose() {
  return text('purpose', { enum: MAIL_PURPOSES }).notNull();
}

function isOneOf(column: { getSQL(): ReturnType<typeof sql> }, words: readonly string[]) {
  return sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`;
}
