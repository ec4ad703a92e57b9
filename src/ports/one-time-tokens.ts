import type { Doer } from './audit.ts';
import type { MailPurpose } from './mail.ts';

export interface OneTimeTokenStore {
  /** Stores the token; an older one of the same account and purpose dies. Nothing to do for an account that has been deleted. */
  replace(token: {
    purpose: MailPurpose;
    accountId: number;
    /** The address it was issued for; it is worthless once the account has another. */
    emailKey: string;
    tokenHash: string;
    at: Date;
    expiresAt: Date;
  }): Promise<void>;
  /** Whose account a token speaks for that could be spent, before work is spent on hashing; spending still decides. */
  findLive(token: {
    purpose: MailPurpose;
    tokenHash: string;
    at: Date;
  }): Promise<{ accountId: number; usernameKey: string; emailKey: string | null } | null>;
  /** What became of a token, for a week after its end. `unknown` also when a newer one replaced it. */
  stateOf(token: { tokenHash: string; at: Date }): Promise<TokenState>;
  /**
   * One transaction: spends the token, sets the hash, ends every session of the account, forgets a pending address, and adds
   * that to the audit trail. False when the token is not live.
   */
  spendOnPassword(spend: { tokenHash: string; passwordHash: string; at: Date; by: Doer }): Promise<boolean>;
  /** One transaction: spends the token, marks the address as verified, and adds that to the audit trail. False when the token is not live. */
  spendOnVerification(spend: { tokenHash: string; at: Date; by: Doer }): Promise<boolean>;
}

export type TokenState = 'live' | 'spent' | 'expired' | 'unknown';
