import { describe, expect, test } from 'bun:test';
import { scryptSync } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { bunArgon2Verify, loadArgon2Verify } from '../../src/platform/argon2.ts';
import { createPasswordHashing } from '../../src/platform/hashing.ts';
import { acceptHash, NO_PASSWORD, verifyLegacy } from '../../src/platform/legacy-hashes/legacy-hashes.ts';
import type { PasswordVerdict } from '../../src/ports/hashing.ts';
import vectors from './legacy-hashes.json';
import { settableClock } from './settable-clock.ts';

const cost = { memoryKib: 64, timeCost: 1 };
const expensive = { memoryKib: 524_288, timeCost: 3 };
const gate = { concurrency: 2, queueLength: 8, clock: settableClock() };
const hashing = createPasswordHashing({ ...cost, ...gate, verifyArgon2: loadArgon2Verify() });
const withoutNative = createPasswordHashing({ ...cost, ...gate, verifyArgon2: bunArgon2Verify });

function accepted(stored: string): string {
  const result = acceptHash(stored, cost);
  if ('refused' in result) throw new Error(result.refused);
  return result.passwordHash;
}

function refusal(stored: string, made = cost): string {
  const result = acceptHash(stored, made);
  return 'refused' in result ? result.refused : 'accepted';
}

const ALPHABET = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const UNKNOWN = 'is not a hash of a kind that is accepted (null stands for no password)';
const SCRYPT_BEYOND = 'is a scrypt hash of more than 256 MiB, or of too many lanes';

const of = (kind: string) => vectors.find((vector) => vector.kind === kind)?.hash ?? '';

describe('a hash that another program made', () => {
  for (const kind of new Set(vectors.map((vector) => vector.kind))) {
    const made = vectors.filter((vector) => vector.kind === kind);
    test(`${kind}: the password matches and is to be hashed anew, others do not match (${made.length} made)`, async () => {
      for (const { program, password, hash } of made) {
        const stored = accepted(hash);
        const verdict = async (text: string) => [`${program}: ${hash}`, await hashing.verify(text, stored)];
        const told = `${program}: ${hash}`;
        expect(await verdict(password)).toEqual([told, matching(kind, password)]);
        if (kind.includes('argon2')) expect((await withoutNative.verify(password, stored)).matches).toBe(true);
        for (const wrong of wrongFor(kind, password)) {
          expect(await verdict(wrong)).toEqual([told, { matches: false, outdated: false }]);
        }
      }
    });
  }

  function isCut(kind: string): boolean {
    return kind.includes('bcrypt') && kind !== 'Django bcrypt_sha256';
  }

  function matching(kind: string, password: string): PasswordVerdict {
    const isOfStart = isCut(kind) && Buffer.byteLength(password) >= 72;
    return isOfStart ? { matches: true, outdated: false, isOfStart } : { matches: true, outdated: true };
  }

  /** But those that bcrypt cannot tell apart, which looks at 72 bytes only. */
  function wrongFor(kind: string, password: string): string[] {
    const other = `${password.startsWith('y') ? 'z' : 'y'}${password.slice(1)}`;
    const bytes = isCut(kind) ? 72 : Number.POSITIVE_INFINITY;
    const seen = (text: string) => Buffer.from(text).subarray(0, bytes).toString('hex');
    return [other, password.slice(0, -1), password.toUpperCase(), ''].filter((wrong) => seen(wrong) !== seen(password));
  }

  test('what an import has rewritten it accepts again, unchanged', () => {
    for (const { hash } of vectors) expect(accepted(accepted(hash))).toBe(accepted(hash));
  });

  test('the parameters of argon2 may stand in any order', () => {
    const hash = of('argon2id');
    for (const order of ['t=2,m=512,p=2', 't=2,p=2,m=512', 'p=2,m=512,t=2', 'p=2,t=2,m=512', 'm=512,p=2,t=2']) {
      expect(accepted(hash.replace('m=512,t=2,p=2', order))).toBe(hash);
    }
    expect(refusal(hash.replace('m=512,t=2,p=2', 'm=512,m=512,t=2'))).toBe('is not a whole argon2 hash of version 19');
  });

  test.each([
    ['{bcrypt}', of('bcrypt $2a$')],
    ['{argon2}', of('argon2id')],
    ['{argon2@SpringSecurity_v5_8}', of('argon2id')],
    ['{CRYPT}', of('sha512_crypt')],
    ['{crypt}', of('bcrypt $2b$')],
  ])('may have its name before it, as Spring and LDAP write it: %s', (name, hash) => {
    expect(accepted(`${name}${hash}`)).toBe(hash);
    expect(refusal(`{noop}${hash}`)).toBe(UNKNOWN);
    expect(refusal(`${name}correct horse`)).toBe(UNKNOWN);
  });

  test('bcrypt hashes of long passwords that Bun made match, too', async () => {
    const password = 'a'.repeat(100);
    const hash = await Bun.password.hash(password, { algorithm: 'bcrypt', cost: 4 });
    expect(await verifyLegacy(password, accepted(hash))).toBe('whole');
    expect(await verifyLegacy(`${password}a`, accepted(hash))).toBe('none');
  });

  test('bcrypt hashes match whatever bits that stand for nothing are set, as old passlib set them', async () => {
    for (const hash of [of('bcrypt $2b$'), of('bcrypt $2a$')]) {
      const { password = '' } = vectors.find((vector) => vector.hash === hash) ?? {};
      const [salt, digest] = [ALPHABET.indexOf(hash.charAt(28)), ALPHABET.indexOf(hash.charAt(59))];
      for (const [more, most] of [
        [1, 0],
        [15, 3],
        [0, 2],
      ] as const) {
        const odd = `${hash.slice(0, 28)}${ALPHABET[salt | more]}${hash.slice(29, 59)}${ALPHABET[digest | most]}`;
        expect([odd, accepted(odd), accepted(`bcrypt$${odd}`)]).toEqual([odd, hash, hash]);
        expect(accepted(`bcrypt_sha256$${odd}`)).toBe(`$bcrypt_sha256${hash}`);
        expect(await verifyLegacy(password, accepted(odd))).toBe('whole');
      }
    }
  });

  test('of argon2 is taken at the cost of those that are made here, and beyond it the setting is told', () => {
    const [memory, passes] = ['m=524288,t=3', 'm=65536,t=24'].map((costs) =>
      of('argon2id').replace('m=512,t=2', costs),
    );
    expect([memory, passes].map((hash = '') => refusal(hash, expensive))).toEqual(['accepted', 'accepted']);
    expect(refusal(memory ?? '', { memoryKib: 524_287, timeCost: 9 })).toBe(
      'is an argon2 hash of more than 511 MiB (HASH_MEMORY_KIB, if higher, is the bound)',
    );
    expect(refusal(passes ?? '', { memoryKib: 524_288, timeCost: 2 })).toContain('HASH_TIME_COST');
  });
});

