/** Cost of one argon2id hash; lanes are always 1 (OWASP Password Storage Cheat Sheet). */
export interface HashCost {
  memoryKib: number;
  timeCost: number;
}

/**
 * Whether a password has an argon2 hash in PHC form.
 * @throws {Error} before any work is done, when the hash cannot be read
 */
export type Argon2Verify = (passwordHash: string, password: string) => Promise<boolean>;

/**
 * `@node-rs/argon2` verifies three times faster than Bun on the same strings (docs/decisions/0020). It is native code, so
 * where it does not load, Bun's own stands in.
 */
export function loadArgon2Verify(): Argon2Verify {
  try {
    const native: typeof import('@node-rs/argon2') = require('@node-rs/argon2');
    return (passwordHash, password) => native.verify(passwordHash, password);
  } catch {
    return bunArgon2Verify;
  }
}

/** `loadArgon2Verify` at the first verification: to load the native code takes a tenth of the time of a start. */
export function lazyArgon2Verify(): Argon2Verify {
  let verify: Argon2Verify | null = null;
  return (passwordHash, password) => {
    verify ??= loadArgon2Verify();
    return verify(passwordHash, password);
  };
}

export const bunArgon2Verify: Argon2Verify = (passwordHash, password) => Bun.password.verify(password, passwordHash);
