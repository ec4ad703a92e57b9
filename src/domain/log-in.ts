import type { Account, AccountWithHash } from '../ports/stores.ts';
import { emailKey, isPossibleKey, usernameKey } from './identifiers.ts';
import { fail, type Outcome, ok } from './outcome.ts';
import { preparePassword } from './passwords.ts';
import { type RefreshCookie, sessionSeconds, signAll } from './sessions.ts';
import type { World } from './world.ts';

/** Exactly one name is looked up, and only in its own column. */
export type LogInInput = ({ username: string } | { email: string }) & {
  password: string;
  /** A token of a session that this log-in replaces (ASVS 5.0, 7.2.4). */
  currentToken?: string | undefined;
};

export interface LoggedIn {
  account: Account;
  accessToken: string;
  refreshToken: string;
  cookie: RefreshCookie;
}

export type LogInFailure = { code: 'unknown_account' } | { code: 'wrong_password' };

/** Begins a session. An unknown account costs the same hash work as a known one. */
export async function logIn(world: World, input: LogInInput): Promise<Outcome<LoggedIn, LogInFailure>> {
  const first = await attempt(world, input);
  // The hash changed while the password was being checked: reset, or upgraded by another log-in. Once more tells which.
  const attempted = first === 'hash_changed' ? await attempt(world, input) : first;
  if (attempted === 'hash_changed') return fail({ code: 'wrong_password' });
  if (attempted.ok) await endReplacedSession(world, attempted.value.account, input.currentToken);
  return attempted;
}

async function attempt(world: World, input: LogInInput): Promise<Outcome<LoggedIn, LogInFailure> | 'hash_changed'> {
  const account = await findAccount(world, input);
  const password = preparePassword(input.password);
  const verdict = await world.hashing.verify(
    password ?? '-',
    password === null ? null : (account?.passwordHash ?? null),
  );
  if (!account) return fail({ code: world.policy.revealAccounts ? 'unknown_account' : 'wrong_password' });
  if (!verdict.matches || password === null) return fail({ code: 'wrong_password' });

  const now = world.clock.now();
  const session = {
    id: crypto.randomUUID(),
    accountId: account.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + sessionSeconds * 1000),
  };
  const cookieTokenId = crypto.randomUUID();
  const begun = await world.sessions.begin({ ...session, cookieTokenId, passwordHash: account.passwordHash });
  if (!begun) return 'hash_changed';
  if (verdict.outdated) await upgradeHash(world, account, password);
  return ok({ account, ...(await signAll(world, session, cookieTokenId)) });
}

async function findAccount(world: World, input: LogInInput): Promise<AccountWithHash | null> {
  const key = 'username' in input ? usernameKey(input.username) : emailKey(input.email);
  if (!isPossibleKey(key)) return null;
  return 'username' in input ? world.accounts.findByUsername(key) : world.accounts.findByEmail(key);
}

async function upgradeHash(world: World, account: AccountWithHash, password: string): Promise<void> {
  const newHash = await world.hashing.hash(password);
  await world.accounts.upgradeHash({ accountId: account.id, oldHash: account.passwordHash, newHash });
}

async function endReplacedSession(world: World, account: Account, currentToken: string | undefined): Promise<void> {
  const claims = currentToken ? await world.tokens.verify('access', currentToken) : null;
  if (claims?.accountId === account.id)
    await world.sessions.end({ sessionId: claims.sessionId, at: world.clock.now() });
}
