import { expect, onTestFinished, test } from 'bun:test';
import { inspect } from 'node:util';
import { openDatabase } from '../../src/storage/database.ts';
import { StorageFailure } from '../../src/storage/failure.ts';
import { createStores } from '../../src/storage/stores.ts';
import { freshDatabase } from '../database.ts';
import { NOW, newAccount, newSession, randomHash, SOMEBODY } from './fixtures.ts';

const SECRET = 'correct-horse-battery-staple';

async function failureOf(work: Promise<unknown>): Promise<StorageFailure> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StorageFailure);
  return error as StorageFailure;
}

test('a failure names the operation and the SQLSTATE, and holds no value', async () => {
  const { stores, close } = await freshDatabase();
  onTestFinished(close);
  const failure = await failureOf(stores.accounts.insert(newAccount({ passwordHash: SECRET })));
  expect(failure.message).toBe('accounts.insert failed (23514)');
  expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain(SECRET);
  const prepared = await failureOf(stores.sessions.begin(newSession(1, { id: SECRET })));
  expect(prepared.message).toBe('sessions.begin failed (22P02)');
  expect(inspect(prepared, { depth: 9, showHidden: true })).not.toContain(SECRET);
});

test('a failed transaction names its SQLSTATE too, and changes nothing', async () => {
  const { stores, close } = await freshDatabase();
  onTestFinished(close);
  const account = newAccount();
  await stores.accounts.insert(account);
  const tokenHash = randomHash();
  const token = { purpose: 'password_reset' as const, accountId: 1, emailKey: account.emailKey as string, tokenHash };
  await stores.oneTimeTokens.replace({ ...token, at: NOW, expiresAt: new Date(NOW.getTime() + 1000) });
  const failure = await failureOf(
    stores.oneTimeTokens.spendOnPassword({ tokenHash, passwordHash: SECRET, at: NOW, by: SOMEBODY }),
  );
  expect(failure.message).toBe('oneTimeTokens.spendOnPassword failed (23514)');
  expect(await stores.oneTimeTokens.findLive({ ...token, at: NOW })).not.toBeNull();
});

test('a database that cannot be reached is a failure with the code of the driver', async () => {
  const url = `postgres://concord:${SECRET}@127.0.0.1:1/concord`;
  const database = await openDatabase({ url, maxConnections: 1 });
  onTestFinished(database.close);
  const failure = await failureOf(createStores(database.db).housekeeping.ping());
  expect(failure.message).toBe('housekeeping.ping failed (ECONNREFUSED)');
});
