export interface StoredSigningKey {
  /** RFC 7638 thumbprint. */
  kid: string;
  algorithm: string;
  publicJwk: Record<string, unknown>;
  /** The private JWK, encrypted under AUTH_SECRET. */
  sealedPrivateJwk: string;
  createdAt: Date;
  /** Null for the active key. Tokens of a retired key verify until it is removed. */
  retiredAt: Date | null;
}

export interface SigningKeyStore {
  /** All keys, newest first. */
  list(): Promise<StoredSigningKey[]>;
  /** Adds the signing key of an algorithm unless there is one; false then. Unique keys decide between instances. */
  insertActive(key: Omit<StoredSigningKey, 'retiredAt'>): Promise<boolean>;
  /** One transaction: retires the active key of the algorithm and makes this one active. */
  rotate(key: Omit<StoredSigningKey, 'retiredAt'>, at: Date): Promise<void>;
  /** Removes this retired key, or all that are retired: their tokens verify no longer. Ids of those that were there. */
  removeRetired(kid: string | 'all'): Promise<string[]>;
}
