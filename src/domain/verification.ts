import { doerOf } from './audit.ts';
import { requestMail } from './mail-requests.ts';
import { type DeadTokenFailure, refuseAs, refuseToken } from './one-time-tokens.ts';
import { type Done, fail, type InvalidFields, type Outcome, ok, type TooManyRequests } from './outcome.ts';
import type { Client, World } from './world.ts';

export const verificationTokenHours = 24;

/** Asks for a verification mail. */
export async function requestVerification(
  world: World,
  input: { email: string },
  client: Client,
): Promise<Outcome<Done, InvalidFields | TooManyRequests>> {
  return requestMail(world, 'email_verification', input, client);
}

/** Marks the address that the token was mailed to as verified, or, for a change of address, lets the new one count. */
export async function verifyEmail(
  world: World,
  input: { token: string },
  client: Client,
): Promise<Outcome<Done, DeadTokenFailure | { code: 'email_taken' }>> {
  const tokenHash = world.secrets.digest(input.token);
  const at = world.clock.now();
  // Nobody counts who asks this: a token that cannot be spent costs one look, and none of the transactions below.
  const state = await world.oneTimeTokens.stateOf({ tokenHash, at });
  if (state !== 'live') return refuseAs(state);
  const spend = { tokenHash, at, by: doerOf(client) };
  if (await world.oneTimeTokens.spendOnVerification(spend)) return ok({});
  // The old address is told, so that an owner whose account was taken over learns of it (OWASP ASVS 5.0, 6.3.7).
  const { language } = client;
  const result = await world.accountSettings.spendOnEmailChange({ ...spend, language });
  if (result === 'changed') return ok({});
  // Whoever holds the link reads the mail of that address, and may know that an account has it.
  return result === 'email_taken' ? fail({ code: 'email_taken' }) : refuseToken(world, tokenHash);
}
