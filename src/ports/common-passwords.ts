/** The passwords that everybody tries first (NIST SP 800-63B-4 §3.1.1.2). */
export interface CommonPasswords {
  /** Whether a prepared password is one of them, in any case. */
  includes(password: string): boolean;
}
