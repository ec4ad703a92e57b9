import { doerOf } from './audit.ts';
import { emailKey, refuseEmail } from './identifiers.ts';
import { type DeadTokenFailure, refuseToken, storeOneTimeToken } from './one-time-tokens.ts';
import { fail, type InvalidFields, type Outcome, ok, type TooManyRequests } from './outcome.ts';
import { preparePassword, refusePassword } from './passwords.ts';
import { forgiveOwner } from './throttle.ts';
import { type Client, passwordRules, type World } from './world.ts';

export const resetTokenMinutes = 15;

export interface RequestResetInput {
  email: string;
  /** Whether the caller expects the token in the answer; otherwise it is mailed. */
  answersToken: boolean;
  /** A back end that holds the service key and delivers tokens itself. */
  isService: boolean;
}

export type RequestResetFailure = InvalidFields | { code: 'account_not_found' } | TooManyRequests;

/**
 * Prepares a reset. The token in the outcome is live only where the profile allows it; otherwise it is an inert one of
 * the same look and the live one goes to the account's mailbox.
 */
export async function requestReset(
  world: World,
  input: RequestResetInput,
  client: Client,
): Promise<Outcome<{ token: string }, RequestResetFailure>> {
  const reason = refuseEmail(input.email);
  if (reason) return fail({ code: 'invalid_fields', fields: { email: [reason] } });
  const key = emailKey(input.email);
  const { revealAccounts, resetTokenDelivery } = world.policy;
  const token = world.secrets.generate();
  const account = await world.accounts.findByEmail(key);
  if (!account && input.answersToken && revealAccounts) return fail({ code: 'account_not_found' });
  if (input.answersToken && (input.isService || resetTokenDelivery === 'response')) {
    const validMinutes = resetTokenMinutes;
    const issue = { purpose: 'password_reset', emailKey: key, token, validMinutes } as const;
    if (account) await storeOneTimeToken(world, { ...issue, accountId: account.id });
    return ok({ token });
  }
  const refused = await world.mailAllowance(key);
  if (refused) return fail(refused);
  await world.outbox.enqueue({
    purpose: 'password_reset',
    emailKey: key,
    language: client.language,
    at: world.clock.now(),
  });
  return ok({ token });
}

export type ResetPasswordFailure = InvalidFields | DeadTokenFailure;

/** Sets a new password and ends every session of the account. A refused password spends nothing. */
export async function resetPassword(
  world: World,
  input: { token: string; password: string },
  client: Client,
): Promise<Outcome<Record<never, never>, ResetPasswordFailure>> {
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
