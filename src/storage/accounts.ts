import { and, desc, eq, or, sql } from 'drizzle-orm';
import type { AccountStore, NewAccount } from '../ports/account.ts';
import type { Db } from './engine.ts';
import { parameter, typed } from './parameter.ts';
import { accounts, auditEvents } from './schema.ts';

/** What an `Account` of the ports is made of. */
export const accountColumns = {
  id: accounts.id,
  username: accounts.username,
  email: accounts.email,
  emailVerifiedAt: accounts.emailVerifiedAt,
  firstName: accounts.firstName,
  lastName: accounts.lastName,
  language: accounts.language,
  createdAt: accounts.createdAt,
};

/** What an `AccountWithHash` of the ports is made of. */
export const columnsWithHash = {
  ...accountColumns,
  passwordHash: accounts.passwordHash,
  disabledAt: accounts.disabledAt,
};

export function createAccountStore(db: Db): AccountStore {
  const lookUps = prepareLookUps(db);
  const insert = prepareInsert(db);

  const findTaken: AccountStore['findTaken'] = async ({ usernameKey, emailKey }) => {
    const [first] = await lookUps.taken.execute({ usernameKey, emailKey });
    if (!first) return null;
    return first.usernameKey === usernameKey ? 'username' : 'email';
  };

  return {
    findTaken,
    async insert(account) {
      const [created] = await insert.execute({ ...account });
      if (created) return { created };
      const taken = await findTaken(account);
      if (!taken) throw new Error('the account whose key was taken has been deleted meanwhile');
      return { taken };
    },
    async findByUsername(usernameKey) {
      const [account] = await lookUps.byUsername.execute({ usernameKey });
      return account ?? null;
    },
    async findByEmail(emailKey) {
      const [account] = await lookUps.byEmail.execute({ emailKey });
      return account ?? null;
    },
    async upgradeHash({ accountId, oldHash, newHash }) {
      await db
        .update(accounts)
        .set({ passwordHash: newHash })
        .where(and(eq(accounts.id, accountId), eq(accounts.passwordHash, oldHash)));
    },
  };
}

/** One statement. Without a conflict target, so that either unique key refuses the row. */
function prepareInsert(db: Db) {
  const given = (name: keyof NewAccount) => sql.placeholder(name);
  const created = db.$with('created').as(
    db
      .insert(accounts)
      .values({
        username: given('username'),
        usernameKey: given('usernameKey'),
        email: given('email'),
        emailKey: given('emailKey'),
        passwordHash: given('passwordHash'),
        firstName: given('firstName'),
        lastName: given('lastName'),
        language: given('language'),
        createdAt: given('at'),
      })
      .onConflictDoNothing()
      .returning(accountColumns),
  );
  const [address, userAgent] = [typed('address', auditEvents.address), typed('userAgent', auditEvents.userAgent)];
  const recorded = sql`insert into ${auditEvents} (at, kind, account_id, address, user_agent)
    select created_at, ${typed('auditKind', auditEvents.kind)}, id, ${address}, ${userAgent} from created`;
  return db
    .with(created, db.$with('audited', {}).as(recorded))
    .select({
      id: created.id,
      username: created.username,
      email: created.email,
      emailVerifiedAt: created.emailVerifiedAt,
      firstName: created.firstName,
      lastName: created.lastName,
      language: created.language,
      createdAt: created.createdAt,
    })
    .from(created)
    .prepare('accounts_insert');
}

function prepareLookUps(db: Db) {
  const hasUsername = eq(accounts.usernameKey, parameter('usernameKey', accounts.usernameKey));
  const hasEmail = eq(accounts.emailKey, parameter('emailKey', accounts.emailKey));
  return {
    byUsername: db.select(columnsWithHash).from(accounts).where(hasUsername).prepare('accounts_by_username'),
    byEmail: db.select(columnsWithHash).from(accounts).where(hasEmail).prepare('accounts_by_email'),
    // Two accounts at most have one of the keys each; that of the user name comes first.
    taken: db
      .select({ usernameKey: accounts.usernameKey })
      .from(accounts)
      .where(or(hasUsername, hasEmail))
      .orderBy(desc(hasUsername))
      .limit(1)
      .prepare('accounts_taken'),
  };
}
