import { afterAll, beforeAll, beforeEach } from 'bun:test';
import { loadKeys } from '../../src/platform/key-ring.ts';
import type { SigningConfig } from '../../src/platform/signing-keys.ts';
import { createTokenIssuer } from '../../src/platform/tokens.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { SigningKeyStore } from '../../src/ports/signing-keys.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { recordingLog } from './recording-log.ts';
import { type CountedKeys, noSigningKeys } from './stored-keys.ts';

export const config: SigningConfig = { algorithm: 'EdDSA', authSecret: 'q7Zp2mVx9LwT4cRk8YbNf3HsJd6GuEaQ1WoXiCvB' };

/** A store for the tests of a file, which each of them finds without keys. */
export function shareKeyStore(use: (store: CountedKeys) => void): void {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  beforeEach(async () => use(await noSigningKeys(fresh)));
  afterAll(() => fresh.close());
}

/** An instance of the service, as far as its keys and tokens go. */
export async function startInstanceOn(store: SigningKeyStore, clock: Clock, log = recordingLog()) {
  const keys = await loadKeys({ store, config, clock, log });
  return {
    keys,
    log,
    tokens: createTokenIssuer({ keys, issuer: 'https://auth.example.com', audience: 'concord', clock }),
  };
}

/** Of a token that lives for a day. */
export function claimsAt(clock: Clock) {
  const expiresAt = new Date((Math.floor(clock.now().getTime() / 1000) + 86_400) * 1000);
  return { accountId: 7, sessionId: crypto.randomUUID(), tokenId: crypto.randomUUID(), expiresAt };
}
