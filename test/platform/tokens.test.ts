import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { newKeySignsAfterSeconds, rotateKey } from '../../src/platform/signing-keys.ts';
import type { FreshDatabase } from '../database.ts';
import { freshDatabase } from '../database.ts';
import { authSecret, forged, issuerOn } from './issuer-at-hand.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
const setUp = (algorithm: 'EdDSA' | 'HS256') => issuerOn(fresh, algorithm);

describe.each(['EdDSA', 'HS256'] as const)('a token signed with %s', (algorithm) => {
  test.each(['access', 'refresh', 'refresh_cookie'] as const)(
    'of kind %s comes back as it was, and as no other kind',
    async (kind) => {
      const { tokens, elsewhere, claims } = await setUp(algorithm);
      const token = tokens.sign(kind, claims);
      for (const instance of [tokens, elsewhere, elsewhere]) {
        for (const other of ['access', 'refresh', 'refresh_cookie'] as const) {
          expect(await instance.verify(other, token)).toEqual(other === kind ? claims : null);
        }
      }
    },
  );

  test('has a MAC where nobody but this service is to verify it', async () => {
    const { tokens, claims, keys } = await setUp(algorithm);
    for (const kind of ['refresh', 'refresh_cookie'] as const) {
      const { alg, kid } = decodeProtectedHeader(tokens.sign(kind, claims));
      expect({ alg, kid }).toEqual({ alg: 'HS256', kid: keys.current().signing.kid });
    }
  });

  test('carries the pinned algorithm, its key id and its type, and nothing that names a person', async () => {
    const { tokens, claims, keys } = await setUp(algorithm);
    const token = tokens.sign('access', claims);
    expect(decodeProtectedHeader(token)).toEqual({ alg: algorithm, kid: keys.current().signing.kid, typ: 'at+jwt' });
    expect(Object.keys(decodeJwt(token)).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
  });

  test('is the same text for the same refresh cookie, whenever it is signed', async () => {
    const { tokens, claims } = await setUp(algorithm);
    const first = tokens.sign('refresh_cookie', claims);
    await Bun.sleep(1100);
    expect(tokens.sign('refresh_cookie', claims)).toBe(first);
    expect(decodeJwt(first)).not.toHaveProperty('iat');
  });

  test('is refused from the second it expires', async () => {
    const { tokens, elsewhere, claims, clock } = await setUp(algorithm);
    const expiresAt = new Date(claims.expiresAt.getTime() + 999);
    const token = tokens.sign('access', { ...claims, expiresAt });
    clock.advance(3599);
    for (const instance of [tokens, elsewhere]) expect(await instance.verify('access', token)).toEqual(claims);
    clock.advance(1);
    for (const instance of [tokens, elsewhere]) expect(await instance.verify('access', token)).toBeNull();
  });
});

test('a refresh token outlives the rotation of its key, and not its removal', async () => {
  const { tokens, store, keys, claims, clock } = await setUp('EdDSA');
  const token = tokens.sign('refresh', claims);
  const retired = keys.current().signing.kid;
  await rotateKey({ store, config: { algorithm: 'EdDSA', authSecret }, clock });
  clock.advance(newKeySignsAfterSeconds);
  await keys.refresh();
  expect(await tokens.verify('refresh', token)).toEqual(claims);
  expect(keys.current().signing.kid).not.toBe(retired);
  await store.removeRetired(retired);
  await keys.refresh();
  expect(await tokens.verify('refresh', token)).toBeNull();
});

test('a key that is removed takes the tokens with it that it had verified', async () => {
  const { tokens, store, keys, claims, clock } = await setUp('EdDSA');
  const token = tokens.sign('access', claims);
  const removed = keys.current();
  await rotateKey({ store, config: { algorithm: 'EdDSA', authSecret }, clock });
  await store.removeRetired(removed.signing.kid);
  expect(await tokens.verify('access', token)).toEqual(claims);
  await keys.refresh();
  expect(await tokens.verify('access', token)).toBeNull();
});

test('only a refresh cookie may lack its issue time', async () => {
  const world = await setUp('EdDSA');
  for (const kind of ['access', 'refresh', 'refresh_cookie'] as const) {
    const token = await forged(world, { payload: { iat: undefined } }, kind);
    expect(await world.tokens.verify(kind, token)).toEqual(kind === 'refresh_cookie' ? world.claims : null);
  }
});
