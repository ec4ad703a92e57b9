import type { Mail, MailTemplates } from '../ports/mail.ts';
import type { MailRequest } from '../ports/stores.ts';
import { resetTokenMinutes, storeResetToken } from './recovery.ts';
import { verificationTokenHours } from './verification.ts';
import type { World } from './world.ts';

export interface Mailing {
  templates: MailTemplates;
  /** Where people reach this deployment, without a trailing slash; the only base of a link. */
  publicUrl: string;
}

/**
 * Turns a request of the outbox into the mail to send, and stores the hash of the token in its link. Null when there is
 * nothing to send: no account has the address, or it is verified already. The token is made here rather than when the
 * mail was asked for, so that no secret waits in the outbox and its life begins when it leaves.
 */
export async function composeMail(world: World, mailing: Mailing, request: MailRequest): Promise<Mail | null> {
  const account = await world.accounts.findByEmail(request.emailKey);
  if (!account?.email) return null;
  if (request.purpose === 'email_verification' && account.emailVerifiedAt) return null;
  const token = world.secrets.generate();
  const issue = { accountId: account.id, emailKey: request.emailKey, token };
  const isReset = request.purpose === 'password_reset';
  if (isReset) await storeResetToken(world, issue);
  else await storeVerificationToken(world, issue);
  const page = isReset ? 'reset-password' : 'verify-email';
  const rendered = mailing.templates.render(request.purpose, {
    username: account.username,
    link: `${mailing.publicUrl}/${page}#${token}`,
    validMinutes: isReset ? resetTokenMinutes : verificationTokenHours * 60,
  });
  const host = new URL(mailing.publicUrl).hostname;
  return {
    to: account.email,
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    messageId: `<${request.purpose}.${request.id}@${host}>`,
  };
}

async function storeVerificationToken(
  world: World,
  issue: { accountId: number; emailKey: string; token: string },
): Promise<void> {
  const at = world.clock.now();
  await world.oneTimeTokens.replace({
    purpose: 'email_verification',
    accountId: issue.accountId,
    emailKey: issue.emailKey,
    tokenHash: world.secrets.digest(issue.token),
    at,
    expiresAt: new Date(at.getTime() + verificationTokenHours * 3_600_000),
  });
}
