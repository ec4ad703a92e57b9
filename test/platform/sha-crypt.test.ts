import { expect, test } from 'bun:test';
import { verifyLegacy } from '../../src/platform/legacy-hashes/legacy-hashes.ts';
import vectors from './legacy-hashes.json';

test('a password far beyond the longest that can be chosen costs nothing', async () => {
  for (const { hash } of vectors.filter(({ kind }) => /^sha(256|512)_crypt$/.test(kind))) {
    expect(await verifyLegacy('long '.repeat(100_000), hash)).toBe('none');
  }
});

test('no password makes a log-in take longer than a long one at the usual rounds of passlib', async () => {
  const hashOf = (rounds: number) => `$6$rounds=${rounds}$saltsaltsaltsalt$${'a'.repeat(86)}`;
  const millisecondsOf = async (password: string, rounds: number) => {
    const begun = performance.now();
    expect(await verifyLegacy(password, hashOf(rounds))).toBe('none');
    return performance.now() - begun;
  };
  const usual = await millisecondsOf('x'.repeat(255), 656_000);
  expect(usual).toBeGreaterThan(100);
  for (const rounds of [1_000_000, 656_000]) {
    expect(await millisecondsOf('🔑'.repeat(255), rounds)).toBeLessThan(usual);
    expect(await millisecondsOf('x'.repeat(99), rounds)).toBeLessThan(2 * usual);
  }
  expect(await millisecondsOf('🔑'.repeat(255), 5000)).toBeGreaterThan(5);
});

test('a slow sha512_crypt comparison leaves the thread to others', async () => {
  const slow = vectors.find(({ hash }) => hash.startsWith('$6$rounds=656000$'));
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  expect(await verifyLegacy(slow?.password ?? '', slow?.hash ?? '')).toBe('whole');
  clearInterval(others);
  expect(turns).toBeGreaterThan(20);
});
