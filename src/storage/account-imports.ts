import { and, eq, sql } from 'drizzle-orm';
import type { AccountImportStore, AccountKey, ImportedAccount } from '../ports/account-transfer.ts';
import type { Db } from './engine.ts';
import { reportingFailures } from './failure.ts';
import { accountImports, accounts } from './schema.ts';

/** On an open, migrated database. Its methods throw `StorageFailure` and nothing else. */
export function createAccountImportStore(db: Db): AccountImportStore {
  const store: AccountImportStore = {
    async progress(digest) {
      const [found] = await db
        .select({
          linesDone: accountImports.linesDone,
          accountsImported: accountImports.accountsImported,
          finishedAt: accountImports.finishedAt,
        })
        .from(accountImports)
        .where(eq(accountImports.digest, digest));
      return found ?? null;
    },
    findTaken: (batch) => findTaken(db, batch),
    begin: (start) => db.transaction((transaction) => begin(transaction, start)),
    add: (batch) => db.transaction((transaction) => add(transaction, batch)),
    async finish({ digest, at }) {
      await db.update(accountImports).set({ finishedAt: at }).where(eq(accountImports.digest, digest));
      // Plans that were made for few accounts are no longer right, and autovacuum may take a minute to notice.
      // The accounts are there all the same if that fails.
      await db.execute(sql`analyze ${accounts}`).catch(() => {});
    },
  };
  return reportingFailures('accountImports', store, null);
}

type Transaction = Pick<Db, 'select' | 'insert' | 'update' | 'execute' | '$with' | 'with'>;
type Input<Method extends keyof AccountImportStore> = Parameters<AccountImportStore[Method]>[0];

async function findTaken(db: Db, batch: ImportedAccount[]): Promise<{ line: number; taken: AccountKey }[]> {
  const has = (key: AccountKey, condition: ReturnType<typeof sql>) =>
    sql<boolean>`exists (select 1 from ${accounts} where ${condition})`.as(`has_${key}`);
  const found = await db
    .select({
      line: sql<number>`r.line`,
      id: has('id', sql`${accounts.id} = r.id`),
      username: has('username', sql`${accounts.usernameKey} = r.username_key`),
      email: has('email', sql`${accounts.emailKey} = r.email_key`),
    })
    .from(records(batch));
  const keys = ['id', 'username', 'email'] as const;
  return found.flatMap((row) => keys.filter((key) => row[key]).map((taken) => ({ line: row.line, taken })));
}

async function begin(db: Transaction, { digest, highestId, again, at }: Input<'begin'>): Promise<boolean> {
  if (highestId !== null) {
    // Keeps registrations, and the ids that they would draw, out while the sequence is moved.
    await db.execute(sql`lock table ${accounts} in share row exclusive mode`);
    await db.execute(
      sql`select setval('accounts_id_seq', greatest(${highestId}::bigint, last_value)) from accounts_id_seq`,
    );
  }
  const state = { linesDone: 0, accountsImported: 0, begunAt: at, finishedAt: null };
  const begun = await db
    .insert(accountImports)
    .values({ digest, ...state })
    .onConflictDoUpdate({ target: accountImports.digest, set: state, setWhere: sql`${again}` })
    .returning({ digest: accountImports.digest });
  return begun.length === 1;
}

async function add(db: Transaction, batch: Input<'add'>): Promise<{ taken: number[] } | 'overtaken'> {
  const { digest, fromLine, throughLine } = batch;
  const reached = await db
    .update(accountImports)
    .set({ linesDone: throughLine })
    .where(and(eq(accountImports.digest, digest), eq(accountImports.linesDone, fromLine)))
    .returning({ digest: accountImports.digest });
  if (reached.length === 0) return 'overtaken';
  if (batch.accounts.length === 0) return { taken: [] };
  const inserted = await insertUnlessTaken(db, batch.accounts);
  await db
    .update(accountImports)
    .set({ accountsImported: sql`${accountImports.accountsImported} + ${inserted.length}` })
    .where(eq(accountImports.digest, digest));
  const keys = new Set(inserted.map(({ usernameKey }) => usernameKey));
  return { taken: batch.accounts.filter(({ usernameKey }) => !keys.has(usernameKey)).map(({ line }) => line) };
}

/** One statement whatever the number of rows, so that it is prepared once. Drizzle cannot override the identity in an INSERT that selects. */
function insertUnlessTaken(db: Transaction, batch: ImportedAccount[]): Promise<{ usernameKey: string }[]> {
  const inserted = db.$with('inserted', { usernameKey: sql<string>`username_key`.as('username_key') }).as(
    sql`insert into ${accounts} (id, username, username_key, email, email_key, email_verified_at, password_hash,
      first_name, last_name, language, created_at, disabled_at) overriding system value
      select coalesce(r.id, nextval('accounts_id_seq')), r.username, r.username_key, r.email, r.email_key,
      r.email_verified_at, r.password_hash, r.first_name, r.last_name, r.language, r.created_at, r.disabled_at
      from ${records(batch)} on conflict do nothing returning username_key`,
  );
  return db.with(inserted).select({ usernameKey: inserted.usernameKey }).from(inserted);
}

/** The rows of a batch, as a table `r` made of one parameter. */
function records(batch: ImportedAccount[]) {
  const rows = batch.map((account) => ({
    line: account.line,
    id: account.id,
    username: account.username,
    username_key: account.usernameKey,
    email: account.email,
    email_key: account.emailKey,
    email_verified_at: account.emailVerifiedAt,
    password_hash: account.passwordHash,
    first_name: account.firstName,
    last_name: account.lastName,
    language: account.language,
    created_at: account.createdAt,
    disabled_at: account.disabledAt,
  }));
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(line integer, id bigint, username text,
    username_key text, email text, email_key text, email_verified_at timestamptz, password_hash text, first_name text,
    last_name text, language text, created_at timestamptz, disabled_at timestamptz)`;
}
