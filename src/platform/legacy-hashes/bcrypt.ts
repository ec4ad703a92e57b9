import { createHash } from 'node:crypto';
import type { LegacyScheme, Match } from './scheme.ts';

/** Beyond it one log-in takes seconds: each step doubles the work, and 12 is a quarter of a second. */
const HIGHEST_COST = 15;

/** bcrypt looks at no more of a password. */
const BCRYPT_BYTES = 72;

/** `$2a$`, `$2b$` and `$2y$` name the same algorithm; `$2x$` marks hashes that a sign error has weakened. */
export const bcrypt: LegacyScheme = {
  read(passwordHash) {
    if (/^\$2x?\$/.test(passwordHash)) return { refused: 'is a bcrypt hash of a faulty kind ($2$ or $2x$)' };
    if (!/^\$2[aby]\$/.test(passwordHash)) return null;
    const [, digits] = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(passwordHash) ?? [];
    const cost = Number(digits ?? -1);
    if (cost < 4) return { refused: 'is not a whole bcrypt hash' };
    if (cost > HIGHEST_COST) return { refused: `is a bcrypt hash of a cost above ${HIGHEST_COST}` };
    return { match: (password) => match(password, passwordHash) };
  },
};

const ALPHABET = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A whole bcrypt hash as everybody writes it: of six bits the last character of the salt holds two, that of the digest four. */
export function withoutPaddingBits(passwordHash: string): string {
  const masked = (at: number, mask: number) => ALPHABET.charAt(ALPHABET.indexOf(passwordHash.charAt(at)) & mask);
  const [salt, digest] = [masked(LAST_OF_SALT, 0b110000), masked(LAST_OF_DIGEST, 0b111100)];
  return passwordHash.slice(0, LAST_OF_SALT) + salt + passwordHash.slice(LAST_OF_SALT + 1, LAST_OF_DIGEST) + digest;
}

/** After `$2b$12$` the salt has 22 characters and the digest 31. */
const [LAST_OF_SALT, LAST_OF_DIGEST] = [28, 59];

const BCRYPT_SHA256 = '$bcrypt_sha256';

/** The form in which Django's `bcrypt_sha256` is stored, before the bcrypt hash that it holds. */
export function bcryptSha256String(bcryptHash: string): string {
  return BCRYPT_SHA256 + bcryptHash;
}

/** bcrypt of the hex digits of the password's SHA-256, of which there are few enough not to be cut. */
export const bcryptSha256: LegacyScheme = {
  read(passwordHash) {
    if (!passwordHash.startsWith(`${BCRYPT_SHA256}$`)) return null;
    const read = bcrypt.read(passwordHash.slice(BCRYPT_SHA256.length));
    if (read === null) return { refused: 'is not a whole bcrypt hash' };
    if ('refused' in read) return read;
    return { match: (password) => read.match(createHash('sha256').update(password).digest('hex')) };
  },
};

/**
 * Everybody else cuts a longer password to 72 bytes; Bun hashes its SHA-512 instead. The hash may come from either, so both
 * are tried. Of a password of 72 bytes or more nobody knows whether the one that was hashed had been cut.
 */
async function match(password: string, passwordHash: string): Promise<Match> {
  const bytes = new TextEncoder().encode(password);
  const isStart = bytes.length >= BCRYPT_BYTES;
  if (await Bun.password.verify(bytes.subarray(0, BCRYPT_BYTES), passwordHash)) return isStart ? 'start' : 'whole';
  return bytes.length > BCRYPT_BYTES && (await Bun.password.verify(password, passwordHash)) ? 'whole' : 'none';
}
