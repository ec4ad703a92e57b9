import { expect, test } from 'bun:test';
import { openPrivateJwk, sealPrivateJwk } from '../../src/platform/key-seal.ts';

const authSecret = 'q7Zp2mVx9LwT4cRk8YbNf3HsJd6GuEaQ1WoXiCvB';
const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'public', d: 'private' };
const sealed = sealPrivateJwk(jwk, 'kid-1', authSecret);

test('sealing hides the key and gives it back', () => {
  expect(sealed).toMatch(/^v1\.[\w-]{16}\.[\w-]+$/);
  expect(openPrivateJwk(sealed, 'kid-1', authSecret)).toEqual(jwk);
  expect(sealPrivateJwk(jwk, 'kid-1', authSecret)).not.toBe(sealed);
});

test('a sealed key opens neither with another secret, nor for another key, nor after tampering', () => {
  const [version, iv, ciphertext = ''] = sealed.split('.');
  expect(openPrivateJwk(sealed, 'kid-1', `${authSecret}x`)).toBeNull();
  expect(openPrivateJwk(sealed, 'kid-2', authSecret)).toBeNull();
  expect(openPrivateJwk(`v2.${iv}.${ciphertext}`, 'kid-1', authSecret)).toBeNull();
  expect(openPrivateJwk(`${version}.${iv}.A${ciphertext.slice(1)}B`, 'kid-1', authSecret)).toBeNull();
  expect(openPrivateJwk(`${version}.${iv}.${ciphertext.slice(0, 10)}`, 'kid-1', authSecret)).toBeNull();
  expect(openPrivateJwk('', 'kid-1', authSecret)).toBeNull();
});
