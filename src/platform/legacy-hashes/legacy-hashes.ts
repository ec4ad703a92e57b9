/**
 * Password hashes that other systems made. An import accepts and rewrites them (`acceptHash`), a log-in verifies what was
 * stored (`verifyLegacy`); a hash that matches is then replaced by argon2id. docs/migrating.md lists the kinds.
 */
import type { HashCost } from '../argon2.ts';
import { refuseArgon2 } from './argon2.ts';
import { bcrypt, bcryptSha256 } from './bcrypt.ts';
import { rewriteForeignForm } from './foreign-forms.ts';
import { pbkdf2 } from './pbkdf2.ts';
import type { Match, ReadHash } from './scheme.ts';
import { scrypt } from './scrypt.ts';
import { sha256Crypt, sha512Crypt } from './sha-crypt.ts';

const SCHEMES = [bcrypt, bcryptSha256, pbkdf2, scrypt, sha256Crypt, sha512Crypt];

/** Stored for an account without a password: no password matches it, so a new one has to be set. */
export const NO_PASSWORD = '$none$';

/**
 * What to store for a hash from elsewhere: a crypt or PHC string, which begins with `$`. Or the reason why nobody could
 * log in with it, in words that follow the field's name; what would make a log-in take seconds is refused as well,
 * unless the hashes that are made here cost as much (`cost`).
 */
export function acceptHash(stored: string, cost: HashCost): { passwordHash: string } | { refused: string } {
  // As a column of a fixed width pads it, for which a scheme would only find that the hash is not whole.
  if (stored.trim() !== stored) return { refused: 'must not begin or end with a space' };
  const passwordHash = rewriteForeignForm(stored) ?? stored;
  const argon2 = refuseArgon2(passwordHash, cost);
  if (argon2 === 'accepted') return { passwordHash };
  const read = argon2 ?? readLegacy(passwordHash);
  if (read === null) return { refused: whyUnknown(stored) };
  return 'refused' in read ? { refused: read.refused } : { passwordHash };
}

/** How the password matches; null for a hash that is of no legacy scheme, or not fit to be verified. */
export function verifyLegacy(password: string, passwordHash: string): Promise<Match> | null {
  const read = readLegacy(passwordHash);
  return read === null || 'refused' in read ? null : read.match(password);
}

function readLegacy(passwordHash: string): ReadHash | null {
  for (const scheme of SCHEMES) {
    const read = scheme.read(passwordHash);
    if (read) return read;
  }
  return null;
}

/** Never quotes the hash, which may be a password. */
function whyUnknown(stored: string): string {
  if (/^pbkdf2:sha\d+\$/.test(stored)) return 'does not say its number of iterations, as in pbkdf2:sha256:260000';
  return 'is not a hash of a kind that is accepted (null stands for no password)';
}
