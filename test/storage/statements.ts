import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Stores } from '../../src/ports/stores.ts';
import { exportAccounts } from '../../src/storage/account-export.ts';
import { createAccountImportStore } from '../../src/storage/account-imports.ts';
import type { Db } from '../../src/storage/engine.ts';
import { applyMigrations } from '../../src/storage/migrate.ts';
import { onPglite } from '../../src/storage/pglite.ts';
import { endAllSessions, recognizeRestoredCopy } from '../../src/storage/restoration.ts';
import * as schema from '../../src/storage/schema.ts';
import { createStores } from '../../src/storage/stores.ts';
import {
  daysAfter,
  endOf,
  NOW,
  newAccount,
  newSession,
  PASSWORD_HASH,
  randomHash,
  registered,
  SOMEBODY,
} from './fixtures.ts';

export const MIGRATIONS = join(import.meta.dir, '../../src/storage/migrations');

/** Every statement that the stores send, in order of the alphabet, each on one line; and the methods that were not called. */
export async function statementsOfStores(): Promise<{ statements: string[]; uncalled: string[] }> {
  const statements = new Set<string>();
  const client = await PGlite.create();
  const logger = { logQuery: (query: string) => void statements.add(query.replaceAll(/\s+/g, ' ').trim()) };
  const db = drizzle(client, { schema, logger });
  await applyMigrations(onPglite(client));
  const uncalled = new Set<string>();
  await exercise(watched(createStores(db), uncalled));
  const maintain = <Result>(work: (maintenance: { db: typeof db; migrate(): Promise<void> }) => Promise<Result>) =>
    work({ db, migrate: async () => {} });
  const database = { engine: 'pglite' as const, db, lookUps: db, maintain, close: async () => {} };
  await exerciseTransfers(db);
  await recognizeRestoredCopy(database, NOW);
  await endAllSessions(database, NOW);
  await client.close();
  return { statements: [...statements].sort(), uncalled: [...uncalled] };
}

/** The stores, with every method that is called taken off `uncalled`. */
function watched(stores: Stores, uncalled: Set<string>): Stores {
  const wrap = (name: string, store: object) =>
    Object.fromEntries(
      Object.entries(store).map(([method, run]) => {
        uncalled.add(`${name}.${method}`);
        const call = (...input: unknown[]) => {
          uncalled.delete(`${name}.${method}`);
          return run(...input);
        };
        return [method, call];
      }),
    );
  return Object.fromEntries(Object.entries(stores).map(([name, store]) => [name, wrap(name, store)])) as never;
}

/** Calls every method of every store, each on the path that sends all of its statements. */
async function exercise(stores: Stores): Promise<void> {
  const key = newAccount();
  const { id } = await registered(stores, key);
  await stores.accounts.insert(key);
  await stores.accounts.findTaken(key);
  await stores.accounts.findByUsername(key.usernameKey);
  await stores.accounts.findByEmail(key.emailKey as string);
  await stores.accounts.upgradeHash({ accountId: id, oldHash: PASSWORD_HASH, newHash: PASSWORD_HASH });
  await exerciseSessions(stores, id);
  await exerciseTokens(stores, id, key.emailKey as string);
  await exerciseTheRest(stores, id);
  await exerciseOwnAccount(stores, id, key.emailKey as string);
  await exerciseAdministration(stores);
}

async function exerciseTransfers(db: Db): Promise<void> {
  const imports = createAccountImportStore(db);
  const { at, ...key } = newAccount();
  const account = { ...key, line: 1, id: 41, createdAt: at, emailVerifiedAt: null, disabledAt: null };
  const digest = randomHash();
  await imports.findTaken([account]);
  await imports.begin({ digest, highestId: 41, again: false, at });
  await imports.add({ digest, fromLine: 0, throughLine: 1, accounts: [account] });
  await imports.progress(digest);
  await imports.finish({ digest, at });
  await exportAccounts(db, 1, async () => {});
}

async function exerciseSessions({ sessions }: Stores, accountId: number): Promise<void> {
  const session = newSession(accountId);
  const [sessionId, tokenId] = [session.id, randomUUID()];
  await sessions.begin(session);
  await sessions.begin(newSession(accountId, { replacesSessionId: randomUUID() }));
  await sessions.begin(newSession(accountId, { passwordHash: '$argon2id$replaced' }));
  await sessions.findLive({ sessionId, accountId, tokenId, at: NOW });
  await sessions.retireToken({ sessionId, tokenId, at: NOW, diesAt: NOW, forgetAt: NOW });
  const presentedTokenId = session.cookieTokenId;
  const rotation = { sessionId, accountId, presentedTokenId, successorTokenId: randomUUID(), at: NOW };
  await sessions.rotateCookie({ ...rotation, graceSince: NOW });
  for (const at of [NOW, NOW]) await sessions.use({ sessionId, accountId, at });
  await sessions.logOut(endOf(session));
}

