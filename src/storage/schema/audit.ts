import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { AUDIT_KINDS } from '../../ports/audit.ts';
import { accounts } from './accounts.ts';
import { instant } from './columns.ts';

/** What happened to whom. Outlives the account, whose id is then taken out. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    kind: text('kind', { enum: AUDIT_KINDS }).notNull(),
    accountId: bigint('account_id', { mode: 'number' }).references(() => accounts.id, { onDelete: 'set null' }),
    sessionId: uuid('session_id'),
    address: text('address'),
    userAgent: text('user_agent'),
  },
  (table) => [index('audit_events_account').on(table.accountId, table.at), index('audit_events_at').on(table.at)],
);
