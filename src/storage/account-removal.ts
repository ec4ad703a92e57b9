import { eq } from 'drizzle-orm';
import type { Db } from './engine.ts';
import { accounts, auditEvents, outbox } from './schema.ts';

/** Deletes an account whose row the transaction holds, and what would tell whose it was. */
export async function removeAccount(
  db: Pick<Db, 'delete' | 'update'>,
  account: { id: number; emailKey: string | null },
): Promise<void> {
  if (account.emailKey !== null) await db.delete(outbox).where(eq(outbox.emailKey, account.emailKey));
  await db
    .update(auditEvents)
    .set({ address: null, userAgent: null, sessionId: null })
    .where(eq(auditEvents.accountId, account.id));
  // Sessions, tokens, networks and changes of address go with it.
  await db.delete(accounts).where(eq(accounts.id, account.id));
}
