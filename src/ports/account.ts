export interface Account {
  id: number;
  /** As it was typed. */
  username: string;
  /** As it was typed; null for an account registered without one. */
  email: string | null;
  emailVerifiedAt: Date | null;
  firstName: string | null;
  lastName: string | null;
  /** The `Accept-Language` of the registration. */
  language: string | null;
  createdAt: Date;
}

export interface AccountWithHash extends Account {
  passwordHash: string;
  /** Since when nobody can log in to it; null for nearly all. */
  disabledAt: Date | null;
}

export interface KnownNetwork {
  /** An IPv4 address or an IPv6 /64. */
  network: string;
  lastSeenAt: Date;
}

export interface NewAccount {
  username: string;
  usernameKey: string;
  email: string | null;
  emailKey: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  passwordHash: string;
  at: Date;
  /** Where it is registered from, for the audit trail. */
  address: string | null;
  userAgent: string | null;
  /** As what the audit trail has it. */
  auditKind: 'registered' | 'account_created';
}

export interface AccountStore {
  /** Unique keys decide; when both are taken the user name is named. Adds the registration to the audit trail. */
  insert(account: NewAccount): Promise<{ created: Account } | { taken: 'username' | 'email' }>;
  /** Which of the keys an account already has, before work is spent on hashing; `insert` still decides. */
  findTaken(keys: { usernameKey: string; emailKey: string | null }): Promise<'username' | 'email' | null>;
  findByUsername(usernameKey: string): Promise<AccountWithHash | null>;
  findByEmail(emailKey: string): Promise<AccountWithHash | null>;
  /** Sets a new hash of the same password, only if `oldHash` is still the stored one. */
  upgradeHash(change: { accountId: number; oldHash: string; newHash: string }): Promise<void>;
}
