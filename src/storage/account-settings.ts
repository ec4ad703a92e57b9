import { and, eq, isNull, ne } from 'drizzle-orm';
import type { AccountSettingsStore } from '../ports/account-settings.ts';
import { removeAccount } from './account-removal.ts';
import { columnsWithHash } from './accounts.ts';
import type { Db } from './engine.ts';
import { codeOf } from './failure.ts';
import { isLive } from './one-time-tokens.ts';
import type { Revoke, Transaction } from './revocation.ts';
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
        .select({ email: emailChanges.email, emailKey: emailChanges.emailKey })
        .from(emailChanges)
        .where(eq(emailChanges.accountId, accountId));
      return change ?? null;
    },
    async spendOnEmailChange(spend) {
      try {
        return await db.transaction((transaction) => spendOnEmailChange(transaction, spend));
      } catch (error) {
        // The address has become another account's; all is as it was.
        if (codeOf(error) === uniqueViolation) return null;
        throw error;
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
  const { accountId, oldHash, newHash, keepSessionId, at } = change;
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
  await db
    .delete(oneTimeTokens)
    .where(and(eq(oneTimeTokens.accountId, accountId), eq(oneTimeTokens.purpose, 'password_reset')));
  // Whoever knew the old password may have asked for a change of address.
  await db.delete(emailChanges).where(eq(emailChanges.accountId, accountId));
  return true;
}

/**
 * `FOR SHARE` waits for a reset, a change of password or a disabling that is under way, and then finds that the account is
 * not as it was; and each of those waits for this, and forgets the address.
 */
async function requestEmailChange(db: Transaction, change: Input<'requestEmailChange'>): Promise<boolean> {
  const { accountId, passwordHash, email, emailKey, at } = change;
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
  return true;
}

/** The account comes first, as in `spend` of `one-time-tokens.ts`: of a reset and this one is done, and the other not. */
async function spendOnEmailChange(db: Transaction, { tokenHash, at }: Input<'spendOnEmailChange'>) {
  const isLiveToken = isLive({ purpose: 'email_change', tokenHash, at });
  const [account] = await db
    .select({ id: accounts.id, emailKey: accounts.emailKey })
    .from(oneTimeTokens)
    .innerJoin(accounts, and(eq(accounts.id, oneTimeTokens.accountId), isNull(accounts.disabledAt)))
    .where(isLiveToken)
    .for('no key update', { of: accounts });
  if (!account) return null;
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
  if (!token) return null;
  const isChange = and(eq(emailChanges.accountId, account.id), eq(emailChanges.emailKey, token.emailKey));
  const [change] = await db.delete(emailChanges).where(isChange).returning({ email: emailChanges.email });
  if (!change) return null;
  const { email } = change;
  await db
    .update(accounts)
    .set({ email, emailKey: token.emailKey, emailVerifiedAt: at })
    .where(eq(accounts.id, account.id));
  return { accountId: account.id, oldEmailKey: account.emailKey };
}

async function deleteAccount(db: Transaction, { accountId, passwordHash }: Input<'delete'>): Promise<boolean> {
  const [account] = await db
    .select({ emailKey: accounts.emailKey })
    .from(accounts)
    .where(isAsConfirmed(accountId, passwordHash))
    .for('no key update');
  if (!account) return false;
  await removeAccount(db, { id: accountId, emailKey: account.emailKey });
  return true;
}
