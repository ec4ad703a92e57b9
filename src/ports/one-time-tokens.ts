import type { MailPurpose } from './mail.ts';

export interface OneTimeTokenStore {
  /** Stores the token; an older one of the same account and purpose dies. */
  replace(token: {
    purpose: MailPurpose;
    accountId: number;
    /** The address it was issued for; it is worthless once the account has another. */
    emailKey: string;
    tokenHash: string;
    at: Date;
    expiresAt: Date;
  }): Promise<void>;
  /** Whether the token could be spent, before work is spent on hashing; spending still decides. */
  isLive(token: { purpose: MailPurpose; tokenHash: string; at: Date }): Promise<boolean>;
  /** What became of a token, for a week after its end. `unknown` also when a newer one replaced it. */
  stateOf(token: { tokenHash: string; at: Date }): Promise<'live' | 'spent' | 'expired' | 'unknown'>;
  /** One transaction: spends the token, sets the hash, ends every session of the account and forgets a pending address. Its id; null when the token is not live. */
  spendOnPassword(spend: { tokenHash: string; passwordHash: string; at: Date }): Promise<number | null>;
  /** One transaction: spends the token and marks the address as verified. The account's id; null when the token is not live. */
  spendOnVerification(spend: { tokenHash: string; at: Date }): Promise<number | null>;
}
