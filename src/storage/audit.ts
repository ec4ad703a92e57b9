import { desc, eq, sql } from 'drizzle-orm';
import type { AuditEvent, AuditStore, Doer } from '../ports/audit.ts';
import type { Db } from './engine.ts';
import { parameter } from './parameter.ts';
import { accounts, auditEvents } from './schema.ts';

/** Adds an event within the transaction that caused it: both happen, or neither. The transaction holds the account's row, or the event names no account. */
export async function recordIn(db: Pick<Db, 'insert'>, { at, kind, accountId, sessionId, by }: Done): Promise<void> {
  await db.insert(auditEvents).values({ at, kind, accountId, sessionId, address: by.address, userAgent: by.userAgent });
}

interface Done extends Pick<AuditEvent, 'at' | 'kind'>, Partial<Pick<AuditEvent, 'accountId' | 'sessionId'>> {
  by: Doer;
}

/** The account's id, null once it is deleted. `FOR KEY SHARE`, as the foreign key takes: waits for a deletion under way, and makes a later one wait. */
const accountThatStays = sql`(select ${accounts.id} from ${accounts}
  where ${accounts.id} = ${parameter('accountId', accounts.id)} for key share)`;

export function createAuditStore(db: Db): AuditStore {
  const record = db
    .insert(auditEvents)
    .values({
      at: sql.placeholder('at'),
      kind: sql.placeholder('kind'),
      accountId: accountThatStays,
      sessionId: sql.placeholder('sessionId'),
      address: sql.placeholder('address'),
      userAgent: sql.placeholder('userAgent'),
    })
    .prepare('audit_record');

  return {
    async record(event) {
      await record.execute({ ...event });
    },
    list({ accountId, limit }) {
      return db
        .select({
          at: auditEvents.at,
          kind: auditEvents.kind,
          accountId: auditEvents.accountId,
          sessionId: auditEvents.sessionId,
          address: auditEvents.address,
          userAgent: auditEvents.userAgent,
        })
        .from(auditEvents)
        .where(eq(auditEvents.accountId, accountId))
        .orderBy(desc(auditEvents.at), desc(auditEvents.id))
        .limit(limit);
    },
  };
}
