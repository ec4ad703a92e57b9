import { asc, count, eq, lte, min, sql } from 'drizzle-orm';
import type { MailRequest, OutboxStore } from '../ports/outbox.ts';
import type { Db } from './engine.ts';
import { parameter } from './parameter.ts';
import { outbox } from './schema.ts';

export function createOutboxStore(db: Db): OutboxStore {
  const claim = prepareClaim(db);

  return {
    enqueue: (request) => enqueue(db, request),
    async claim(query) {
      const claimed = await claim.execute(query);
      return claimed.sort((one, other) => one.id - other.id);
    },
    async complete(id) {
      await db.delete(outbox).where(eq(outbox.id, id));
    },
    async postpone(id, nextAttemptAt) {
      await db.update(outbox).set({ nextAttemptAt }).where(eq(outbox.id, id));
    },
    async backlog() {
      const [row] = await db.select({ requests: count(), oldestAt: min(outbox.createdAt) }).from(outbox);
      return { requests: row?.requests ?? 0, oldestAt: row?.oldestAt ?? null };
    },
  };
}

/** `OutboxStore.enqueue`, also within a transaction that gives cause for a mail. */
export async function enqueue(
  db: Pick<Db, 'insert'>,
  { at, ...request }: Parameters<OutboxStore['enqueue']>[0] & Partial<Pick<MailRequest, 'accountId' | 'oldEmail'>>,
): Promise<void> {
  await db
    .insert(outbox)
    .values({ ...request, nextAttemptAt: at, createdAt: at })
    .onConflictDoNothing({ target: [outbox.purpose, outbox.emailKey] });
}

/** A common table expression, which runs once: as a sub-query with a limit it could run per row, and take too many. */
function prepareClaim(db: Db) {
  const due = db.$with('due').as(
    db
      .select({ dueId: sql<number>`${outbox.id}`.as('due_id') })
      .from(outbox)
      .where(lte(outbox.nextAttemptAt, parameter('at', outbox.nextAttemptAt)))
      .orderBy(asc(outbox.nextAttemptAt), asc(outbox.id))
      .limit(sql.placeholder('limit'))
      .for('update', { skipLocked: true }),
  );
  return db
    .with(due)
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      nextAttemptAt: sql`${parameter('leaseUntil', outbox.nextAttemptAt)}`,
    })
    .from(due)
    .where(eq(outbox.id, due.dueId))
    .returning({
      id: outbox.id,
      purpose: outbox.purpose,
      emailKey: outbox.emailKey,
      oldEmail: outbox.oldEmail,
      accountId: outbox.accountId,
      language: outbox.language,
      askedAt: outbox.createdAt,
      attempts: outbox.attempts,
    })
    .prepare('outbox_claim');
}
