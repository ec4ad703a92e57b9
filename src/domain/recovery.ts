import { doerOf } from './audit.ts';
import { emailKey, refuseEmail } from './identifiers.ts';
import { requestMail } from './mail-requests.ts';
import { type DeadTokenFailure, refuseToken, storeOneTimeToken } from './one-time-tokens.ts';
import { type Done, fail, type InvalidFields, type Outcome, ok, type TooManyRequests } from './outcome.ts';
import { preparePassword, refusePassword } from './passwords.ts';
import { forgiveOwner } from './throttle.ts';
import { type Client, passwordRules, type World } from './world.ts';

export const resetTokenMinutes = 15;

/** Asks for a reset mail. */
export async function requestReset(
  world: World,
  input: { email: string },
  client: Client,
): Promise<Outcome<Done, InvalidFields | TooManyRequests>> {
  return requestMail(world, 'password_reset', input, client);
}

export interface RequestResetTokenInput {
  email: string;
  /** A back end that holds the service key and delivers tokens itself. */
  isService: boolean;
}

/**
 * Prepares a reset by whoever is answered the token. It is live only where the profile allows that; otherwise it is an inert
 * one of the same look, and the live one goes to the account's mailbox.
 */
export async function requestResetToken(
  world: World,
  input: RequestResetTokenInput,
  client: Client,
): Promise<Outcome<{ token: string }, InvalidFields | { code: 'account_not_found' } | TooManyRequests>> {
  const reason = refuseEmail(input.email);
  if (reason) return fail({ code: 'invalid_fields', fields: { email: [reason] } });
  const { revealAccounts, resetTokenDelivery } = world.policy;
  const account = await world.accounts.findByEmail(emailKey(input.email));
  if (!account && revealAccounts) return fail({ code: 'account_not_found' });
  const token = world.secrets.generate();
  if (!input.isService && resetTokenDelivery === 'mail') {
    const requested = await requestReset(world, input, client);
    return requested.ok ? ok({ token }) : requested;
  }
  const issue = { purpose: 'password_reset', token, validMinutes: resetTokenMinutes } as const;
  if (account) await storeOneTimeToken(world, { ...issue, emailKey: emailKey(input.email), accountId: account.id });
  return ok({ token });
}

export type ResetPasswordFailure = InvalidFields | DeadTokenFailure;

/** Sets a new password and ends every session of the account. A refused password spends nothing. */
export async function resetPassword(
  world: World,
  input: { token: string; password: string },
  client: Client,
): Promise<Outcome<Done, ResetPasswordFailure>> {
  const reason = refusePassword(input.password, passwordRules(world));
  if (reason) return fail({ code: 'invalid_fields', fields: { password: [reason] } });
  const tokenHash = world.secrets.digest(input.token);
  const owner = await world.oneTimeTokens.findLive({ purpose: 'password_reset', tokenHash, at: world.clock.now() });
  if (!owner) return refuseToken(world, tokenHash);
  const passwordHash = await world.hashing.hash(preparePassword(input.password) ?? '');
  // Whoever holds the token is not who guessed: the pause of those who did is not to keep the owner out.
  await forgiveOwner(world, owner);
  const spend = { tokenHash, passwordHash, at: world.clock.now(), by: doerOf(client) };
  return (await world.oneTimeTokens.spendOnPassword(spend)) ? ok({}) : refuseToken(world, tokenHash);
}
