import type { Account, AccountWithHash, Session } from '../ports/stores.ts';
import { audit } from './audit.ts';
import { emailKey, isPossibleKey, usernameKey } from './identifiers.ts';
import { fail, type Outcome, ok, type TooManyRequests } from './outcome.ts';
import { preparePassword } from './passwords.ts';
import { type RefreshCookie, sessionSeconds, signAll } from './sessions.ts';
import { forgiveAttempts, reserveAttempt } from './throttle.ts';
import type { Client, World } from './world.ts';

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

export type LogInFailure = { code: 'unknown_account' } | { code: 'wrong_password' } | TooManyRequests;

/** Begins a session. An unknown account costs the same hash work as a known one, and is throttled like one. */
export async function logIn(world: World, input: LogInInput, client: Client): Promise<Outcome<LoggedIn, LogInFailure>> {
  const { account, subject } = await findAccount(world, input);
  const attempt = await reserveAttempt(world, client, { subject, accountId: account?.id ?? null });
  if ('refused' in attempt) {
    await audit(world, client, 'log_in_throttled', accountOf(account));
    return fail(attempt.refused);
  }
  const first = await tryPassword(world, client, account, input.password);
  // The hash changed while the password was being checked: reset, or upgraded by another log-in. Once more tells which.
  const tried =
    first === 'hash_changed'
      ? await tryPassword(world, client, (await findAccount(world, input)).account, input.password)
      : first;
  if (tried === 'hash_changed' || !tried.ok) {
    await audit(world, client, 'log_in_failed', accountOf(account));
    return tried === 'hash_changed' ? fail({ code: 'wrong_password' }) : tried;
  }
  const { session, account: owner } = tried.value;
  await forgiveAttempts(world, client, { key: attempt.key, accountId: owner.id });
  await endReplacedSession(world, owner, input.currentToken);
  await audit(world, client, 'log_in', { accountId: owner.id, sessionId: session.id });
  return ok({ account: owner, ...signAll(world, session, tried.value.cookieTokenId) });
}

interface Begun {
  account: Account;
  session: Session;
  cookieTokenId: string;
}

async function tryPassword(
  world: World,
  client: Client,
  account: AccountWithHash | null,
  text: string,
): Promise<Outcome<Begun, LogInFailure> | 'hash_changed'> {
  const password = preparePassword(text);
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
  const begun = await world.sessions.begin({
    ...session,
    cookieTokenId,
    passwordHash: account.passwordHash,
    address: client.address,
    userAgent: client.userAgent,
  });
  if (!begun) return 'hash_changed';
  if (verdict.outdated) await upgradeHash(world, account, password);
  return ok({ account, session, cookieTokenId });
}

/**
 * `subject` is the name that was guessed at, whether or not anybody has it. Failures of an account's user name and of its
 * address are counted apart: counted together they would tell that the two belong together.
 */
async function findAccount(
  world: World,
  input: LogInInput,
): Promise<{ account: AccountWithHash | null; subject: string }> {
  const byName = 'username' in input;
  const key = byName ? usernameKey(input.username) : emailKey(input.email);
  const find = byName ? world.accounts.findByUsername : world.accounts.findByEmail;
  const account = isPossibleKey(key) ? await find(key) : null;
  return { account, subject: `${byName ? 'username' : 'email'} ${key}` };
}

function accountOf(account: Account | null): { accountId?: number } {
  return account ? { accountId: account.id } : {};
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
