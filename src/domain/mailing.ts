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
 * Turns a request of the outbox into the mails to send, and stores the hash of the token in the link of each. There is
 * nothing to send when no account has the address, it is verified already, or the account is disabled; there are several
 * mails when several accounts want the address. A token is made here rather than when the mail was asked for, so that no
 * secret waits in the outbox and its life begins when it leaves.
 */
export async function composeMails(world: World, mailing: Mailing, request: MailRequest): Promise<Mail[]> {
  const mails: Mail[] = [];
  for (const { account, to } of await recipientsOf(world, request)) {
    const link = await issueLink(world, mailing, request, account);
    const rendered = mailing.templates.render(request.purpose, {
      username: mayBeNamed(account, request) ? account.username : null,
      locale: account.language ?? request.language,
      ...link,
    });
    const host = new URL(mailing.publicUrl).hostname;
    mails.push({
      to,
      subject: rendered.subject,
      text: rendered.text,
      html: rendered.html,
      messageId: `<${request.purpose}.${request.id}.${account.id}@${host}>`,
    });
  }
  return mails;
}

/** Who get the mail, at addresses that are stored. */
async function recipientsOf(world: World, request: MailRequest): Promise<{ account: Account; to: string }[]> {
  const { purpose, emailKey, oldEmail, accountId, askedAt } = request;
  if (purpose === 'email_change') {
    // One request in the outbox also stands for later ones to the same address; earlier ones have had their mail.
    const wanting = await world.accountSettings.findByWantedEmail({ emailKey, since: askedAt });
    return wanting.map(({ account, email }) => ({ account, to: email }));
  }
  if (purpose === 'email_changed') {
    const account = accountId === null ? null : await world.accountSettings.find(accountId);
    return account ? [{ account, to: oldEmail ?? emailKey }] : [];
  }
  const account = await world.accounts.findByEmail(emailKey);
  // A link of a disabled account would lead nowhere.
  if (!account?.email || account.disabledAt || (purpose === 'email_verification' && account.emailVerifiedAt)) return [];
  return [{ account, to: account.email }];
}

/** Anybody can register a name with a stranger's address: only the proven owner of an address is called by name. */
function mayBeNamed({ emailVerifiedAt }: Account, { purpose }: MailRequest): boolean {
  return purpose === 'password_reset' && emailVerifiedAt !== null;
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
