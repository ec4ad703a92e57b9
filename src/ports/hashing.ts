/** Password hashing (argon2id). Every call is queued behind a bounded gate. */
export interface PasswordHashing {
  /**
   * Holds a place in the queue for all of `work`, which will hash or verify.
   * @throws {Overloaded} with `work` never begun, when the queue is full
   */
  admit<T>(work: () => Promise<T>): Promise<T>;
  /**
   * A PHC string for a password that `domain/passwords.ts` has prepared.
   * @throws {Overloaded} when the queue is full
   */
  hash(password: string): Promise<string>;
  /**
   * Compares a password with a stored PHC string. A `null` hash (no such account) and a hash that
   * cannot be read cost the work of a real one and never match.
   * @throws {Overloaded} when the queue is full
   */
  verify(password: string, passwordHash: string | null): Promise<PasswordVerdict>;
}

export interface PasswordVerdict {
  matches: boolean;
  /** True when the password matches a hash made with other parameters than today's, which one of today's may replace. */
  outdated: boolean;
  /**
   * Set when the hash is of the password's first bytes only, as bcrypt makes it: what follows them may be wrong. So the
   * hash must not be replaced by one of this password, which would lock its owner out.
   */
  isOfStart?: true;
}

/** The work was refused to keep the service responsive; nothing was changed. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('too much work is queued');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
