import type { TooManyRequests } from './outcome.ts';
import type { Client, World } from './world.ts';

/** A network that the account has logged in from may fail this many times more often: its owner is not locked out by others. */
const knownNetworkFactor = 20;
const longestPauseSeconds = 15 * 60;

export type Attempt = { refused: TooManyRequests } | { key: string | null };

/**
 * Counts a log-in attempt before the password is looked at (OWASP ASVS 5.0, 6.3.1). `subject` says whose it is, also when
 * there is no such account. The pauses between attempts grow from one second, doubling, to a quarter of an hour.
 */
export async function reserveAttempt(
  world: World,
  client: Client,
  target: { subject: string; accountId: number | null },
): Promise<Attempt> {
  const limit = world.policy.logInFailures;
  if (!limit) return { key: null };
  const at = world.clock.now();
  const reserved = await world.logInThrottle.reserve({
    subject: world.secrets.digest(target.subject),
    accountId: target.accountId,
    network: client.network,
    freeFailures: { stranger: limit.count, known: limit.count * knownNetworkFactor },
    longestPauseSeconds,
    at,
    forgetAt: new Date(at.getTime() + limit.windowSeconds * 1000),
  });
  if ('key' in reserved) return reserved;
  const retryAfterSeconds = Math.max(1, Math.ceil((reserved.blockedUntil.getTime() - at.getTime()) / 1000));
  const { count: quota, windowSeconds } = limit;
  return {
    refused: { code: 'too_many_requests', retryAfterSeconds, limit: { name: 'failures', quota, windowSeconds } },
  };
}

/** The password was right: earlier failures are forgotten and the network is the account's from now on. */
export async function forgiveAttempts(
  world: World,
  client: Client,
  success: { key: string | null; accountId: number },
): Promise<void> {
  const { key, accountId } = success;
  if (key !== null)
    await world.logInThrottle.forgive({ key, accountId, network: client.network, at: world.clock.now() });
}
