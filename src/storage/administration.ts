import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { AccountSelector, AdministrationStore, OperatorChange } from '../ports/administration.ts';
import type { AuditKind } from '../ports/audit.ts';
import { activityOf } from './account-activity.ts';
import { removeAccount } from './account-removal.ts';
import { accountColumns } from './accounts.ts';
import { recordIn } from './audit.ts';
import type { Db } from './engine.ts';
import { endLiveSessions, forgetRequests, type Revoke, type Transaction } from './revocation.ts';
import { accounts, emailChanges, oneTimeTokens } from './schema.ts';

export function createAdministrationStore(db: Db, revoke: Revoke): AdministrationStore {
  return {
    async find(selector) {
      const [account] = await db.select(columns).from(accounts).where(selects(selector));
      return account ?? null;
    },
    list({ after, limit, keyPrefix, state }) {
      return db
        .select(columns)
        .from(accounts)
        .where(and(gt(accounts.id, after), begins(keyPrefix), states[state]))
        .orderBy(asc(accounts.id))
        .limit(limit);
    },
    activity: (query) => activityOf(db, query),
    disable: (change) => revoke((transaction) => disable(transaction, change)),
    enable: (change) => db.transaction((transaction) => enable(transaction, change)),
    setPassword: (change) => revoke((transaction) => setPassword(transaction, change)),
    endSessions: (change) => revoke((transaction) => endSessions(transaction, change)),
    delete: (change) => revoke((transaction) => deleteAccount(transaction, change)),
  };
}

type Input<Method extends keyof AdministrationStore> = Parameters<AdministrationStore[Method]>[0];

const columns = { ...accountColumns, disabledAt: accounts.disabledAt };

const states: Record<Input<'list'>['state'], SQL | undefined> = {
  any: undefined,
  enabled: isNull(accounts.disabledAt),
  disabled: isNotNull(accounts.disabledAt),
};

function selects(selector: AccountSelector): SQL {
  if ('id' in selector) return eq(accounts.id, selector.id);
  if ('usernameKey' in selector) return eq(accounts.usernameKey, selector.usernameKey);
  return eq(accounts.emailKey, selector.emailKey);
}

/** `starts_with` has no wildcards to escape. No index serves it: the accounts are read one after the other. */
function begins(keyPrefix: string): SQL | undefined {
  if (keyPrefix === '') return undefined;
  return sql`(starts_with(${accounts.usernameKey}, ${keyPrefix}) or starts_with(${accounts.emailKey}, ${keyPrefix}))`;
}

async function disable(db: Transaction, change: OperatorChange) {
  const { accountId, at } = change;
  const [account] = await db
    .update(accounts)
    .set({ disabledAt: sql`coalesce(${accounts.disabledAt}, ${sql.param(at, accounts.disabledAt)})` })
    .where(eq(accounts.id, accountId))
    .returning({ disabledAt: accounts.disabledAt });
  if (!account) return null;
  const sessionsEnded = await endLiveSessions(db, { accountId, at });
  // What was mailed before must not work once the account is enabled again.
  await db.delete(oneTimeTokens).where(eq(oneTimeTokens.accountId, accountId));
  await db.delete(emailChanges).where(eq(emailChanges.accountId, accountId));
  await record(db, 'account_disabled', change);
  return { disabledAt: account.disabledAt ?? at, sessionsEnded };
}

async function enable(db: Transaction, change: OperatorChange): Promise<boolean | null> {
  const { accountId } = change;
  const account = await hold(db, accountId);
  if (!account) return null;
  if (account.disabledAt === null) return false;
  // What was asked for meanwhile must not work now: whoever holds the mailbox may be why the account was disabled.
  await db.delete(oneTimeTokens).where(eq(oneTimeTokens.accountId, accountId));
  await db.update(accounts).set({ disabledAt: null }).where(eq(accounts.id, accountId));
  await record(db, 'account_enabled', change);
  return true;
}

async function setPassword(db: Transaction, change: Input<'setPassword'>) {
  const { accountId, passwordHash, at } = change;
  const changed = await db
    .update(accounts)
    .set({ passwordHash })
    .where(eq(accounts.id, accountId))
    .returning({ id: accounts.id });
  if (changed.length === 0) return null;
  const sessionsEnded = await endLiveSessions(db, { accountId, at });
  await forgetRequests(db, accountId);
  await record(db, 'password_set', change);
  return { sessionsEnded };
}

async function endSessions(db: Transaction, change: OperatorChange) {
  if (!(await hold(db, change.accountId))) return null;
  const sessionsEnded = await endLiveSessions(db, change);
  await record(db, 'sessions_ended', change);
  return { sessionsEnded };
}

async function deleteAccount(db: Transaction, { accountId, at, by }: OperatorChange): Promise<boolean> {
  const account = await hold(db, accountId);
  if (!account) return false;
  await removeAccount(db, account);
  await recordIn(db, { kind: 'account_deleted', at, by });
  return true;
}

function record(db: Transaction, kind: AuditKind, { accountId, at, by }: OperatorChange): Promise<void> {
  return recordIn(db, { kind, accountId, at, by });
}

/**
 * Log-ins that are under way wait for the row, as `sessions.begin` says, or have begun their session before. Log-outs do not
 * wait: what they add to the audit trail only wants the account to stay.
 */
async function hold(db: Transaction, accountId: number) {
  const [account] = await db
    .select({ id: accounts.id, emailKey: accounts.emailKey, disabledAt: accounts.disabledAt })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('no key update');
  return account;
}
