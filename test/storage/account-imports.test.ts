import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { AccountImportStore, ImportedAccount } from '../../src/ports/account-transfer.ts';
import { createAccountImportStore } from '../../src/storage/account-imports.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { NOW, newAccount, randomHash, registered, together } from './fixtures.ts';

let database: FreshDatabase;
let imports: AccountImportStore;
beforeAll(async () => {
  database = await freshDatabase();
  imports = createAccountImportStore(database.db);
});
afterAll(() => database.close());

function imported(line: number, given: Partial<ImportedAccount> = {}): ImportedAccount {
  const { at, ...account } = newAccount();
  return { ...account, line, id: null, createdAt: at, emailVerifiedAt: at, disabledAt: null, ...given };
}

async function begun(highestId: number | null = null): Promise<string> {
  const digest = randomHash();
  await imports.begin({ digest, highestId, again: false, at: NOW });
  return digest;
}

test('the lines whose id, username or address an account has are found', async () => {
  const account = await registered(database.stores);
  const usernameKey = account.username.toLowerCase();
  const lines = [
    imported(1),
    imported(2, { id: account.id }),
    imported(3, { usernameKey, emailKey: account.email?.toLowerCase() ?? null }),
    imported(4, { email: null, emailKey: null, emailVerifiedAt: null }),
  ];
  expect(await imports.findTaken(lines)).toEqual([
    { line: 2, taken: 'id' },
    { line: 3, taken: 'username' },
    { line: 3, taken: 'email' },
  ]);
});

test('accounts are added as they are given, and the lines that were taken meanwhile are returned', async () => {
  const digest = await begun();
  const { usernameKey } = newAccount();
  await registered(database.stores, { usernameKey });
  const good = imported(2, { disabledAt: NOW });
  const batch = { digest, fromLine: 0, throughLine: 3, accounts: [imported(1, { usernameKey }), good] };
  expect(await imports.add(batch)).toEqual({ taken: [1] });
  expect(await imports.progress(digest)).toEqual({ linesDone: 3, accountsImported: 1, finishedAt: null });
  const found = await database.stores.accounts.findByUsername(good.usernameKey);
  const { username, email, emailVerifiedAt, createdAt, passwordHash } = good;
  expect(found).toMatchObject({ username, email, emailVerifiedAt, createdAt, passwordHash });
});

test('of two that import the same file one adds a batch', async () => {
  const digest = await begun();
  const accounts = [imported(1)];
  const results = await together(4, () => imports.add({ digest, fromLine: 0, throughLine: 1, accounts }));
  expect(results.filter((result) => result !== 'overtaken')).toEqual([{ taken: [] }]);
  expect(await imports.begin({ digest, highestId: null, again: false, at: NOW })).toBe(false);
  expect(await imports.begin({ digest, highestId: null, again: true, at: NOW })).toBe(true);
  expect(await imports.progress(digest)).toEqual({ linesDone: 0, accountsImported: 0, finishedAt: null });
});

test('ids are kept, and nobody who registers is given one that the file has', async () => {
  const { id: last } = await registered(database.stores);
  const digest = await begun(last + 10);
  const during = await registered(database.stores);
  expect(during.id).toBe(last + 11);
  const [kept, given] = [imported(1, { id: last + 10 }), imported(2)];
  await imports.add({ digest, fromLine: 0, throughLine: 2, accounts: [kept, given] });
  expect((await database.stores.accounts.findByUsername(kept.usernameKey))?.id).toBe(last + 10);
  expect((await database.stores.accounts.findByUsername(given.usernameKey))?.id).toBe(last + 12);
  await begun(3);
  expect((await registered(database.stores)).id).toBe(last + 13);
});
