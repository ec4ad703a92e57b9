import type { AccountWithHash } from '../ports/account.ts';
import type { TooManyRequests } from './outcome.ts';
import type { Client, World } from './world.ts';

/** Networks that the account has logged in from may fail this many times as often, so that strangers do not lock its owner out. */
const knownNetworkFactor = 20;
const longestPauseSeconds = 15 * 60;

/** The folded name that is logged in with, or the id of an account in decimal, and the one column it is looked up in. */
export interface LogInName {
  by: 'username' | 'email' | 'id';
  name: string;
  /** What its failures count under, where that is not `by`. */
  countedAs?: 'email';
}

/** A counted log-in attempt. When it is `refused` the password must not be looked at. */
export interface Attempt {
  account: AccountWithHash | null;
  refused: TooManyRequests | null;
  /** The key of the failure that the attempt is counted as until it succeeds; null when failures are not counted. */
  key: string | null;
}

/**
 * Finds the account and counts the attempt before the password is looked at (OWASP ASVS 5.0, 6.3.1). Failures of a name
 * count whether or not anybody has it. The pauses between attempts grow from one second, doubling, to a quarter of an hour.
 */
export async function countAttempt(world: World, client: Client, logInName: LogInName): Promise<Attempt> {
  const { by, name, countedAs = by } = logInName;
  const limit = world.policy.logInFailures;
  if (!limit) return { account: await findAccount(world, logInName), refused: null, key: null };
  const at = world.clock.now();
  const { account, attempt } = await world.logInAttempts.count({
    by,
    name,
    subject: subjectOf(world, countedAs, name),
    network: client.network,
    freeFailures: { stranger: limit.count, known: limit.count * knownNetworkFactor },
    longestPauseSeconds,
    at,
    forgetAt: new Date(at.getTime() + limit.windowSeconds * 1000),
  });
  if ('key' in attempt) return { account, refused: null, key: attempt.key };
  const retryAfterSeconds = Math.max(1, Math.ceil((attempt.blockedUntil.getTime() - at.getTime()) / 1000));
  const { count: quota, windowSeconds } = limit;
  const refused = {
    code: 'too_many_requests' as const,
    retryAfterSeconds,
    limit: { name: 'failures', quota, windowSeconds },
  };
  return { account, refused, key: null };
}

/** Forgets the failures of an account under all its names: its owner has proved who they are by something else than the password. */
export async function forgiveOwner(
  world: World,
  { accountId, usernameKey, emailKey }: { accountId: number; usernameKey: string; emailKey: string | null },
): Promise<void> {
  if (!world.policy.logInFailures) return;
  const subjects = [subjectOf(world, 'username', usernameKey), subjectOf(world, 'id', String(accountId))];
  if (emailKey !== null) subjects.push(subjectOf(world, 'email', emailKey));
  await world.logInAttempts.forgiveAll(subjects);
}

/**
 * What failures are counted under. A user name and an address of one account are counted apart: counted together they would
 * tell that the two belong together.
 */
function subjectOf(world: World, by: LogInName['by'], name: string): string {
  return world.secrets.digest(`${by} ${name}`);
}

export function findAccount(world: World, { by, name }: LogInName): Promise<AccountWithHash | null> {
  if (by === 'id') return world.accountSettings.find(Number(name));
  return by === 'username' ? world.accounts.findByUsername(name) : world.accounts.findByEmail(name);
}

/** The password was right where no session begins: earlier failures are forgotten. */
export async function forgiveAttempts(world: World, { key }: Attempt): Promise<void> {
  if (key !== null) await world.logInAttempts.forgive(key);
}
