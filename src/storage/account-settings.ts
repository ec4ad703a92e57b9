import { and, asc, eq, gte, isNull, ne, type SQL } from 'drizzle-orm';
import type { AccountSettingsStore } from '../ports/account-settings.ts';
import type { Doer } from '../ports/audit.ts';
import { removeAccount } from './account-removal.ts';
import { columnsWithHash } from './accounts.ts';
import { recordIn } from './audit.ts';
import type { Db } from './engine.ts';
import { codeOf } from './failure.ts';
import { isLive } from './one-time-tokens.ts';
import { enqueue } from './outbox.ts';
import { forgetRequests, type Revoke, type Transaction } from './revocation.ts';
import { accounts, emailChanges, oneTimeTokens, sessions } from './schema.ts';

export function createAccountSettingsStore(db: Db, revoke: Revoke): AccountSettingsStore {
  return {
    async find(accountId) {
      const [account] = await db.select(columnsWithHash).from(accounts).where(eq(accounts.id, accountId));
      return account ?? null;
    },
    changePassword: (change) => revoke((transaction) => changePassword(transaction, change)),
    requestEmailChange: (change) => db.transaction((transaction) => requestEmailChange(transaction, change)),
    async findEmailChange(accountId) {
      const [change] = await db
        .select({ email: emailChanges.email })
        .from(emailChanges)
        .where(eq(emailChanges.accountId, accountId));
      return change ?? null;
    },
    findByWantedEmail: ({ emailKey, since }) =>
      db
        .select({ account: columnsWithHash, email: emailChanges.email })
        .from(emailChanges)
        .innerJoin(accounts, and(eq(accounts.id, emailChanges.accountId), isNull(accounts.disabledAt)))
        .where(and(eq(emailChanges.emailKey, emailKey), gte(emailChanges.requestedAt, since)))
        .orderBy(asc(accounts.id)),
    async spendOnEmailChange(spend) {
      try {
        return await db.transaction((transaction) => spendOnEmailChange(transaction, spend));
      } catch (error) {
        if (codeOf(error) !== uniqueViolation) throw error;
        // The address has become another account's; all is as it was.
        await db.transaction((transaction) => forgetEmailChange(transaction, spend));
        return 'email_taken';
      }
    },
    delete: (account) => revoke((transaction) => deleteAccount(transaction, account)),
  };
}

/** SQLSTATE (PostgreSQL, Appendix A). */
const uniqueViolation = '23505';

type Input<Method extends keyof AccountSettingsStore> = Parameters<AccountSettingsStore[Method]>[0];

/** The account has the hash that the password was compared with, and nobody has disabled it meanwhile. */
function isAsConfirmed(accountId: number, passwordHash: string) {
  return and(eq(accounts.id, accountId), eq(accounts.passwordHash, passwordHash), isNull(accounts.disabledAt));
}

async function changePassword(db: Transaction, change: Input<'changePassword'>): Promise<boolean> {
  const { accountId, oldHash, newHash, keepSessionId, at, by } = change;
  const changed = await db
    .update(accounts)
    .set({ passwordHash: newHash })
    .where(isAsConfirmed(accountId, oldHash))
    .returning({ id: accounts.id });
  if (changed.length === 0) return false;
  await db
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), ne(sessions.id, keepSessionId)));
  await forgetRequests(db, accountId);
  const sessionId = keepSessionId;
  await recordIn(db, { kind: 'password_changed', accountId, sessionId, at, by });
  return true;
}

/**
 * `FOR SHARE` waits for a reset, a change of password or a disabling that is under way, and then finds that the account is
 * not as it was; and each of those waits for this, and forgets the address.
 */
