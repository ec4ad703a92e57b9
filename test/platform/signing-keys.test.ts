import { describe, expect, test } from 'bun:test';
import { calculateJwkThumbprint } from 'jose';
import { loadKeys } from '../../src/platform/key-ring.ts';
import { rotateKey, type SigningConfig } from '../../src/platform/signing-keys.ts';
import { claimsAt, config, shareKeyStore, startInstanceOn } from './key-instances.ts';
import { recordingLog } from './recording-log.ts';
import { settableClock } from './settable-clock.ts';
import type { CountedKeys } from './stored-keys.ts';

let store: CountedKeys;
shareKeyStore((shared) => {
  store = shared;
});

describe('signing keys', () => {
  test('are made at the first start and kept', async () => {
    const clock = settableClock();
    const first = await startInstanceOn(store, clock);
    const second = await startInstanceOn(store, clock);
    expect(await store.list()).toHaveLength(1);
    expect(second.keys.current().signing.kid).toBe(first.keys.current().signing.kid);
  });

  test('never have an id that a command line takes for an option', async () => {
    const clock = settableClock();
    await startInstanceOn(store, clock);
    const kids: string[] = [];
    while (kids.length < 500) kids.push(await rotateKey({ store, config, clock }));
    expect(kids.filter((kid) => kid.startsWith('-'))).toEqual([]);
  });

  test('are published without their private part, under their thumbprint', async () => {
    const { keys } = await startInstanceOn(store, settableClock());
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
    const instances = await Promise.all(Array.from({ length: 4 }, () => startInstanceOn(store, clock)));
    expect(new Set(instances.map(({ keys }) => keys.current().signing.kid)).size).toBe(1);
    const claims = claimsAt(clock);
    const token = instances[0]?.tokens.sign('access', claims);
    for (const { tokens } of instances) expect(await tokens.verify('access', token as string)).toEqual(claims);
  });

  test('make the start fail with the name of AUTH_SECRET when it is another one', async () => {
    const clock = settableClock();
    await startInstanceOn(store, clock);
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
    const { keys } = await startInstanceOn(store, clock);
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
