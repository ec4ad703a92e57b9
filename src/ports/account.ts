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
