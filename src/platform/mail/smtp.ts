import type { MailTransport } from '../../ports/mail.ts';
import { composeMessage, refuseUnsafeAddress } from './composition.ts';

/**
 * Mail through the server of `smtpUrl` (`smtp://`, STARTTLS where offered; `smtps://`).
 * One connection a mail: mails are few, and an idle connection would be dead when it is wanted.
 */
export function createSmtpTransport(options: { smtpUrl: string; from: string }): MailTransport {
  const settings = {
    url: options.smtpUrl,
    connectionTimeout: STEP_TIMEOUT_MS,
    greetingTimeout: STEP_TIMEOUT_MS,
    dnsTimeout: STEP_TIMEOUT_MS,
    socketTimeout: STEP_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    async send(mail) {
      refuseUnsafeAddress(mail.to);
      const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
      const { createTransport } = await import('nodemailer');
      await createTransport(settings).sendMail({ ...composeMessage(mail, options.from), signal });
    },
  };
}

const STEP_TIMEOUT_MS = 10_000;

/** Less than the lease of the outbox, so that two workers never send the same mail side by side. */
const SEND_TIMEOUT_MS = 60_000;
