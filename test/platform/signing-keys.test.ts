import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { calculateJwkThumbprint } from 'jose';
import { loadKeys } from '../../src/platform/key-ring.ts';
import { openPrivateJwk, sealPrivateJwk } from '../../src/platform/key-seal.ts';
import type { SigningConfig } from '../../src/platform/signing-keys.ts';
import { rotateKey } from '../../src/platform/signing-keys.ts';
import { createTokenIssuer } from '../../src/platform/tokens.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { FreshDatabase } from '../database.ts';
import { freshDatabase } from '../database.ts';
import { recordingLog } from './recording-log.ts';
import { settableClock } from './settable-clock.ts';
import type { CountedKeys } from './stored-keys.ts';
import { noSigningKeys } from './stored-keys.ts';

const config: SigningConfig = { algorithm: 'EdDSA', authSecret: 'q7Zp2mVx9LwT4cRk8YbNf3HsJd6GuEaQ1WoXiCvB' };

let fresh: FreshDatabase;
let store: CountedKeys;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  store = await noSigningKeys(fresh);
});
afterAll(() => fresh.close());

async function startInstance(clock: Clock, log = recordingLog()) {
  const keys = await loadKeys({ store, config, clock, log });
  return {
    keys,
    log,
    tokens: createTokenIssuer({ keys, issuer: 'https://auth.example.com', audience: 'concord', clock }),
  };
}

function claimsAt(clock: Clock) {
  const expiresAt = new Date((Math.floor(clock.now().getTime() / 1000) + 86_400) * 1000);
  return { accountId: 7, sessionId: crypto.randomUUID(), tokenId: crypto.randomUUID(), expiresAt };
}

describe('sealing', () => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'public', d: 'private' };
  const sealed = sealPrivateJwk(jwk, 'kid-1', config.authSecret);

  test('hides the key and gives it back', () => {
    expect(sealed).toMatch(/^v1\.[\w-]{16}\.[\w-]+$/);
    expect(openPrivateJwk(sealed, 'kid-1', config.authSecret)).toEqual(jwk);
    expect(sealPrivateJwk(jwk, 'kid-1', config.authSecret)).not.toBe(sealed);
  });

  test('opens neither with another secret, nor for another key, nor after tampering', () => {
    const [version, iv, ciphertext = ''] = sealed.split('.');
    expect(openPrivateJwk(sealed, 'kid-1', `${config.authSecret}x`)).toBeNull();
    expect(openPrivateJwk(sealed, 'kid-2', config.authSecret)).toBeNull();
    expect(openPrivateJwk(`v2.${iv}.${ciphertext}`, 'kid-1', config.authSecret)).toBeNull();
    expect(openPrivateJwk(`${version}.${iv}.A${ciphertext.slice(1)}B`, 'kid-1', config.authSecret)).toBeNull();
    expect(openPrivateJwk(`${version}.${iv}.${ciphertext.slice(0, 10)}`, 'kid-1', config.authSecret)).toBeNull();
    expect(openPrivateJwk('', 'kid-1', config.authSecret)).toBeNull();
  });
});

