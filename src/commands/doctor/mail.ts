import type { Config } from '../../config.ts';
import { probeMailServer } from '../../platform/mail/smtp.ts';
import { type Finding, fail, ok } from './finding.ts';

/** Connects, greets, encrypts where offered and logs in, as for a mail; sends none. */
export async function checkMail({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === null) return ok('mail_server', 'no SMTP_URL: mails are written to DATA_DIR/outbox');
  const { host } = new URL(smtpUrl);
  const trouble = await probeMailServer(smtpUrl);
  if (trouble === null) return ok('mail_server', `${host} takes mails`);
  const { code, reply } = trouble;
  const message = `${host} takes no mails (${reply === null ? code : `${code}, reply ${reply}`})`;
  return fail('mail_server', message, advice[code] ?? 'check SMTP_URL, and the log of the mail server');
}

/** By nodemailer's codes. */
const advice: Record<string, string> = {
  EAUTH: 'check the user name and the password in SMTP_URL; special characters must be percent-encoded',
  ECONNECTION: 'check host and port of SMTP_URL, and whether a firewall is in between',
  ESOCKET: 'check host and port of SMTP_URL; smtps:// is for port 465, smtp:// for 587 and 25',
  ECONNREFUSED: 'nothing listens there: check host and port of SMTP_URL',
  ETIMEDOUT: 'check host and port of SMTP_URL, and whether a firewall is in between',
  EDNS: 'the host of SMTP_URL has no address',
  ENOTFOUND: 'the host of SMTP_URL has no address',
  ETLS: 'the certificate of the mail server is not valid for its name, or TLS fails',
};
