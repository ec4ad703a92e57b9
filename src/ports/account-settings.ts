import type { AccountWithHash } from './account.ts';
import type { Doer } from './audit.ts';

/**
 * What people change about their own account. Every method is one statement or one transaction, and adds what it has changed
 * to the audit trail. A method that takes a password hash never changes a disabled account.
 */
export interface AccountSettingsStore {
  find(accountId: number): Promise<AccountWithHash | null>;
  /** Sets the new hash if `oldHash` is still the stored one, ends every other session, kills reset tokens and forgets a pending address. False otherwise. */
  changePassword(change: {
    accountId: number;
    oldHash: string;
    newHash: string;
    keepSessionId: string;
    at: Date;
    by: Doer;
  }): Promise<boolean>;
  /**
   * Notes an address that has still to be verified, if `passwordHash` is still the stored one, and asks for the mail to it; an
   * earlier address is forgotten. False otherwise.
   */
  requestEmailChange(change: {
    accountId: number;
    sessionId: string;
    passwordHash: string;
    email: string;
    emailKey: string;
    /** The `Accept-Language` of whoever asks. */
    language: string | null;
    at: Date;
    by: Doer;
  }): Promise<boolean>;
  /** The address that has still to be verified. */
  findEmailChange(accountId: number): Promise<{ email: string } | null>;
  /** The accounts, save disabled ones, that have asked for this address at `since` or later, in order of id; `email` is as each typed it. */
  findByWantedEmail(query: { emailKey: string; since: Date }): Promise<{ account: AccountWithHash; email: string }[]>;
  /**
   * Spends the token of an e-mail change: the new address counts and is verified, and the old one, if it is another, is to be
   * told. `email_taken`: the address has become another account's, and the change is forgotten with its token. `refused`: the
   * token is not live, the change was replaced, or the account is disabled.
   */
  spendOnEmailChange(spend: {
    tokenHash: string;
    language: string | null;
    at: Date;
    by: Doer;
  }): Promise<'changed' | 'email_taken' | 'refused'>;
  /** Deletes the account if `passwordHash` is still the stored one, with all that refers to it; the audit trail keeps what happened, not to whom. */
  delete(account: { accountId: number; passwordHash: string; at: Date }): Promise<boolean>;
}

/** A session as its owner sees it. */
export interface DeviceSession {
  id: string;
  createdAt: Date;
  lastUsedAt: Date;
  address: string | null;
  userAgent: string | null;
}

export interface DeviceSessionStore {
  /** The live sessions of an account, newest first. */
  list(query: { accountId: number; at: Date; limit: number }): Promise<DeviceSession[]>;
  /** Ends it, and adds that to the audit trail. False when the account has no such live session. */
  end(session: { sessionId: string; accountId: number; at: Date; by: Doer }): Promise<boolean>;
  /** Ends all live sessions of the account but one, and adds that to the audit trail; how many. */
  endOthers(session: { keepSessionId: string; accountId: number; at: Date; by: Doer }): Promise<number>;
}