test('argon2 of a salt or a tag of hundreds of bytes matches, with and without native code', async () => {
  for (const [saltBytes, outputLen] of [
    [8, 12],
    [16, 512],
    [1000, 1024],
  ] as const) {
    const options = { memoryCost: 64, timeCost: 1, parallelism: 1, salt: Buffer.alloc(saltBytes, 'salt'), outputLen };
    const stored = accepted(await hash('correct horse', options));
    for (const { verify } of [hashing, withoutNative]) {
      expect((await verify('correct horse', stored)).matches).toBe(true);
      expect((await verify('wrong horse', stored)).matches).toBe(false);
    }
  }
});

test('scrypt of unusual parameters within the bounds matches: many blocks, or many lanes beside few blocks', async () => {
  const salt = 'salt';
  for (const [N, r, p] of [
    [2, 9999, 1],
    [16, 8200, 3],
    [2, 1, 9999],
  ] as const) {
    const key = scryptSync('correct horse', salt, 64, { N, r, p, maxmem: 2 ** 30 }).toString('hex');
    const stored = accepted(`scrypt:${N}:${r}:${p}$${salt}$${key}`);
    expect([N, r, p, await verifyLegacy('correct horse', stored)]).toEqual([N, r, p, 'whole']);
    expect([N, r, p, await verifyLegacy('wrong horse', stored)]).toEqual([N, r, p, 'none']);
  }
});

