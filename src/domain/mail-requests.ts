import { emailKey, refuseEmail } from './identifiers.ts';
import { type Done, fail, type InvalidFields, type Outcome, ok, type TooManyRequests } from './outcome.ts';
import type { Client, World } from './world.ts';

/** Asks for a mail to an address. The outcome and the work are the same whether or not an account has the address. */
export async function requestMail(
  world: World,
  purpose: 'password_reset' | 'email_verification',
  { email }: { email: string },
  { language }: Client,
): Promise<Outcome<Done, InvalidFields | TooManyRequests>> {
  const reason = refuseEmail(email);
  if (reason) return fail({ code: 'invalid_fields', fields: { email: [reason] } });
  const key = emailKey(email);
  const refused = await world.mailAllowance(key, purpose);
  if (refused) return fail(refused);
  await world.outbox.enqueue({ purpose, emailKey: key, language, at: world.clock.now() });
  return ok({});
}
