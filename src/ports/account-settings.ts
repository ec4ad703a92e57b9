import type { AccountWithHash } from './account.ts';

/**
 * What people change about their own account. Every method is one statement or one transaction. None that is given the hash
 * of the confirmed password changes an account that is disabled.
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
  }): Promise<boolean>;
  /** Notes an address that has still to be verified, if `passwordHash` is still the stored one; an earlier one is forgotten. False otherwise. */
  requestEmailChange(change: {
    accountId: number;
    passwordHash: string;
    email: string;
    emailKey: string;
    at: Date;
  }): Promise<boolean>;
  findEmailChange(accountId: number): Promise<{ email: string; emailKey: string } | null>;
  /**
   * Spends the token of an e-mail change: the new address counts and is verified. Null when the token is not live, the
   * change was replaced, the account is disabled, or the address has become another account's.
   */
  spendOnEmailChange(spend: {
    tokenHash: string;
    at: Date;
  }): Promise<{ accountId: number; oldEmailKey: string | null } | null>;
  /** Deletes the account if `passwordHash` is still the stored one, with all that refers to it; the audit trail keeps what happened, not to whom. */
  delete(account: { accountId: number; passwordHash: string }): Promise<boolean>;
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
  /** False when the account has no such live session. */
  end(session: { sessionId: string; accountId: number; at: Date }): Promise<boolean>;
  /** Ends all live sessions of the account but one; how many. */
  endOthers(session: { keepSessionId: string; accountId: number; at: Date }): Promise<number>;
}
