import { desc, eq, sql } from 'drizzle-orm';
import type { AuditEvent, AuditStore, Doer } from '../ports/audit.ts';
import type { Db } from './engine.ts';
import { parameter } from './parameter.ts';
import { accounts, auditEvents } from './schema.ts';

/** Within a transaction, which adds what it has done: both are seen, or neither. The account's row is its own, or it names none. */
export async function recordIn(db: Pick<Db, 'insert'>, { at, kind, accountId, sessionId, by }: Done): Promise<void> {
  await db.insert(auditEvents).values({ at, kind, accountId, sessionId, address: by.address, userAgent: by.userAgent });
}

interface Done extends Pick<AuditEvent, 'at' | 'kind'>, Partial<Pick<AuditEvent, 'accountId' | 'sessionId'>> {
  by: Doer;
}

/** Null once the account is gone. `FOR KEY SHARE`, as the foreign key takes: a deletion under way is waited for, a later one waits. */
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
