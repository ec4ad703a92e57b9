import type { AccountWithHash, KnownNetwork } from './account.ts';

export interface LogInAttemptStore {
  /**
   * Finds the account and counts an attempt as a failure before the password is looked at, atomically over all instances,
   * so that a burst gets no further than attempts one after the other. The last free failure is followed by a pause of a
   * second, each further one by twice the pause before it. One round trip, shared with others at the same time; attempts on
   * one name take turns. `SessionStore.begin` takes the failure back when the password was right.
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
