import type { Account, AccountWithHash } from '../ports/account.ts';
import type { NewSession, Session } from '../ports/sessions.ts';
import { audit } from './audit.ts';
import { emailKey, isPossibleKey, looksLikeAddress, usernameKey } from './identifiers.ts';
import { fail, type Outcome, ok, type TooManyRequests } from './outcome.ts';
import { comparePassword, preparePassword } from './passwords.ts';
import { type AccessToken, type RefreshCookie, sessionSeconds, signAll } from './sessions.ts';
import { countAttempt, findAccount, type LogInName } from './throttle.ts';
import type { Client, World } from './world.ts';

/** `name` is an address or a user name, of which a person writes either into the same field. */
export type LogInInput = ({ username: string } | { email: string } | { name: string }) & {
  password: string;
  /** A token of a session that this log-in replaces (ASVS 5.0, 7.2.4). */
  currentToken?: string | undefined;
};

export interface LoggedIn extends AccessToken {
  account: Account;
  refreshToken: string;
  cookie: RefreshCookie;
}

export type LogInFailure = { code: 'unknown_account' } | { code: 'wrong_password' } | TooManyRequests;

/**
 * The database does slightly more for an account that exists. Beside a hash nobody could measure that, but a refused attempt
 * costs no hash: so it is answered this long after it came, which is usually longer than the database takes.
 */
const refusalMilliseconds = 25;

/** Begins a session. An unknown account costs the same hash work as a known one, and is throttled like one. */
export async function logIn(world: World, input: LogInInput, client: Client): Promise<Outcome<LoggedIn, LogInFailure>> {
  const notBefore = Bun.sleep(refusalMilliseconds);
  const name = await nameOf(world, input);
  const { account, refused, key } = await countAttempt(world, client, name);
  if (refused) {
    await audit(world, client, 'log_in_throttled', accountOf(account));
    await notBefore;
    return fail(refused);
  }
  const circumstances = {
    client,
    attempt: key === null ? null : { key, network: client.network },
    currentToken: input.currentToken,
  };
  const first = await tryPassword(world, account, input.password, circumstances);
  // The hash was replaced while the password was checked, by a reset or by the upgrade of another log-in: try once more.
  const tried =
    first === 'hash_changed'
      ? await tryPassword(world, await findAccount(world, name), input.password, circumstances)
      : first;
  if (tried !== 'hash_changed' && tried.ok) return tried;
  await audit(world, client, 'log_in_failed', accountOf(account));
  return tried === 'hash_changed' ? fail({ code: 'wrong_password' }) : tried;
}

/** What a session needs besides its account. */
interface Circumstances {
  client: Client;
  attempt: NewSession['attempt'];
  currentToken: string | undefined;
}

async function tryPassword(
  world: World,
  account: AccountWithHash | null,
  text: string,
  circumstances: Circumstances,
): Promise<Outcome<LoggedIn, LogInFailure> | 'hash_changed'> {
  const password = preparePassword(text);
  // A disabled account is not told from a wrong password, nor by the time it takes.
  const passwordHash = account?.disabledAt === null ? account.passwordHash : null;
  const verdict = await comparePassword(world.hashing, text, passwordHash);
  if (!account) return fail({ code: world.policy.revealAccounts ? 'unknown_account' : 'wrong_password' });
  if (!verdict.matches || password === null) return fail({ code: 'wrong_password' });
  const begun = await begin(world, account, circumstances);
  if (!begun) return 'hash_changed';
  if (verdict.outdated) await upgradeHash(world, account, password);
  return ok({ account, ...signAll(world, begun.session, begun.cookieTokenId) });
}

/** Null when the account's hash is no longer the one that was verified. */
async function begin(
  world: World,
  account: AccountWithHash,
  { client, attempt, currentToken }: Circumstances,
): Promise<{ session: Session; cookieTokenId: string } | null> {
  const now = world.clock.now();
  const session = {
    id: Bun.randomUUIDv7(),
    accountId: account.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + sessionSeconds * 1000),
  };
  const cookieTokenId = Bun.randomUUIDv7();
  const current = currentToken ? await world.tokens.verify('access', currentToken) : null;
  const begun = await world.sessions.begin({
    ...session,
    cookieTokenId,
    passwordHash: account.passwordHash,
    address: client.address,
    userAgent: client.userAgent,
    attempt,
    replacesSessionId: current?.sessionId ?? null,
  });
  return begun ? { session, cookieTokenId } : null;
}

/** Exactly one name is looked up, and only in its own column unless it may be either. */
async function nameOf(world: World, input: LogInInput): Promise<LogInName> {
  if ('username' in input) return { by: 'username', name: possible(usernameKey(input.username)) };
  if ('email' in input) return { by: 'email', name: possible(emailKey(input.email)) };
  return addressOrUsername(world, possible(usernameKey(input.name)));
}

/** A name that nobody can have is looked up as none. */
function possible(key: string): string {
  return isPossibleKey(key) ? key : '';
}

/**
 * A name with an `@` is an address or, when no account has that address, a user name. Failures count under the address in
 * both cases: counted by what was found, they would tell (together with failures at other operations) which of the two exists.
 */
async function addressOrUsername(world: World, name: string): Promise<LogInName> {
  if (!looksLikeAddress(name)) return { by: 'username', name };
  const owner = await world.accounts.findByEmail(name);
  return { by: owner ? 'email' : 'username', name, countedAs: 'email' };
}

function accountOf(account: Account | null): { accountId?: number } {
  return account ? { accountId: account.id } : {};
}

async function upgradeHash(world: World, account: AccountWithHash, password: string): Promise<void> {
  const newHash = await world.hashing.hash(password);
  await world.accounts.upgradeHash({ accountId: account.id, oldHash: account.passwordHash, newHash });
}