describe('an import refuses', () => {
  const bcrypt = of('bcrypt $2b$');
  const sha512 = of('sha512_crypt');
  test.each([
    ['a plain password', 'correct horse', UNKNOWN],
    ['nothing', '', UNKNOWN],
    ["Django's unusable password", '!Pct70yhuh5C7SbthPaPM2tO7nrlgoYpL5v1wJnhN', UNKNOWN],
    ['a hash that a column of a fixed width has padded', bcrypt.padEnd(100), 'must not begin or end with a space'],
    ['a hash with the end of its line', `${sha512}\n`, 'must not begin or end with a space'],
    ['an account without a password', NO_PASSWORD, UNKNOWN],
    ['MD5', '5f4dcc3b5aa765d61d8327deb882cf99', UNKNOWN],
    ['md5crypt', '$1$5pZSV9va$azfrPr6af3Fc7dLblQXVa0', UNKNOWN],
    ['passlib bcrypt_sha256', `$bcrypt-sha256$v=2,t=2b,r=12$${bcrypt.slice(-53)}`, UNKNOWN],
    ['half of a Django bcrypt_sha256', `bcrypt_sha256$${bcrypt.slice(0, 40)}`, 'is not a whole bcrypt hash'],
    ['bcrypt_sha256 of no bcrypt', 'bcrypt_sha256$$argon2id$v=19', 'is not a whole bcrypt hash'],
    ['Django scrypt of gigabytes', `scrypt$4194304$salt$8$1$${'abcd'.repeat(21)}`, SCRYPT_BEYOND],
    ['bcrypt with the sign error', bcrypt.replace('$2b$', '$2x$'), 'is a bcrypt hash of a faulty kind ($2$ or $2x$)'],
    ['half a bcrypt hash', bcrypt.slice(0, 40), 'is not a whole bcrypt hash'],
    ['bcrypt that takes minutes', bcrypt.replace('$04$', '$16$'), 'is a bcrypt hash of a cost above 15'],
    ['bcrypt of no cost', bcrypt.replace('$04$', '$03$'), 'is not a whole bcrypt hash'],
    ['old argon2', of('argon2i').replace('v=19$', ''), 'is not a whole argon2 hash of version 19'],
    [
      'argon2 of gigabytes',
      of('argon2id').replace('m=512', 'm=524288'),
      'is an argon2 hash of more than 256 MiB (HASH_MEMORY_KIB, if higher, is the bound)',
    ],
    [
      'argon2 of many passes',
      of('argon2id').replace('m=512,t=2', 'm=65536,t=99'),
      'is an argon2 hash of too many passes (HASH_TIME_COST, if its cost is higher, is the bound)',
    ],
    [
      'argon2 of too little memory',
      of('argon2id').replace('m=512', 'm=8'),
      'is an argon2 hash of impossible parameters',
    ],
    [
      'PBKDF2 that takes minutes',
      `pbkdf2:sha256:90000000$c2FsdA$${'ab'.repeat(32)}`,
      'is a PBKDF2 hash of more than 2000000 iterations',
    ],
    ['PBKDF2 of no iterations', `pbkdf2:sha256:0$salt$${'ab'.repeat(32)}`, 'is not a whole PBKDF2 hash'],
    ['PBKDF2 of a short key', 'pbkdf2_sha256$1000$salt$YWJj', 'is not a whole PBKDF2 hash'],
    [
      'PBKDF2 of a number nobody knows',
      `pbkdf2:sha256$salt$${'ab'.repeat(32)}`,
      'does not say its number of iterations, as in pbkdf2:sha256:260000',
    ],
    ['scrypt of gigabytes', `scrypt:4194304:8:1$salt$${'ab'.repeat(64)}`, SCRYPT_BEYOND],
    ['scrypt of many lanes', `scrypt:32768:8:99$salt$${'ab'.repeat(64)}`, SCRYPT_BEYOND],
    ['scrypt of an impossible cost', `scrypt:1000:8:1$salt$${'ab'.repeat(64)}`, 'is not a whole scrypt hash'],
    [
      'sha512_crypt that takes minutes',
      sha512.replace(/rounds=\d+/, 'rounds=900000000'),
      'is a sha512_crypt hash of more than 1000000 rounds',
    ],
    ['sha512_crypt of too few rounds', sha512.replace(/rounds=\d+/, 'rounds=999'), 'is not a whole sha512_crypt hash'],
    ['half a sha512_crypt hash', sha512.slice(0, -1), 'is not a whole sha512_crypt hash'],
    ['the digest of sha512_crypt as sha256_crypt', sha512.replace('$6$', '$5$'), 'is not a whole sha256_crypt hash'],
  ])('%s', async (_, stored, reason) => {
    expect(refusal(stored)).toBe(reason);
    if (stored.startsWith('$argon2')) return;
    expect(await hashing.verify('correct horse', stored)).toEqual({ matches: false, outdated: false });
  });
});
