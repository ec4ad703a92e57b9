import { isNull, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { AUDIT_KINDS } from '../ports/audit.ts';
import type { MailPurpose } from '../ports/mail.ts';

const MAIL_PURPOSES = [
  'password_reset',
  'email_verification',
  'email_change',
  'email_changed',
] as const satisfies readonly MailPurpose[];

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

/** A new address that has still to be verified. One per account, so that a newer one replaces the older. */
export const emailChanges = pgTable('email_changes', {
  accountId: bigint('account_id', { mode: 'number' })
    .primaryKey()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  email: text('email').notNull(),
  emailKey: text('email_key').notNull(),
  requestedAt: instant('requested_at').notNull(),
});

/** Mail that was asked for and has not been sent. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    purpose: purpose(),
    emailKey: text('email_key').notNull(),
    /** Whose new address it is; null where the address says whose mail it is. */
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

/** What happened to whom. Outlives the account, whose id is then taken out. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    kind: text('kind', { enum: AUDIT_KINDS }).notNull(),
    accountId: bigint('account_id', { mode: 'number' }).references(() => accounts.id, { onDelete: 'set null' }),
    sessionId: uuid('session_id'),
    address: text('address'),
    userAgent: text('user_agent'),
  },
  (table) => [index('audit_events_account').on(table.accountId, table.at), index('audit_events_at').on(table.at)],
);

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

/** Milliseconds, as a JavaScript `Date` has them: what was written reads back equal. */
function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
}

function accountReference() {
  return bigint('account_id', { mode: 'number' })
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' });
}

function purpose() {
  return text('purpose', { enum: MAIL_PURPOSES }).notNull();
}

function isOneOf(column: { getSQL(): ReturnType<typeof sql> }, words: readonly string[]) {
  return sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`;
}
