import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { SigningKeyStore } from '../ports/stores.ts';
import type { KeySet, SigningConfig } from './signing-keys.ts';
import { readKeySet } from './signing-keys.ts';

/** The keys of this service, kept in step with other instances that share the store. */
export interface KeyRing {
  /** The keys as last read. From 5 minutes on, a use has the store read again without waiting for it. */
  current(): KeySet;
  /**
   * The keys, if one has this id. An unknown id may belong to a key that another instance has just made, so the store
   * is read again, but only every 10 s: forged ids must not become load on the database. Null also when that fails.
   */
  withKey(kid: string): Promise<KeySet | null>;
}

/**
 * Reads the signing keys, making the first one if needed.
 * @throws {Error} naming AUTH_SECRET when it does not open the signing key; whatever the store throws
 */
export async function loadKeys(options: {
  store: SigningKeyStore;
  config: SigningConfig;
  clock: Clock;
  log: Log;
}): Promise<KeyRing> {
  const { clock, log } = options;
  let keys = await readKeySet(options);
  let readAt = clock.now().getTime();
  const readAgain = seldom(clock, async () => {
    try {
      keys = await readKeySet(options);
      readAt = clock.now().getTime();
    } catch (error) {
      log.warn({ err: error }, 'cannot read the signing keys again; going on with those at hand');
    }
  });
  const refreshIfOld = () => {
    if (clock.now().getTime() - readAt >= REFRESH_MS) void readAgain();
  };

  return {
    current() {
      refreshIfOld();
      return keys;
    },
    async withKey(kid) {
      refreshIfOld();
      if (!keys.kids.has(kid) && THUMBPRINT.test(kid)) await readAgain();
      return keys.kids.has(kid) ? keys : null;
    },
  };
}

const REFRESH_MS = 5 * 60_000;
const LEAST_BETWEEN_READS_MS = 10_000;
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;

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
