import { describe, expect, onTestFinished, test } from 'bun:test';
import { startKeyRefresh } from '../../src/platform/key-ring.ts';
import { newKeySignsAfterSeconds, rotateKey } from '../../src/platform/signing-keys.ts';
import { claimsAt, config, shareKeyStore, startInstanceOn } from './key-instances.ts';
import { settableClock } from './settable-clock.ts';
import type { CountedKeys } from './stored-keys.ts';

let store: CountedKeys;
shareKeyStore((shared) => {
  store = shared;
});

describe('rotation', () => {
  test('keeps tokens of the old key valid, also after a restart', async () => {
    const clock = settableClock();
    const claims = claimsAt(clock);
    const before = await startInstanceOn(store, clock);
    const token = before.tokens.sign('refresh', claims);
    const kid = await rotateKey({ store, config, clock });
    clock.advance(newKeySignsAfterSeconds);
    const after = await startInstanceOn(store, clock);
    expect(after.keys.current().signing.kid).toBe(kid);
    expect(after.keys.current().publicJwks.keys).toHaveLength(2);
    expect(await after.tokens.verify('refresh', token)).toEqual(claims);
  });

  test('publishes the new key at once, and signs with it when every copy of the keys before must have run out', async () => {
    const clock = settableClock();
    const { keys } = await startInstanceOn(store, clock);
    const old = keys.current().signing.kid;
    clock.advance(86_400);
    const kid = await rotateKey({ store, config, clock });
    await keys.refresh();
    expect(keys.current().publicJwks.keys.map((key) => key.kid)).toEqual([kid, old]);
    clock.advance(newKeySignsAfterSeconds - 1);
    await keys.refresh();
    expect(keys.current().signing.kid).toBe(old);
    clock.advance(1);
    await keys.refresh();
    expect(keys.current().signing.kid).toBe(kid);
  });

  test('soon after the first key was made has that one sign until a later one has been published for long enough', async () => {
    const clock = settableClock();
    const { keys } = await startInstanceOn(store, clock);
    const first = keys.current().signing.kid;
    const signing = async () => {
      await keys.refresh();
      return keys.current().signing.kid;
    };
    clock.advance(60);
    const second = await rotateKey({ store, config, clock });
    expect(await signing()).toBe(first);
    clock.advance(60);
    await rotateKey({ store, config, clock });
    expect(await signing()).toBe(first);
    clock.advance(newKeySignsAfterSeconds - 61);
    expect(await signing()).toBe(first);
    clock.advance(1);
    expect(await signing()).toBe(second);
  });

  test('signs with the new key at once when the old one is removed, as after a theft', async () => {
    const clock = settableClock();
    const { keys } = await startInstanceOn(store, clock);
    const kid = await rotateKey({ store, config, clock });
    await store.removeRetired('all');
    await keys.refresh();
    expect(keys.current().signing.kid).toBe(kid);
  });

  test('by another instance is noticed at the first token of the new key', async () => {
    const clock = settableClock();
    const here = await startInstanceOn(store, clock);
    await rotateKey({ store, config, clock });
    clock.advance(newKeySignsAfterSeconds);
    const there = await startInstanceOn(store, clock);
    const claims = claimsAt(clock);
    expect(await here.tokens.verify('access', there.tokens.sign('access', claims))).toEqual(claims);
    expect(here.keys.current().signing.kid).toBe(there.keys.current().signing.kid);
  });

  test('by another instance is noticed at the next reading, without any token of the new key', async () => {
    const clock = settableClock();
    const { keys } = await startInstanceOn(store, clock);
    const before = keys.current();
    const kid = await rotateKey({ store, config, clock });
    expect(keys.current()).toBe(before);
    await keys.refresh();
    expect(keys.current().kids).toContain(kid);
  });

  test('is noticed by an instance that nobody uses', async () => {
    const clock = settableClock();
    const { keys } = await startInstanceOn(store, clock);
    const refresh = startKeyRefresh(keys, 10);
    onTestFinished(refresh.stop);
    const kid = await rotateKey({ store, config, clock });
    while (!keys.current().kids.has(kid)) await Bun.sleep(5);
  });
});

describe('reading the keys again', () => {
  test('gives the same keys as the same object, and changed ones as another', async () => {
    const clock = settableClock();
    const { keys } = await startInstanceOn(store, clock);
    const first = keys.current();
    await keys.refresh();
    expect(keys.current()).toBe(first);
    await rotateKey({ store, config, clock });
    await keys.refresh();
    const rotated = keys.current();
    expect(rotated).not.toBe(first);
    await store.removeRetired('all');
    await keys.refresh();
    expect(keys.current()).not.toBe(rotated);
    expect(keys.current().kids.size).toBe(1);
  });

  test('refuses tokens of a key that was removed', async () => {
    const clock = settableClock();
    const { keys, tokens } = await startInstanceOn(store, clock);
    const claims = claimsAt(clock);
    const token = tokens.sign('access', claims);
    const { kid } = keys.current().signing;
    await rotateKey({ store, config, clock });
    await keys.refresh();
    expect(await tokens.verify('access', token)).toEqual(claims);
    expect(await store.removeRetired(kid)).toEqual([kid]);
    await keys.refresh();
    expect(await tokens.verify('access', token)).toBeNull();
  });

  test('never takes the key away that signs', async () => {
    const { keys } = await startInstanceOn(store, settableClock());
    expect(await store.removeRetired(keys.current().signing.kid)).toEqual([]);
    expect(await store.removeRetired('all')).toEqual([]);
    expect(await store.list()).toHaveLength(1);
  });
});

describe('unknown key ids', () => {
  test('cause at most one read a second, however many come', async () => {
    const clock = settableClock();
    const { keys } = await startInstanceOn(store, clock);
    const atStart = store.reads;
    const flood = () =>
      Promise.all(Array.from({ length: 50 }, (_, index) => keys.withKey(String(index).padStart(43, 'A'))));
    expect(new Set(await flood())).toEqual(new Set([null]));
    await flood();
    expect(store.reads).toBe(atStart + 1);
    clock.advance(1);
    await flood();
    expect(store.reads).toBe(atStart + 2);
  });

  test('cause no read at all when they do not look like ours', async () => {
    const { keys } = await startInstanceOn(store, settableClock());
    const atStart = store.reads;
    for (const kid of ['', 'hs256', 'A'.repeat(42), `${'A'.repeat(42)}=`, 'A'.repeat(44)]) {
      expect(await keys.withKey(kid)).toBeNull();
    }
    expect(store.reads).toBe(atStart);
  });

  test('are refused, and known ones still served, while the database is down', async () => {
    const clock = settableClock();
    const { keys, log } = await startInstanceOn(store, clock);
    store.list = () => Promise.reject(new Error('connection refused'));
    expect(await keys.withKey('A'.repeat(43))).toBeNull();
    expect(await keys.withKey(keys.current().signing.kid)).not.toBeNull();
    await keys.refresh();
    expect(keys.current().kids.size).toBe(1);
    expect(log.lines[0]).toMatchObject({ level: 'warn' });
  });
});