async function requestEmailChange(db: Transaction, change: Input<'requestEmailChange'>): Promise<boolean> {
  const { accountId, sessionId, passwordHash, email, emailKey, language, at, by } = change;
  const [account] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(isAsConfirmed(accountId, passwordHash))
    .for('share');
  if (!account) return false;
  const requested = { email, emailKey, requestedAt: at };
  await db
    .insert(emailChanges)
    .values({ accountId, ...requested })
    .onConflictDoUpdate({ target: emailChanges.accountId, set: requested });
  await recordIn(db, { kind: 'email_change_requested', accountId, sessionId, at, by });
  await enqueue(db, { purpose: 'email_change', emailKey, language, at });
  return true;
}

async function spendOnEmailChange(db: Transaction, spend: Input<'spendOnEmailChange'>): Promise<'changed' | 'refused'> {
  const { tokenHash, language, at, by } = spend;
  const isLiveToken = isLive({ purpose: 'email_change', tokenHash, at });
  const account = await accountOfToken(db, isLiveToken);
  if (!account) return 'refused';
  const [token] = await db
    .update(oneTimeTokens)
    .set({ spentAt: at })
    .from(emailChanges)
    .where(
      and(
        isLiveToken,
        eq(emailChanges.accountId, oneTimeTokens.accountId),
        eq(emailChanges.emailKey, oneTimeTokens.emailKey),
      ),
    )
    .returning({ emailKey: oneTimeTokens.emailKey });
  if (!token) return 'refused';
  const isChange = and(eq(emailChanges.accountId, account.id), eq(emailChanges.emailKey, token.emailKey));
  const [change] = await db.delete(emailChanges).where(isChange).returning({ email: emailChanges.email });
  if (!change) return 'refused';
  const { email } = change;
  await db
    .update(accounts)
    .set({ email, emailKey: token.emailKey, emailVerifiedAt: at })
    .where(eq(accounts.id, account.id));
  const accountId = account.id;
  await recordIn(db, { kind: 'email_changed', accountId, at, by });
  const { email: oldEmail, emailKey: oldKey } = account;
  if (oldKey !== null && oldKey !== token.emailKey) {
    await enqueue(db, { purpose: 'email_changed', emailKey: oldKey, oldEmail, accountId, language, at });
  }
  return 'changed';
}

/** A change that can never come about would be shown as pending for ever. */
async function forgetEmailChange(db: Transaction, { tokenHash, at }: Input<'spendOnEmailChange'>): Promise<void> {
  const isLiveToken = isLive({ purpose: 'email_change', tokenHash, at });
  if (!(await accountOfToken(db, isLiveToken))) return;
  const [token] = await db
    .delete(oneTimeTokens)
    .where(isLiveToken)
    .returning({ accountId: oneTimeTokens.accountId, emailKey: oneTimeTokens.emailKey });
  if (!token) return;
  const { accountId, emailKey } = token;
  await db.delete(emailChanges).where(and(eq(emailChanges.accountId, accountId), eq(emailChanges.emailKey, emailKey)));
}

/** Locks the account before the token, as `spend` of `one-time-tokens.ts` does: of a reset and a change at once one is done, the other refused. */
async function accountOfToken(db: Transaction, isLiveToken: SQL | undefined) {
  const [account] = await db
    .select({ id: accounts.id, email: accounts.email, emailKey: accounts.emailKey })
    .from(oneTimeTokens)
    .innerJoin(accounts, and(eq(accounts.id, oneTimeTokens.accountId), isNull(accounts.disabledAt)))
    .where(isLiveToken)
    .for('no key update', { of: accounts });
  return account;
}

/** What is left of an account that its owner has deleted does not tell whose it was. */
const NOBODY: Doer = { address: null, userAgent: null };

async function deleteAccount(db: Transaction, { accountId, passwordHash, at }: Input<'delete'>): Promise<boolean> {
  const [account] = await db
    .select({ emailKey: accounts.emailKey })
    .from(accounts)
    .where(isAsConfirmed(accountId, passwordHash))
    .for('no key update');
  if (!account) return false;
  await removeAccount(db, { id: accountId, emailKey: account.emailKey });
  await recordIn(db, { kind: 'account_deleted', at, by: NOBODY });
  return true;
}
