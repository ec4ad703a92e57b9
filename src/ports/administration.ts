import type { Account, KnownNetwork } from './account.ts';
import type { Doer } from './audit.ts';

/** An account as operators see it. */
export interface AdministeredAccount extends Account {
  /** Since when nobody can log in to it; null for nearly all. */
  disabledAt: Date | null;
}

/** What is kept about an account besides its own fields. */
export interface AccountActivity {
  liveSessions: number;
  lastLogInAt: Date | null;
  /** A new address that has still to be verified. */
  pendingEmail: string | null;
  /** Networks it has logged in from lately, the last one first. */
  networks: KnownNetwork[];
}

/** The one thing that an account is looked up by. */
export type AccountSelector = { id: number } | { usernameKey: string } | { emailKey: string };

/** What every change has in common. In place of a user agent, `by` names the command and the operator who gave it. */
export interface OperatorChange {
  accountId: number;
  at: Date;
  by: Doer;
}

/**
 * What operators do to accounts of others. Every method is one statement or one transaction, and adds what it has changed to
 * the audit trail; null when there is no such account.
 */
export interface AdministrationStore {
  find(selector: AccountSelector): Promise<AdministeredAccount | null>;
  /** By id, upwards, from the one that follows `after`. `keyPrefix` is how the key of the user name or of the address begins. */
  list(query: {
    after: number;
    limit: number;
    keyPrefix: string;
    state: 'any' | 'enabled' | 'disabled';
  }): Promise<AdministeredAccount[]>;
  activity(query: { accountId: number; at: Date }): Promise<AccountActivity>;
  /** Disables it, ends every session, kills its one-time tokens and forgets a pending address. An account that is disabled keeps its time. */
  disable(change: OperatorChange): Promise<{ disabledAt: Date; sessionsEnded: number } | null>;
  /** Lets it log in again; tokens that were made meanwhile are gone. False when it was not disabled. */
  enable(change: OperatorChange): Promise<boolean | null>;
  /** Sets the hash, ends every session, kills its reset tokens and forgets a pending address. */
  setPassword(change: OperatorChange & { passwordHash: string }): Promise<{ sessionsEnded: number } | null>;
  endSessions(change: OperatorChange): Promise<{ sessionsEnded: number } | null>;
  /** Deletes the account with all that refers to it; the audit trail keeps what happened, not to whom. False when there is none. */
  delete(change: OperatorChange): Promise<boolean>;
}
