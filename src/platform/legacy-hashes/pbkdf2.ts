import { pbkdf2 as derive, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { fromB64, type LegacyScheme, toB64, wholeIf } from './scheme.ts';

const MOST_ITERATIONS = 2_000_000;

export type Pbkdf2Digest = 'sha1' | 'sha256' | 'sha512';

/** The one form in which hashes of PBKDF2 are stored, whoever made them. `iterations` as its digits. */
export function pbkdf2String(digest: Pbkdf2Digest, iterations: string, salt: Uint8Array, key: Uint8Array): string {
  return `$pbkdf2-${digest}$i=${iterations}$${toB64(salt)}$${toB64(key)}`;
}

/** PBKDF2 (RFC 8018 §5.2) as `$pbkdf2-<digest>$i=<iterations>$<salt>$<key>`. */
export const pbkdf2: LegacyScheme = {
  read(passwordHash) {
    if (!/^\$pbkdf2-(sha1|sha256|sha512)\$i=/.test(passwordHash)) return null;
    const [, digest = '', count, saltText = '', keyText = ''] = form.exec(passwordHash) ?? [];
    const iterations = Number(count);
    const [salt, key] = [fromB64(saltText), fromB64(keyText)];
    if (!(iterations >= 1) || !salt || !key || key.length < 16 || key.length > 64)
      return { refused: 'is not a whole PBKDF2 hash' };
    if (iterations > MOST_ITERATIONS) return { refused: `is a PBKDF2 hash of more than ${MOST_ITERATIONS} iterations` };
    return {
      async match(password) {
        return wholeIf(timingSafeEqual(await deriveKey(password, salt, iterations, key.length, digest), key));
      },
    };
  },
};

const form = /^\$pbkdf2-(\w+)\$i=(\d{1,10})\$([A-Za-z0-9+/]{0,1400})\$([A-Za-z0-9+/]{1,100})$/;
const deriveKey = promisify(derive);
