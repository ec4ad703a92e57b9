import { scrypt as derive, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { fromB64, type LegacyScheme, toB64, wholeIf } from './scheme.ts';

const MEBIBYTE = 1024 * 1024;
const MOST_MEMORY = 256 * MEBIBYTE;
/** Memory times lanes; Node fills the lanes one after the other. */
const MOST_WORK = 1024 * MEBIBYTE;

/** The one form in which hashes of scrypt are stored: a PHC string. */
export function scryptString(logCost: number, r: string, p: string, salt: Uint8Array, key: Uint8Array): string {
  return `$scrypt$ln=${logCost},r=${r},p=${p}$${toB64(salt)}$${toB64(key)}`;
}

/** scrypt (RFC 7914) as `$scrypt$ln=<log2 N>,r=<r>,p=<p>$<salt>$<key>`; passlib writes it so as well. */
export const scrypt: LegacyScheme = {
  read(passwordHash) {
    if (!passwordHash.startsWith('$scrypt$')) return null;
    const [, ln, blocks, lanes, saltText = '', keyText = ''] = form.exec(passwordHash) ?? [];
    const [cost, r, p] = [2 ** Number(ln), Number(blocks), Number(lanes)];
    const [salt, key] = [fromB64(saltText), fromB64(keyText)];
    if (!(cost >= 2 && r >= 1 && p >= 1) || !salt || !key || key.length < 16 || key.length > 64)
      return { refused: 'is not a whole scrypt hash' };
    const memory = 128 * cost * r;
    if (memory > MOST_MEMORY || memory * p > MOST_WORK)
      return { refused: `is a scrypt hash of more than ${MOST_MEMORY / MEBIBYTE} MiB, or of too many lanes` };
    // All that is allocated: N blocks of 128r bytes, one for each lane and two to work in.
    const options = { N: cost, r, p, maxmem: 128 * r * (cost + p + 2) };
    return {
      async match(password) {
        return wholeIf(timingSafeEqual(await deriveKey(password, salt, key.length, options), key));
      },
    };
  },
};

const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,4}),p=(\d{1,4})\$([A-Za-z0-9+/]{0,1400})\$([A-Za-z0-9+/]{1,100})$/;
const deriveKey = promisify<string, Buffer, number, ScryptOptions, Buffer>(derive);
