import type { SigningKeyStore, StoredSigningKey } from '../../src/ports/stores.ts';

export function memorySigningKeys(): SigningKeyStore & { reads: number; rows: StoredSigningKey[] } {
  const store = {
    reads: 0,
    rows: [] as StoredSigningKey[],
    async list() {
      store.reads += 1;
      return [...store.rows].reverse();
    },
    async insertActive(key: Omit<StoredSigningKey, 'retiredAt'>) {
      if (store.rows.some((row) => row.retiredAt === null && row.algorithm === key.algorithm)) return false;
      store.rows.push({ ...key, retiredAt: null });
      return true;
    },
    async rotate(key: Omit<StoredSigningKey, 'retiredAt'>, at: Date) {
      for (const row of store.rows) if (row.algorithm === key.algorithm) row.retiredAt ??= at;
      store.rows.push({ ...key, retiredAt: null });
    },
  };
  return store;
}
