import { createHash, timingSafeEqual } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { LegacyScheme } from './scheme.ts';

const MOST_ROUNDS = 1_000_000;
/** Work grows with the square of the length; the longest password that can be chosen, 255 characters, has no more bytes. */
const MOST_BYTES = 1024;

/** `$6$[rounds=<n>$]<salt>$<digest>`, as glibc's `crypt` and passlib make it (Drepper, "Unix crypt using SHA-256 and SHA-512", 2008). */
export const sha512Crypt: LegacyScheme = {
  read(passwordHash) {
    if (!passwordHash.startsWith('$6$')) return null;
    const [, count, salt, digest] = form.exec(passwordHash) ?? [];
    const rounds = Number(count ?? 5000);
    if (salt === undefined || digest === undefined || rounds < 1000)
      return { refused: 'is not a whole sha512_crypt hash' };
    if (rounds > MOST_ROUNDS) return { refused: `is a sha512_crypt hash of more than ${MOST_ROUNDS} rounds` };
    return {
      async matches(password) {
        if (Buffer.byteLength(password) > MOST_BYTES) return false;
        const made = encode(await crypt(Buffer.from(password), Buffer.from(salt), rounds));
        return timingSafeEqual(Buffer.from(made), Buffer.from(digest));
      },
    };
  },
};

const form = /^\$6\$(?:rounds=([1-9]\d{0,8})\$)?([!-#%-9;-~]{0,16})\$([./0-9A-Za-z]{86})$/;

/** Some two milliseconds of work: the rounds run on the thread that answers requests, which must not wait for all of them. */
const ROUNDS_AT_A_TIME = 2000;

/** Steps 1 to 21 of the specification. */
async function crypt(password: Buffer, salt: Buffer, rounds: number): Promise<Buffer> {
  const p = repeated(sha512(...Array<Buffer>(password.length).fill(password)), password.length);
  let digest = firstDigest(password, salt);
  const s = repeated(sha512(...Array<Buffer>(16 + (digest[0] ?? 0)).fill(salt)), salt.length);
  for (let round = 0; round < rounds; round++) {
    const odd = round % 2 === 1;
    const parts = [odd ? p : digest];
    if (round % 3 !== 0) parts.push(s);
    if (round % 7 !== 0) parts.push(p);
    parts.push(odd ? digest : p);
    digest = sha512(...parts);
    if (round % ROUNDS_AT_A_TIME === ROUNDS_AT_A_TIME - 1) await setImmediate();
  }
  return digest;
}

/** Steps 1 to 12. */
function firstDigest(password: Buffer, salt: Buffer): Buffer {
  const alternate = sha512(password, salt, password);
  const parts = [password, salt, repeated(alternate, password.length)];
  for (let bits = password.length; bits > 0; bits >>= 1) parts.push(bits % 2 === 1 ? alternate : password);
  return sha512(...parts);
}

function sha512(...parts: Buffer[]): Buffer {
  const hash = createHash('sha512');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function repeated(bytes: Buffer, length: number): Buffer {
  return Buffer.alloc(length, bytes);
}

const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Three bytes make four characters, the lowest six bits first; of each three places the next three follow by one, and trade places. */
function encode(digest: Buffer): string {
  let text = '';
  let [high, middle, low] = [0, 21, 42];
  for (let group = 0; group < 21; group++) {
    text += characters((byte(digest, high) << 16) | (byte(digest, middle) << 8) | byte(digest, low), 4);
    [high, middle, low] = [middle + 1, low + 1, high + 1];
  }
  return text + characters(byte(digest, 63), 2);
}

function characters(bits: number, count: number): string {
  return Array.from({ length: count }, (_, index) => ALPHABET[(bits >> (6 * index)) & 63]).join('');
}

function byte(digest: Buffer, index: number): number {
  return digest[index] ?? 0;
}
