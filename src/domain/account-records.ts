import type { AccountWithHash } from '../ports/account.ts';
import type { ImportedAccount } from '../ports/account-transfer.ts';
import { refuseLanguage, refusePersonName } from './accounts.ts';
import { emailKey, refuseEmail, refuseUsername, usernameKey } from './identifiers.ts';
import { RecordFields } from './record-fields.ts';

/**
 * An account as a JSON object, one a line of an export. Times are ISO 8601, in UTC when they name no zone. An import
 * wants `username` and `passwordHash`; the rest may be missing. `emailVerified: true` stands for a time that is not known.
 */
export interface AccountRecord {
  id: number;
  username: string;
  email: string | null;
  emailVerifiedAt: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  createdAt: string;
  disabledAt: string | null;
  /** Null for an account that has to be given a password before anybody can log in. */
  passwordHash: string | null;
}

/** What a record's hash becomes when it is stored, see `platform/legacy-hashes`. */
export interface HashAcceptance {
  acceptHash(stored: string): { passwordHash: string } | { refused: string };
  /** What is stored for an account without a password. */
  noPassword: string;
}

export function toAccountRecord(account: AccountWithHash, noPassword: string): AccountRecord {
  return {
    id: account.id,
    username: account.username,
    email: account.email,
    emailVerifiedAt: account.emailVerifiedAt?.toISOString() ?? null,
    firstName: account.firstName,
    lastName: account.lastName,
    language: account.language,
    createdAt: account.createdAt.toISOString(),
    disabledAt: account.disabledAt?.toISOString() ?? null,
    passwordHash: account.passwordHash === noPassword ? null : account.passwordHash,
  };
}

/** The account that a record describes, or every reason why it cannot be imported; no reason quotes a value. */
export function readAccountRecord(
  record: unknown,
  { line, at, hashes }: { line: number; at: Date; hashes: HashAcceptance },
): { account: ImportedAccount } | { reasons: string[] } {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { reasons: ['the line must be a JSON object'] };
  const fields = new RecordFields(record as Record<string, unknown>);
  const username = fields.text('username', refuseUsername) ?? fields.required('username');
  const email = fields.text('email', refuseEmail);
  const account = {
    line,
    id: fields.id(),
    username,
    usernameKey: usernameKey(username),
    email,
    emailKey: email === null ? null : emailKey(email),
    emailVerifiedAt: readVerification(fields, email, at),
    firstName: fields.text('firstName', refusePersonName),
    lastName: fields.text('lastName', refusePersonName),
    language: fields.text('language', refuseLanguage),
    createdAt: fields.time('createdAt') ?? at,
    disabledAt: fields.time('disabledAt'),
    passwordHash: readHash(fields, hashes),
  };
  fields.refuseRest();
  return fields.reasons.length > 0 ? { reasons: fields.reasons } : { account };
}

/** Refuses what an account may not have: a verified address that it does not have. */
function readVerification(fields: RecordFields, email: string | null, at: Date): Date | null {
  const time = fields.time('emailVerifiedAt');
  const isVerified = fields.flag('emailVerified');
  if (isVerified === false && time !== null) fields.refuse('emailVerified', 'contradicts emailVerifiedAt');
  const verifiedAt = time ?? (isVerified ? at : null);
  if (verifiedAt !== null && email === null) fields.refuse('email', 'is missing, but verified');
  return verifiedAt;
}

/** Null has to be written, so that a field of another name does not leave everybody without a password. */
function readHash(fields: RecordFields, { acceptHash, noPassword }: HashAcceptance): string {
  if (!fields.has('passwordHash')) return fields.required('passwordHash');
  const stored = fields.text('passwordHash', () => null);
  if (stored === null) return noPassword;
  const accepted = acceptHash(stored);
  if ('passwordHash' in accepted) return accepted.passwordHash;
  fields.refuse('passwordHash', accepted.refused);
  return noPassword;
}
