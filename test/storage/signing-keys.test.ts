import { afterAll, beforeEach, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { signingKeys } from '../../src/storage/schema.ts';
import { freshDatabase } from '../database.ts';
import { NOW, secondsAfter, together } from './fixtures.ts';

const { db, stores, close } = await freshDatabase();
afterAll(close);
beforeEach(async () => {
  await db.delete(signingKeys);
});

function newKey(createdAt = NOW, algorithm = 'EdDSA') {
  const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: 'abc', key_ops: ['verify'] };
  return { kid: randomUUID(), algorithm, publicJwk, sealedPrivateJwk: 'sealed', createdAt };
}

test('of 20 instances that start at once, one adds the signing key', async () => {
  const added = await together(20, () => stores.signingKeys.insertActive(newKey()));
  expect(added.filter(Boolean)).toHaveLength(1);
  expect(await stores.signingKeys.insertActive(newKey(NOW, 'ES256'))).toBe(true);
});

test('a rotation retires the active key, and keys are listed newest first', async () => {
  const first = newKey();
  const second = newKey(secondsAfter(NOW, 60));
  await stores.signingKeys.insertActive(first);
  await stores.signingKeys.rotate(second, second.createdAt);
  expect(await stores.signingKeys.list()).toEqual([
    { ...second, retiredAt: null },
    { ...first, retiredAt: second.createdAt },
  ]);
});

test('rotations at once all succeed and leave one active key', async () => {
  await stores.signingKeys.insertActive(newKey());
  await together(5, (index) => stores.signingKeys.rotate(newKey(secondsAfter(NOW, index)), NOW));
  const keys = await stores.signingKeys.list();
  expect(keys).toHaveLength(6);
  expect(keys.filter((key) => key.retiredAt === null)).toHaveLength(1);
});
