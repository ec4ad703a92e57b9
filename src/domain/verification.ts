import { audit } from './audit.ts';
import { emailKey, refuseEmail } from './identifiers.ts';
import { fail, type InvalidFields, type Outcome, ok, type TooManyRequests } from './outcome.ts';
import type { Client, World } from './world.ts';

export const verificationTokenHours = 24;

/** Asks for a verification mail. The outcome and the work are the same whether or not an account has the address. */
export async function requestVerification(
  world: World,
  input: { email: string },
): Promise<Outcome<Record<never, never>, InvalidFields | TooManyRequests>> {
  const reason = refuseEmail(input.email);
  if (reason) return fail({ code: 'invalid_fields', fields: { email: [reason] } });
  const key = emailKey(input.email);
  const refused = await world.mailAllowance(key);
  if (refused) return fail(refused);
  await world.outbox.enqueue({ purpose: 'email_verification', emailKey: key, at: world.clock.now() });
  return ok({});
}

/** Marks the address that the token was mailed to as verified. */
export async function verifyEmail(
  world: World,
  input: { token: string },
  client: Client,
): Promise<Outcome<Record<never, never>, { code: 'token_invalid' }>> {
  const tokenHash = world.secrets.digest(input.token);
  const accountId = await world.oneTimeTokens.spendOnVerification({ tokenHash, at: world.clock.now() });
  if (accountId === null) return fail({ code: 'token_invalid' });
  await audit(world, client, 'email_verified', { accountId });
  return ok({});
}