async function exerciseTokens({ oneTimeTokens }: Stores, accountId: number, emailKey: string): Promise<void> {
  for (const purpose of ['password_reset', 'email_verification'] as const) {
    const tokenHash = randomHash();
    await oneTimeTokens.replace({ purpose, accountId, emailKey, tokenHash, at: NOW, expiresAt: daysAfter(NOW, 1) });
    await oneTimeTokens.findLive({ purpose, tokenHash, at: NOW });
    await oneTimeTokens.stateOf({ tokenHash, at: NOW });
    if (purpose === 'password_reset')
      await oneTimeTokens.spendOnPassword({ tokenHash, passwordHash: PASSWORD_HASH, at: NOW, by: SOMEBODY });
    else await oneTimeTokens.spendOnVerification({ tokenHash, at: NOW, by: SOMEBODY });
  }
}

async function exerciseTheRest(stores: Stores, accountId: number): Promise<void> {
  const { outbox, signingKeys, rateLimits, logInAttempts, audit, housekeeping } = stores;
  await outbox.enqueue({ purpose: 'password_reset', emailKey: 'ada@example.org', language: null, at: NOW });
  await outbox.backlog();
  const [mail] = await outbox.claim({ at: NOW, leaseUntil: NOW, limit: 1 });
  await outbox.postpone(mail?.id ?? 0, NOW);
  await outbox.complete(mail?.id ?? 0);
  const signingKey = { algorithm: 'EdDSA', publicJwk: {}, sealedPrivateJwk: 'sealed', createdAt: NOW };
  await signingKeys.insertActive({ ...signingKey, kid: 'one' });
  await signingKeys.rotate({ ...signingKey, kid: 'two' }, NOW);
  await signingKeys.list();
  await signingKeys.removeRetired('one');
  await signingKeys.removeRetired('all');
  await rateLimits.hit({ key: 'network', hits: 12, windowSeconds: 60, at: NOW });
  const attempt = { subject: 'ada', network: '192.0.2.0/24' };
  const policy = { freeFailures: { known: 1, stranger: 1 }, longestPauseSeconds: 60, at: NOW, forgetAt: NOW };
  for (const by of ['username', 'email', 'id'] as const) {
    await logInAttempts.count({ by, ...attempt, name: String(accountId), ...policy });
  }
  await logInAttempts.knownNetworks({ accountId, limit: 10 });
  await logInAttempts.forgive('known:ada');
  await logInAttempts.forgiveAll(['ada']);
  await audit.record({ at: NOW, kind: 'log_in', accountId, sessionId: null, address: null, userAgent: null });
  await housekeeping.sweep({ at: NOW, limit: 1 });
  await housekeeping.ping();
}

/** Ends with the account deleted. */
async function exerciseOwnAccount(stores: Stores, accountId: number, emailKey: string): Promise<void> {
  const { accountSettings, deviceSessions, oneTimeTokens, sessions, audit } = stores;
  const session = newSession(accountId);
  await sessions.begin(session);
  await deviceSessions.list({ accountId, at: NOW, limit: 1 });
  await deviceSessions.end({ sessionId: randomUUID(), accountId, at: NOW, by: SOMEBODY });
  await deviceSessions.endOthers({ keepSessionId: session.id, accountId, at: NOW, by: SOMEBODY });
  await audit.list({ accountId, limit: 1 });
  const hashes = { oldHash: PASSWORD_HASH, newHash: PASSWORD_HASH };
  await accountSettings.changePassword({ accountId, ...hashes, keepSessionId: session.id, at: NOW, by: SOMEBODY });
  const other = newAccount();
  await registered(stores, other);
  for (const wanted of [other.emailKey as string, emailKey]) {
    const [tokenHash, expiresAt] = [randomHash(), daysAfter(NOW, 1)];
    await accountSettings.requestEmailChange({
      accountId,
      sessionId: session.id,
      passwordHash: PASSWORD_HASH,
      email: wanted,
      emailKey: wanted,
      language: null,
      by: SOMEBODY,
      at: NOW,
    });
    await accountSettings.findEmailChange(accountId);
    await accountSettings.findByWantedEmail({ emailKey: wanted, since: NOW });
    const token = { accountId, emailKey: wanted, tokenHash, at: NOW, expiresAt };
    await oneTimeTokens.replace({ purpose: 'email_change', ...token });
    await accountSettings.spendOnEmailChange({ tokenHash, language: null, at: NOW, by: SOMEBODY });
  }
  await accountSettings.find(accountId);
  await accountSettings.delete({ accountId, passwordHash: PASSWORD_HASH, at: NOW });
}

/** On an account of its own, which is deleted at the end. */
async function exerciseAdministration(stores: Stores): Promise<void> {
  const { administration } = stores;
  const key = newAccount();
  const { id: accountId } = await registered(stores, key);
  const email = { emailKey: key.emailKey as string };
  for (const selector of [{ id: accountId }, { usernameKey: key.usernameKey }, email])
    await administration.find(selector);
  for (const state of ['any', 'enabled', 'disabled'] as const) {
    for (const keyPrefix of ['', 'a']) await administration.list({ after: 0, limit: 1, keyPrefix, state });
  }
  await administration.activity({ accountId, at: NOW });
  await administration.setPassword({ accountId, passwordHash: PASSWORD_HASH, at: NOW, by: SOMEBODY });
  await administration.endSessions({ accountId, at: NOW, by: SOMEBODY });
  await administration.disable({ accountId, at: NOW, by: SOMEBODY });
  await administration.enable({ accountId, at: NOW, by: SOMEBODY });
  await administration.delete({ accountId, at: NOW, by: SOMEBODY });
}
