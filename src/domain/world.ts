import type { Clock } from '../ports/clock.ts';
import type { PasswordHashing } from '../ports/hashing.ts';
import type { AccountStore, OneTimeTokenStore, OutboxStore, SessionStore } from '../ports/stores.ts';
import type { OneTimeSecrets, TokenIssuer } from '../ports/tokens.ts';
import type { TooManyRequests } from './outcome.ts';

/** All that a use case may touch. */
export interface World {
  accounts: AccountStore;
  sessions: SessionStore;
  oneTimeTokens: OneTimeTokenStore;
  outbox: OutboxStore;
  hashing: PasswordHashing;
  tokens: TokenIssuer;
  secrets: OneTimeSecrets;
  clock: Clock;
  policy: Policy;
  /** Counts a mail asked for an address; a failure when that is one too many. The same for unknown addresses. */
  mailAllowance(emailKey: string): Promise<TooManyRequests | null>;
}

export interface Policy {
  /** Code points. Checked when a password is set, never at log-in. */
  passwordMinLength: number;
  /** Whether an answer may tell that an account does not exist. */
  revealAccounts: boolean;
  /** Where the token of `requestReset` goes: to whoever asked, or only to the account's mailbox. */
  resetTokenDelivery: 'response' | 'mail';
}
