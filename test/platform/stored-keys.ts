import type { SigningKeyStore } from '../../src/ports/signing-keys.ts';
import { signingKeys } from '../../src/storage/schema.ts';
import type { FreshDatabase } from '../database.ts';

export interface CountedKeys extends SigningKeyStore {
  /** How often the keys were listed. */
  reads: number;
}

/** The signing keys of the database, none yet, with their reads counted. */
export async function noSigningKeys({ db, stores }: FreshDatabase): Promise<CountedKeys> {
  await db.delete(signingKeys);
  const counted: CountedKeys = {
    ...stores.signingKeys,
    reads: 0,
    list() {
      counted.reads += 1;
      return stores.signingKeys.list();
    },
  };
  return counted;
}
