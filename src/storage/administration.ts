import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { AccountSelector, AdministrationStore } from '../ports/administration.ts';
import { activityOf } from './account-activity.ts';
import { removeAccount } from './account-removal.ts';
import { accountColumns } from './accounts.ts';
import type { Db } from './engine.ts';
import { endLiveSessions, type Revoke, type Transaction } from './revocation.ts';
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

async function disable(db: Transaction, { accountId, at }: Input<'disable'>) {
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
  return { disabledAt: account.disabledAt ?? at, sessionsEnded };
}

async function enable(db: Transaction, { accountId }: Input<'enable'>): Promise<boolean | null> {
  const account = await hold(db, accountId);
  if (!account) return null;
  if (account.disabledAt === null) return false;
  await db.update(accounts).set({ disabledAt: null }).where(eq(accounts.id, accountId));
  return true;
}

async function setPassword(db: Transaction, { accountId, passwordHash, at }: Input<'setPassword'>) {
  const changed = await db
    .update(accounts)
    .set({ passwordHash })
    .where(eq(accounts.id, accountId))
    .returning({ id: accounts.id });
  if (changed.length === 0) return null;
  const sessionsEnded = await endLiveSessions(db, { accountId, at });
  await db
    .delete(oneTimeTokens)
    .where(and(eq(oneTimeTokens.accountId, accountId), eq(oneTimeTokens.purpose, 'password_reset')));
  // Whoever knew the old password may have asked for a change of address.
  await db.delete(emailChanges).where(eq(emailChanges.accountId, accountId));
  return { sessionsEnded };
}

async function endSessions(db: Transaction, change: Input<'endSessions'>) {
  if (!(await hold(db, change.accountId))) return null;
  return { sessionsEnded: await endLiveSessions(db, change) };
}

async function deleteAccount(db: Transaction, { accountId }: Input<'delete'>): Promise<boolean> {
  const account = await hold(db, accountId);
  if (account) await removeAccount(db, account);
  return account !== undefined;
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
