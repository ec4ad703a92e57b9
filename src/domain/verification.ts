import { audit } from './audit.ts';
import { emailKey, refuseEmail } from './identifiers.ts';
import { type DeadTokenFailure, refuseToken } from './one-time-tokens.ts';
import { fail, type InvalidFields, type Outcome, ok, type TooManyRequests } from './outcome.ts';
import type { Client, World } from './world.ts';

export const verificationTokenHours = 24;

/** Asks for a verification mail. The outcome and the work are the same whether or not an account has the address. */
export async function requestVerification(
  world: World,
  input: { email: string },
  client: Client,
): Promise<Outcome<Record<never, never>, InvalidFields | TooManyRequests>> {
  const reason = refuseEmail(input.email);
  if (reason) return fail({ code: 'invalid_fields', fields: { email: [reason] } });
  const key = emailKey(input.email);
  const refused = await world.mailAllowance(key);
  if (refused) return fail(refused);
  const { language } = client;
  await world.outbox.enqueue({ purpose: 'email_verification', emailKey: key, language, at: world.clock.now() });
  return ok({});
}

/** Marks the address that the token was mailed to as verified, or, for a change of address, lets the new one count. */
export async function verifyEmail(
  world: World,
  input: { token: string },
  client: Client,
): Promise<Outcome<Record<never, never>, DeadTokenFailure>> {
  const spend = { tokenHash: world.secrets.digest(input.token), at: world.clock.now() };
  const accountId = await world.oneTimeTokens.spendOnVerification(spend);
  if (accountId !== null) {
    await audit(world, client, 'email_verified', { accountId });
    return ok({});
  }
  const change = await world.accountSettings.spendOnEmailChange(spend);
  if (!change) return refuseToken(world, spend.tokenHash);
  await audit(world, client, 'email_changed', { accountId: change.accountId });
  if (change.oldEmailKey !== null) await tellOldAddress(world, client, change.oldEmailKey, change.accountId);
  return ok({});
}

/** So that an owner whose account was taken over learns of it (OWASP ASVS 5.0, 6.3.7). */
async function tellOldAddress(world: World, client: Client, emailKey: string, accountId: number): Promise<void> {
  const { language } = client;
  await world.outbox.enqueue({ purpose: 'email_changed', emailKey, accountId, language, at: world.clock.now() });
}
