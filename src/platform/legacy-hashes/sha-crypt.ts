import { createHash, timingSafeEqual } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type LegacyScheme, wholeIf } from './scheme.ts';

const MOST_ROUNDS = 1_000_000;
/** Work grows with the square of the length; the longest password that can be chosen, 255 characters, has no more bytes. */
const MOST_BYTES = 1024;

/**
 * About a second of sha512_crypt: 255 bytes in the 656,000 rounds that passlib makes by default, 98 in a million. More can
 * be chosen, since 255 characters may have 1,020 bytes, but would let one log-in take three seconds.
 */
const MOST_WORK = 656_000 * bytesHashed(255);

/** `$5$[rounds=<n>$]<salt>$<digest>`, as glibc's `crypt` and passlib make it (Drepper, "Unix crypt using SHA-256 and SHA-512", 2008). */
export const sha256Crypt = shaCrypt('sha256', { id: '5', characters: 43, encode: encode256 });

/** As `sha256Crypt`, in `$6$`. */
export const sha512Crypt = shaCrypt('sha512', { id: '6', characters: 86, encode: encode512 });

type Sha = (...parts: Buffer[]) => Buffer;

/** `characters` is how many `encode` makes of a digest. */
function shaCrypt(
  algorithm: 'sha256' | 'sha512',
  { id, characters, encode }: { id: string; characters: number; encode(digest: Buffer): string },
): LegacyScheme {
  const [count, salt, digest] = ['[1-9]\\d{0,8}', '[!-#%-9;-~]{0,16}', `[./0-9A-Za-z]{${characters}}`];
  const form = new RegExp(`^\\$${id}\\$(?:rounds=(${count})\\$)?(${salt})\\$(${digest})$`);
  const name = `${algorithm}_crypt`;
  const sha = shaOf(algorithm);
  return {
    read(passwordHash) {
      if (!passwordHash.startsWith(`$${id}$`)) return null;
      const [, count, salt, digest] = form.exec(passwordHash) ?? [];
      const rounds = Number(count ?? 5000);
      if (salt === undefined || digest === undefined || rounds < 1000)
        return { refused: `is not a whole ${name} hash` };
      if (rounds > MOST_ROUNDS) return { refused: `is a ${name} hash of more than ${MOST_ROUNDS} rounds` };
      return {
        async match(password) {
          const bytes = Buffer.byteLength(password);
          if (bytes > MOST_BYTES || rounds * bytesHashed(bytes) > MOST_WORK) return 'none';
          const made = encode(await crypt(sha, Buffer.from(password), Buffer.from(salt), rounds));
          return wholeIf(timingSafeEqual(Buffer.from(made), Buffer.from(digest)));
        },
      };
    },
  };
}

function shaOf(algorithm: string): Sha {
  return (...parts) => {
    const hash = createHash(algorithm);
    for (const part of parts) hash.update(part);
    return hash.digest();
  };
}

/** What a round costs, as bytes hashed: some 200 besides those of the password. */
function bytesHashed(passwordBytes: number): number {
  return 200 + passwordBytes;
}

/** Some two milliseconds: the rounds run on the thread that answers requests, which must not wait for all of them. */
const WORK_AT_A_TIME = 500_000;

/** Steps 1 to 21 of the specification. */
async function crypt(sha: Sha, password: Buffer, salt: Buffer, rounds: number): Promise<Buffer> {
  const p = repeated(sha(...Array<Buffer>(password.length).fill(password)), password.length);
  let digest = firstDigest(sha, password, salt);
  const s = repeated(sha(...Array<Buffer>(16 + (digest[0] ?? 0)).fill(salt)), salt.length);
  const roundsAtATime = Math.floor(WORK_AT_A_TIME / bytesHashed(password.length));
  for (let round = 0; round < rounds; round++) {
    const odd = round % 2 === 1;
    const parts = [odd ? p : digest];
    if (round % 3 !== 0) parts.push(s);
    if (round % 7 !== 0) parts.push(p);
    parts.push(odd ? digest : p);
    digest = sha(...parts);
    if (round % roundsAtATime === roundsAtATime - 1) await setImmediate();
  }
  return digest;
}

/** Steps 1 to 12. */
function firstDigest(sha: Sha, password: Buffer, salt: Buffer): Buffer {
  const alternate = sha(password, salt, password);
  const parts = [password, salt, repeated(alternate, password.length)];
  for (let bits = password.length; bits > 0; bits >>= 1) parts.push(bits % 2 === 1 ? alternate : password);
  return sha(...parts);
}

function repeated(bytes: Buffer, length: number): Buffer {
  return Buffer.alloc(length, bytes);
}

const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Three bytes make four characters, the lowest six bits first; of each three places the next three follow by one, and trade places. */
function encode512(digest: Buffer): string {
  let text = '';
  let [high, middle, low] = [0, 21, 42];
  for (let group = 0; group < 21; group++) {
    text += fourCharacters(digest, high, middle, low);
    [high, middle, low] = [middle + 1, low + 1, high + 1];
  }
  return text + characters(byte(digest, 63), 2);
}

/** As `encode512`, but that the places trade the other way round. */
function encode256(digest: Buffer): string {
  let text = '';
  let [high, middle, low] = [0, 10, 20];
  for (let group = 0; group < 10; group++) {
    text += fourCharacters(digest, high, middle, low);
    [high, middle, low] = [low + 1, high + 1, middle + 1];
  }
  return text + characters((byte(digest, 31) << 8) | byte(digest, 30), 3);
}

function fourCharacters(digest: Buffer, high: number, middle: number, low: number): string {
  return characters((byte(digest, high) << 16) | (byte(digest, middle) << 8) | byte(digest, low), 4);
}

function characters(bits: number, count: number): string {
  return Array.from({ length: count }, (_, index) => ALPHABET[(bits >> (6 * index)) & 63]).join('');
}

function byte(digest: Buffer, index: number): number {
  return digest[index] ?? 0;
}