describe('signing keys', () => {
  test('are made at the first start and kept', async () => {
    const clock = settableClock();
    const first = await startInstance(clock);
    const second = await startInstance(clock);
    expect(await store.list()).toHaveLength(1);
    expect(second.keys.current().signing.kid).toBe(first.keys.current().signing.kid);
  });

  test('are published without their private part, under their thumbprint', async () => {
    const { keys } = await startInstance(settableClock());
    const [jwk, ...others] = keys.current().publicJwks.keys;
    expect(others).toEqual([]);
    expect(jwk).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: expect.any(String),
      kid: await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: jwk?.x as string }),
      alg: 'EdDSA',
      use: 'sig',
    });
    const rows = await store.list();
    expect(rows[0]?.publicJwk).toEqual(jwk as Record<string, unknown>);
    expect(JSON.stringify(rows)).not.toContain('"d"');
  });

  test('are agreed upon by instances that start at the same moment', async () => {
    const clock = settableClock();
    const instances = await Promise.all(Array.from({ length: 4 }, () => startInstance(clock)));
    expect(new Set(instances.map(({ keys }) => keys.current().signing.kid)).size).toBe(1);
    const claims = claimsAt(clock);
    const token = instances[0]?.tokens.sign('access', claims);
    for (const { tokens } of instances) expect(await tokens.verify('access', token as string)).toEqual(claims);
  });

  test('make the start fail with the name of AUTH_SECRET when it is another one', async () => {
    const clock = settableClock();
    await startInstance(clock);
    const other = { ...config, authSecret: 'another-AUTH-value-0987654321-zyxwvu' };
    await expect(loadKeys({ store, config: other, clock, log: recordingLog() })).rejects.toThrow('AUTH_SECRET');
    await rotateKey({ store, config: other, clock });
    const { kids } = (await loadKeys({ store, config: other, clock, log: recordingLog() })).current();
    expect(kids.size).toBe(1);
  });

  test('cannot be planted by whoever writes to the database without AUTH_SECRET', async () => {
    const clock = settableClock();
    const foreign = await rotateKey({ store, config: { ...config, authSecret: 'x'.repeat(32) }, clock });
    const own = await rotateKey({ store, config, clock });
    const { keys } = await startInstance(clock);
    expect(await store.list()).toHaveLength(2);
    expect(keys.current().kids).toEqual(new Set([own]));
    expect(await keys.withKey(foreign)).toBeNull();
  });

  test('of HS256 are AUTH_SECRET itself, published nowhere and never rotated', async () => {
    const clock = settableClock();
    const shared: SigningConfig = { ...config, algorithm: 'HS256' };
    const keys = await loadKeys({ store, config: shared, clock, log: recordingLog() });
    expect(keys.current().publicJwks).toEqual({ keys: [] });
    expect(await store.list()).toEqual([]);
    await expect(rotateKey({ store, config: shared, clock })).rejects.toThrow('AUTH_SECRET');
  });
});

describe('rotation', () => {
  test('keeps tokens of the old key valid, also after a restart', async () => {
    const clock = settableClock();
    const claims = claimsAt(clock);
    const before = await startInstance(clock);
    const token = before.tokens.sign('refresh', claims);
    const kid = await rotateKey({ store, config, clock });
    const after = await startInstance(clock);
    expect(after.keys.current().signing.kid).toBe(kid);
    expect(after.keys.current().publicJwks.keys).toHaveLength(2);
    expect(await after.tokens.verify('refresh', token)).toEqual(claims);
  });

  test('by another instance is noticed at the first token of the new key', async () => {
    const clock = settableClock();
    const here = await startInstance(clock);
    await rotateKey({ store, config, clock });
    const there = await startInstance(clock);
    const claims = claimsAt(clock);
    expect(await here.tokens.verify('access', there.tokens.sign('access', claims))).toEqual(claims);
    expect(here.keys.current().signing.kid).toBe(there.keys.current().signing.kid);
  });

  test('by another instance is noticed within five minutes without any token of the new key', async () => {
    const clock = settableClock();
    const { keys } = await startInstance(clock);
    const kid = await rotateKey({ store, config, clock });
    clock.advance(299);
    expect(keys.current().signing.kid).not.toBe(kid);
    clock.advance(1);
    keys.current();
    await Bun.sleep(100);
    expect(keys.current().signing.kid).toBe(kid);
  });
});

describe('unknown key ids', () => {
  test('cause at most one read every ten seconds, however many come', async () => {
    const clock = settableClock();
    const { keys } = await startInstance(clock);
    const atStart = store.reads;
    const flood = () =>
      Promise.all(Array.from({ length: 50 }, (_, index) => keys.withKey(String(index).padStart(43, 'A'))));
    expect(new Set(await flood())).toEqual(new Set([null]));
    await flood();
    expect(store.reads).toBe(atStart + 1);
    clock.advance(10);
    await flood();
    expect(store.reads).toBe(atStart + 2);
  });

  test('cause no read at all when they do not look like ours', async () => {
    const { keys } = await startInstance(settableClock());
    const atStart = store.reads;
    for (const kid of ['', 'hs256', 'A'.repeat(42), `${'A'.repeat(42)}=`, 'A'.repeat(44)]) {
      expect(await keys.withKey(kid)).toBeNull();
    }
    expect(store.reads).toBe(atStart);
  });

  test('are refused, and known ones still served, while the database is down', async () => {
    const clock = settableClock();
    const { keys, log } = await startInstance(clock);
    store.list = () => Promise.reject(new Error('connection refused'));
    expect(await keys.withKey('A'.repeat(43))).toBeNull();
    expect(await keys.withKey(keys.current().signing.kid)).not.toBeNull();
    clock.advance(600);
    expect(keys.current().kids.size).toBe(1);
    expect(log.lines[0]).toMatchObject({ level: 'warn' });
  });
});
