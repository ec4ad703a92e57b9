import type { AccountWithHash } from './account.ts';

/** An account that a line of a file describes; without an `id` it is given the next one. */
export interface ImportedAccount extends Omit<AccountWithHash, 'id'> {
  /** Counted from 1. */
  line: number;
  id: number | null;
  usernameKey: string;
  emailKey: string | null;
}

export type AccountKey = 'id' | 'username' | 'email';

export interface ImportProgress {
  linesDone: number;
  accountsImported: number;
  finishedAt: Date | null;
}

/** `digest` is the SHA-256 of the file in hex. Every method is one statement or one transaction. */
export interface AccountImportStore {
  /** How far the import of a file came; null when none was begun. */
  progress(digest: string): Promise<ImportProgress | null>;
  /** Which keys of which lines accounts of the database have. */
  findTaken(accounts: ImportedAccount[]): Promise<{ line: number; taken: AccountKey }[]>;
  /**
   * Begins at the first line; from now on new accounts get ids above `highestId`. False when the import was begun
   * before, unless `again`.
   */
  begin(start: { digest: string; highestId: number | null; again: boolean; at: Date }): Promise<boolean>;
  /**
   * Adds accounts and notes how far the import is. Unique keys decide: the lines whose keys were taken meanwhile add
   * nothing and are returned. `overtaken`, and nothing was done, when the import is not at `fromLine` any more.
   */
  add(batch: {
    digest: string;
    fromLine: number;
    throughLine: number;
    accounts: ImportedAccount[];
  }): Promise<{ taken: number[] } | 'overtaken'>;
  finish(end: { digest: string; at: Date }): Promise<void>;
}
