import { eq } from 'drizzle-orm';
import type { Db } from './engine.ts';
import { accounts, auditEvents, outbox, sessions } from './schema.ts';

/**
 * Deletes an account whose row the transaction holds `FOR NO KEY UPDATE`, and what would tell whose it was. Log-outs hold
 * sessions and then want the account to stay (the foreign key of the audit trail): so its sessions are taken first, while
 * nobody waits for the account.
 */
export async function removeAccount(
  db: Pick<Db, 'select' | 'delete' | 'update'>,
  account: { id: number; emailKey: string | null },
): Promise<void> {
  if (account.emailKey !== null) await db.delete(outbox).where(eq(outbox.emailKey, account.emailKey));
  await db.delete(sessions).where(eq(sessions.accountId, account.id));
  // Strangers can fill the trail without end: what is there is done while they still may, so that nobody waits long.
  await forget(db, account.id);
  const isAccount = eq(accounts.id, account.id);
  // From here on nobody adds to it.
  await db.select({ id: accounts.id }).from(accounts).where(isAccount).for('update');
  await forget(db, account.id);
  // Tokens, networks and changes of address go with it.
  await db.delete(accounts).where(isAccount);
}

/** The account's id, too: the foreign key would take it out by a second pass over all of them. */
async function forget(db: Pick<Db, 'update'>, accountId: number): Promise<void> {
  await db
    .update(auditEvents)
    .set({ accountId: null, sessionId: null, address: null, userAgent: null })
    .where(eq(auditEvents.accountId, accountId));
}
