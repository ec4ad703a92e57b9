import type { AccountWithHash, KnownNetwork } from './account.ts';

export interface LogInAttemptStore {
  /**
   * Finds the account and counts an attempt as a failure before the password is looked at, atomically over all instances,
   * so that a burst gets no further than a row of attempts. From the last free failure on, each doubles the pause that
   * follows it. One round trip, shared with others at the same time, or one after the other for attempts on one name;
   * `SessionStore.begin` takes the failure back.
   */
  count(attempt: {
    by: 'username' | 'email' | 'id';
    /** The folded name, or the id in decimal. */
    name: string;
    /** Whose failures these are; also for an account that does not exist. */
    subject: string;
    network: string;
    freeFailures: { known: number; stranger: number };
    longestPauseSeconds: number;
    at: Date;
    /** When the failures are forgotten if none follows. */
    forgetAt: Date;
  }): Promise<{ account: AccountWithHash | null; attempt: { key: string } | { blockedUntil: Date } }>;
  /** Forgets the failures under a key, where the password was right and no session begins. */
  forgive(key: string): Promise<void>;
  /** Forgets the failures of these subjects, from wherever they came. */
  forgiveAll(subjects: string[]): Promise<void>;
  /** The networks that the account has logged in from lately, the last one first. */
  knownNetworks(query: { accountId: number; limit: number }): Promise<KnownNetwork[]>;
}
