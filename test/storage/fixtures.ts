import { randomBytes, randomUUID } from 'node:crypto';
import type { Account, NewAccount } from '../../src/ports/account.ts';
import type { NewSession } from '../../src/ports/sessions.ts';
import type { Stores } from '../../src/ports/stores.ts';

export const NOW = new Date('2026-03-01T12:00:00.123Z');
export const PASSWORD_HASH = '$argon2id$first';
/** For the audit trail. */
export const SOMEBODY = { address: null, userAgent: null };

export function secondsAfter(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}

export function daysAfter(time: Date, days: number): Date {
  return secondsAfter(time, days * 86_400);
}

/** An account whose keys no other test has. */
export function newAccount(given: Partial<NewAccount> = {}): NewAccount {
  const name = `user-${randomUUID()}`;
  return {
    username: name.toUpperCase(),
    usernameKey: name,
    email: `${name}@Example.org`,
    emailKey: `${name}@example.org`,
    firstName: null,
    lastName: null,
    language: null,
    passwordHash: PASSWORD_HASH,
    at: NOW,
    address: null,
    userAgent: null,
    auditKind: 'registered',
    ...given,
  };
}

export async function registered(stores: Stores, given: Partial<NewAccount> = {}): Promise<Account> {
  const result = await stores.accounts.insert(newAccount(given));
  if (!('created' in result)) throw new Error(`the ${result.taken} is taken`);
  return result.created;
}

export function newSession(accountId: number, given: Partial<NewSession> = {}): NewSession {
  return {
    id: randomUUID(),
    accountId,
    createdAt: NOW,
    expiresAt: daysAfter(NOW, 30),
    cookieTokenId: randomUUID(),
    passwordHash: PASSWORD_HASH,
    address: null,
    userAgent: null,
    attempt: null,
    replacesSessionId: null,
    ...given,
  };
}

/** A session of an account of its own. */
export async function loggedIn(stores: Stores, given: Partial<NewSession> = {}): Promise<NewSession> {
  const { id } = await registered(stores);
  const session = newSession(id, given);
  if (!(await stores.sessions.begin(session))) throw new Error('the session did not begin');
  return session;
}

/** Log-out as the holder of a live access token does it. */
export function endOf({ id: sessionId, accountId }: NewSession) {
  return { sessionId, accountId, tokenId: randomUUID(), at: NOW, address: null, userAgent: null };
}

export function randomHash(): string {
  return randomBytes(32).toString('hex');
}

/** `count` calls that are under way together. */
export function together<Result>(count: number, run: (index: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => run(index)));
}
