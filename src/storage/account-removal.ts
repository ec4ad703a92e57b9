import { eq } from 'drizzle-orm';
import type { Db } from './engine.ts';
import { accounts, auditEvents, outbox, sessions } from './schema.ts';

/**
 * Deletes an account whose row the transaction holds `FOR NO KEY UPDATE`, and what would tell whose it was. A log-out locks
 * its session and then the account (`FOR KEY SHARE`, the foreign key of the audit trail): so the sessions are deleted before
 * the account is locked against that, and neither waits for the other.
 */
export async function removeAccount(
  db: Pick<Db, 'select' | 'delete' | 'update'>,
  account: { id: number; emailKey: string | null },
): Promise<void> {
  if (account.emailKey !== null) await db.delete(outbox).where(eq(outbox.emailKey, account.emailKey));
  await db.delete(sessions).where(eq(sessions.accountId, account.id));
  // Strangers can fill the trail without end (failed log-ins): most of it is done before they are locked out, which keeps them waiting only briefly.
  await forget(db, account.id);
  const isAccount = eq(accounts.id, account.id);
  // From here on nobody adds to it.
  await db.select({ id: accounts.id }).from(accounts).where(isAccount).for('update');
  await forget(db, account.id);
  // Tokens, networks and changes of address go with it.
  await db.delete(accounts).where(isAccount);
}

/** Clears the account's id as well: left to the foreign key, that would be a second pass over all rows. */
async function forget(db: Pick<Db, 'update'>, accountId: number): Promise<void> {
  await db
    .update(auditEvents)
    .set({ accountId: null, sessionId: null, address: null, userAgent: null })
    .where(eq(auditEvents.accountId, accountId));
}
