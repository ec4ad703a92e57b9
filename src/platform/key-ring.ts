import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { SigningKeyStore } from '../ports/signing-keys.ts';
import { startBackground } from './background.ts';
import type { KeySet, SigningConfig } from './signing-keys.ts';
import { readKeySet } from './signing-keys.ts';

/** The keys of this service, kept in step with other instances that share the store. */
export interface KeyRing {
  /** The keys as last read; the same object for as long as they are the same keys. */
  current(): KeySet;
  /**
   * The keys, if one has this id. An unknown id may belong to a key that another instance has just made, so the store
   * is read again, but only every second: forged ids must not become load on the database. Null also when that fails.
   */
  withKey(kid: string): Promise<KeySet | null>;
  /** Reads the store again; on failure goes on with the keys at hand. */
  refresh(): Promise<void>;
}

/**
 * Reads the signing keys, making the first one if needed.
 * @throws {WrongAuthSecret} when it does not open the signing key; whatever the store throws
 */
export async function loadKeys(options: {
  store: SigningKeyStore;
  config: SigningConfig;
  clock: Clock;
  log: Log;
}): Promise<KeyRing> {
  const { clock, log } = options;
  let keys = await readKeySet(options);
  const refresh = async () => {
    try {
      const read = await readKeySet(options);
      if (!areSame(keys, read)) keys = read;
    } catch (error) {
      log.warn({ err: error }, 'cannot read the signing keys again; going on with those at hand');
    }
  };
  const readAgain = seldom(clock, refresh);

  return {
    current: () => keys,
    async withKey(kid) {
      if (!keys.kids.has(kid) && THUMBPRINT.test(kid)) await readAgain();
      return keys.kids.has(kid) ? keys : null;
    },
    refresh,
  };
}

/**
 * Has this instance notice within ten seconds, also when nobody uses it, that keys were rotated or removed elsewhere:
 * until then it accepts tokens that others refuse, and does not publish a key that is about to sign.
 */
export function startKeyRefresh(keys: KeyRing, intervalMs: number = REFRESH_MS): { stop(): Promise<void> } {
  // `refresh` tells its failures itself.
  const { stop } = startBackground({ work: () => keys.refresh(), intervalMs, onError: () => {} });
  return { stop };
}

const REFRESH_MS = 10_000;
const LEAST_BETWEEN_READS_MS = 1000;
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;

function areSame(one: KeySet, other: KeySet): boolean {
  return one.signing.kid === other.signing.kid && one.kids.symmetricDifference(other.kids).size === 0;
}

/** Joins a read under way; otherwise reads, unless the last one began less than `LEAST_BETWEEN_READS_MS` ago. */
function seldom(clock: Clock, read: () => Promise<void>): () => Promise<void> {
  let begunAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  return async () => {
    const now = clock.now().getTime();
    if (!reading && now - begunAt >= LEAST_BETWEEN_READS_MS) {
      begunAt = now;
      reading = read().finally(() => {
        reading = null;
      });
    }
    await reading;
  };
}
