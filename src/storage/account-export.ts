import { asc, count, gt, sql } from 'drizzle-orm';
import type { AccountWithHash } from '../ports/account.ts';
import { columnsWithHash } from './accounts.ts';
import type { Db } from './engine.ts';
import { StorageFailure } from './failure.ts';
import { accounts } from './schema.ts';

/** A page of accounts in order of their ids, and how many accounts there are in all. */
type TakePage = (page: AccountWithHash[], total: number) => Promise<void>;

/**
 * Hands every account to `take`, which may take its time, a page at a time and all as of one moment: an address that
 * moves from one account to another meanwhile is not read twice. What `take` throws is passed on.
 * @throws {StorageFailure} when the database fails
 */
export async function exportAccounts(db: Db, pageSize: number, take: TakePage): Promise<void> {
  const taking: { failed?: { error: unknown } } = {};
  const watched: TakePage = async (page, total) => {
    try {
      await take(page, total);
    } catch (error) {
      taking.failed = { error };
      throw error;
    }
  };
  try {
    const snapshot = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
    await db.transaction((transaction) => readPages(transaction, pageSize, watched), snapshot);
  } catch (error) {
    throw taking.failed ? taking.failed.error : new StorageFailure('accounts.export', error);
  }
}

async function readPages(db: Pick<Db, 'select' | 'execute'>, pageSize: number, take: TakePage): Promise<void> {
  // Whoever reads the other end of a pipe may be slow, and counting goes through the whole table.
  await db.execute(sql`set local idle_in_transaction_session_timeout = 0`);
  await db.execute(sql`set local statement_timeout = 0`);
  const [counted] = await db.select({ total: count() }).from(accounts);
  for (let after = 0; ; ) {
    const page = await db
      .select(columnsWithHash)
      .from(accounts)
      .where(gt(accounts.id, after))
      .orderBy(asc(accounts.id))
      .limit(pageSize);
    const last = page.at(-1);
    if (!last) return;
    await take(page, counted?.total ?? 0);
    after = last.id;
  }
}
