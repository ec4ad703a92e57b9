import { sql } from 'drizzle-orm';
import { bigint, check, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Keys are folded by the domain: SQL `lower()` folds `İ` differently from JavaScript. */
export const accounts = pgTable(
  'accounts',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    username: text('username').notNull(),
    usernameKey: text('username_key').notNull().unique(),
    email: text('email'),
    emailKey: text('email_key').unique(),
    emailVerifiedAt: instant('email_verified_at'),
    passwordHash: text('password_hash').notNull(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    /** The `Accept-Language` of the registration. */
    language: text('language'),
    createdAt: instant('created_at').notNull(),
    /** Since when nobody can log in to it; null for nearly all. */
    disabledAt: instant('disabled_at'),
  },
  (table) => [
    check('accounts_email_has_key', sql`(${table.email} is null) = (${table.emailKey} is null)`),
    check('accounts_verified_has_email', sql`${table.emailVerifiedAt} is null or ${table.email} is not null`),
    // A PHC string begins with `$`: a plain password cannot be stored by mistake.
    check('accounts_password_is_hashed', sql`${table.passwordHash} like '$%'`),
  ],
);

/** A new address that has still to be verified. One per account, so that a newer one replaces the older. */
export const emailChanges = pgTable('email_changes', {
  accountId: bigint('account_id', { mode: 'number' })
    .primaryKey()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  email: text('email').notNull(),
  emailKey: text('email_key').notNull(),
  requestedAt: instant('requested_at').notNull(),
});

/** Files of accounts that were or are being imported, and how far: an import that was cut short goes on from there. */
export const accountImports = pgTable(
  'account_imports',
  {
    /** SHA-256 of the file. */
    digest: text('digest').primaryKey(),
    linesDone: bigint('lines_done', { mode: 'number' }).notNull(),
    accountsImported: bigint('accounts_imported', { mode: 'number' }).notNull(),
    begunAt: instant('begun_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [check('account_imports_digest', sql`${table.digest} ~ '^[0-9a-f]{64}$'`)],
);

/** Whose row it is; goes with the account. */
export function accountReference() {
  return bigint('account_id', { mode: 'number' })
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' });
}
