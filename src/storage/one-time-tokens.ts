import { and, eq, gt, isNull } from 'drizzle-orm';
import type { MailPurpose } from '../ports/mail.ts';
import type { OneTimeTokenStore, TokenState } from '../ports/one-time-tokens.ts';
import { recordIn } from './audit.ts';
import type { Db } from './engine.ts';
import { codeOf } from './failure.ts';
import type { Revoke, Transaction } from './revocation.ts';
import { accounts, emailChanges, oneTimeTokens, sessions } from './schema.ts';

export function createOneTimeTokenStore(db: Db, revoke: Revoke): OneTimeTokenStore {
  return {
    replace: (token) => replace(db, token),
    async findLive(token) {
      const [live] = await db
        .select({ accountId: accounts.id, usernameKey: accounts.usernameKey, emailKey: accounts.emailKey })
        .from(oneTimeTokens)
        .innerJoin(accounts, belongsToAccount)
        .where(isLive(token));
      return live ?? null;
    },
    stateOf: (token) => stateOf(db, token),
    spendOnPassword({ tokenHash, passwordHash, at, by }) {
      return revoke(async (transaction) => {
        const account = await spend(transaction, { purpose: 'password_reset', tokenHash, at });
        if (!account) return false;
        await transaction.update(accounts).set({ passwordHash }).where(eq(accounts.id, account.id));
        // A statement of its own: its snapshot has every session that began before the account's row was ours.
        await transaction
          .update(sessions)
          .set({ endedAt: at })
          .where(and(eq(sessions.accountId, account.id), isNull(sessions.endedAt)));
        // Whoever knew the old password may have asked for a change of address.
        await transaction.delete(emailChanges).where(eq(emailChanges.accountId, account.id));
        await recordIn(transaction, { kind: 'password_reset', accountId: account.id, at, by });
        return true;
      });
    },
    spendOnVerification({ tokenHash, at, by }) {
      return db.transaction(async (transaction) => {
        const account = await spend(transaction, { purpose: 'email_verification', tokenHash, at });
        if (!account) return false;
        await transaction
          .update(accounts)
          .set({ emailVerifiedAt: at })
          .where(and(eq(accounts.id, account.id), isNull(accounts.emailVerifiedAt)));
        await recordIn(transaction, { kind: 'email_verified', accountId: account.id, at, by });
        return true;
      });
    },
  };
}

async function replace(db: Db, token: Parameters<OneTimeTokenStore['replace']>[0]): Promise<void> {
  const { purpose, accountId, emailKey, tokenHash, at, expiresAt } = token;
  const issued = { tokenHash, emailKey, createdAt: at, expiresAt };
  try {
    await db
      .insert(oneTimeTokens)
      .values({ purpose, accountId, ...issued })
      .onConflictDoUpdate({
        target: [oneTimeTokens.accountId, oneTimeTokens.purpose],
        set: { ...issued, spentAt: null },
      });
  } catch (error) {
    // The account has been deleted since it was looked up, and its tokens with it.
    if (codeOf(error) !== foreignKeyViolation) throw error;
  }
}

/** SQLSTATE (PostgreSQL, Appendix A). */
const foreignKeyViolation = '23503';

async function stateOf(db: Db, { tokenHash, at }: Omit<TokenQuery, 'purpose'>): Promise<TokenState> {
  const [token] = await db
    .select({ expiresAt: oneTimeTokens.expiresAt, spentAt: oneTimeTokens.spentAt })
    .from(oneTimeTokens)
    .where(eq(oneTimeTokens.tokenHash, tokenHash));
  if (!token) return 'unknown';
  if (token.spentAt) return 'spent';
  return token.expiresAt > at ? 'live' : 'expired';
}

interface TokenQuery {
  purpose: MailPurpose;
  tokenHash: string;
  at: Date;
}

/**
 * Whose token it was. Of concurrent calls one spends it; the others wait for the account's row and find it spent. The account
 * comes first, as with all who change it, so that nobody who holds it waits for the token.
 */
async function spend(db: Transaction, token: TokenQuery): Promise<{ id: number } | undefined> {
  const [account] = await db
    .select({ id: accounts.id })
    .from(oneTimeTokens)
    .innerJoin(accounts, belongsToAccount)
    .where(isLive(token))
    .for('no key update', { of: accounts });
  if (!account) return undefined;
  const [spent] = await db
    .update(oneTimeTokens)
    .set({ spentAt: token.at })
    .where(isLive(token))
    .returning({ id: oneTimeTokens.accountId });
  return spent;
}

/** The address it was issued for is still the account's, and nobody has disabled that meanwhile. */
const belongsToAccount = and(
  eq(accounts.id, oneTimeTokens.accountId),
  eq(accounts.emailKey, oneTimeTokens.emailKey),
  isNull(accounts.disabledAt),
);

/** Neither spent nor expired. */
export function isLive({ purpose, tokenHash, at }: TokenQuery) {
  return and(
    eq(oneTimeTokens.tokenHash, tokenHash),
    eq(oneTimeTokens.purpose, purpose),
    isNull(oneTimeTokens.spentAt),
    gt(oneTimeTokens.expiresAt, at),
  );
}
