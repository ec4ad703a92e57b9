import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { SigningKeyStore } from '../ports/signing-keys.ts';
import type { Db } from './engine.ts';
import { signingKeys } from './schema.ts';

export function createSigningKeyStore(db: Db): SigningKeyStore {
  return {
    list() {
      return db
        .select({
          kid: signingKeys.kid,
          algorithm: signingKeys.algorithm,
          publicJwk: signingKeys.publicJwk,
          sealedPrivateJwk: signingKeys.sealedPrivateJwk,
          createdAt: signingKeys.createdAt,
          retiredAt: signingKeys.retiredAt,
        })
        .from(signingKeys)
        .orderBy(desc(signingKeys.createdAt), signingKeys.kid);
    },
    async insertActive(key) {
      const inserted = await db
        .insert(signingKeys)
        .values(activeRow(key))
        .onConflictDoNothing()
        .returning({ kid: signingKeys.kid });
      return inserted.length === 1;
    },
    async rotate(key, at) {
      await db.transaction(async (transaction) => {
        // Without it, the second of two rotations at once would find no active key to retire, and fail on the unique one.
        await transaction.execute(sql`lock table ${signingKeys} in share row exclusive mode`);
        await transaction
          .update(signingKeys)
          .set({ retiredAt: at })
          .where(and(eq(signingKeys.algorithm, key.algorithm), isNull(signingKeys.retiredAt)));
        await transaction.insert(signingKeys).values(activeRow(key));
      });
    },
    async removeRetired(kid) {
      const chosen = kid === 'all' ? undefined : eq(signingKeys.kid, kid);
      const removed = await db
        .delete(signingKeys)
        .where(and(isNotNull(signingKeys.retiredAt), chosen))
        .returning({ kid: signingKeys.kid });
      return removed.map((key) => key.kid);
    },
  };
}

function activeRow(key: Parameters<SigningKeyStore['insertActive']>[0]) {
  return {
    kid: key.kid,
    algorithm: key.algorithm,
    publicJwk: key.publicJwk,
    sealedPrivateJwk: key.sealedPrivateJwk,
    createdAt: key.createdAt,
  };
}
