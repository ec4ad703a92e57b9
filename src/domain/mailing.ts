import type { Account } from '../ports/account.ts';
import type { Mail, MailFacts, MailPurpose, MailTemplates } from '../ports/mail.ts';
import type { MailRequest } from '../ports/outbox.ts';
import { storeOneTimeToken } from './one-time-tokens.ts';
import { resetTokenMinutes } from './recovery.ts';
import { verificationTokenHours } from './verification.ts';
import type { World } from './world.ts';

export interface Mailing {
  templates: MailTemplates;
  /** Where people reach this deployment, without a trailing slash; the only base of a link. */
  publicUrl: string;
}

/**
 * Turns a request of the outbox into the mail to send, and stores the hash of the token in its link. Null when there is
 * nothing to send: no account has the address, it is verified already, or the account is disabled. The token is made here rather than when the
 * mail was asked for, so that no secret waits in the outbox and its life begins when it leaves.
 */
export async function composeMail(world: World, mailing: Mailing, request: MailRequest): Promise<Mail | null> {
  const recipient = await recipientOf(world, request);
  if (!recipient) return null;
  const { account, to } = recipient;
  const link = await issueLink(world, mailing, request, account);
  const rendered = mailing.templates.render(request.purpose, {
    username: account.username,
    locale: account.language ?? request.language,
    ...link,
  });
  const host = new URL(mailing.publicUrl).hostname;
  return {
    to,
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    messageId: `<${request.purpose}.${request.id}@${host}>`,
  };
}

/** Who gets the mail, at an address that is stored; null for nobody. */
async function recipientOf(world: World, request: MailRequest): Promise<{ account: Account; to: string } | null> {
  const { purpose, emailKey, accountId } = request;
  if (purpose === 'email_changed' || purpose === 'email_change') {
    const account = accountId === null ? null : await world.accountSettings.find(accountId);
    if (!account) return null;
    // The old address is the account's no longer; its key is what is left of it.
    if (purpose === 'email_changed') return { account, to: emailKey };
    const change = account.disabledAt ? null : await world.accountSettings.findEmailChange(account.id);
    return change?.emailKey === emailKey ? { account, to: change.email } : null;
  }
  const account = await world.accounts.findByEmail(emailKey);
  // A link of a disabled account would lead nowhere.
  if (!account?.email || account.disabledAt || (purpose === 'email_verification' && account.emailVerifiedAt))
    return null;
  return { account, to: account.email };
}

async function issueLink(
  world: World,
  { publicUrl }: Mailing,
  { purpose, emailKey }: MailRequest,
  account: Account,
): Promise<Pick<MailFacts, 'link' | 'validMinutes'>> {
  if (purpose === 'email_changed') return {};
  const { page, validMinutes } = links[purpose];
  const token = world.secrets.generate();
  await storeOneTimeToken(world, { purpose, accountId: account.id, emailKey, token, validMinutes });
  return { link: `${publicUrl}/${page}#${token}`, validMinutes };
}

const links: Record<Exclude<MailPurpose, 'email_changed'>, { page: string; validMinutes: number }> = {
  password_reset: { page: 'reset-password', validMinutes: resetTokenMinutes },
  email_verification: { page: 'verify-email', validMinutes: verificationTokenHours * 60 },
  email_change: { page: 'verify-email', validMinutes: verificationTokenHours * 60 },
};
