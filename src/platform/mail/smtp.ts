import type { MailTransport } from '../../ports/mail.ts';
import { composeMessage, refuseUnsafeAddress } from './composition.ts';

/**
 * Mail through the server of `smtpUrl` (`smtp://`, STARTTLS where offered; `smtps://`).
 * One connection a mail: mails are few, and an idle connection would be dead when it is wanted.
 */
export function createSmtpTransport(options: { smtpUrl: string; from: string }): MailTransport {
  return {
    async send(mail) {
      refuseUnsafeAddress(mail.to);
      const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
      const transport = await openTransport(options.smtpUrl);
      await transport.sendMail({ ...composeMessage(mail, options.from), signal });
    },
  };
}

/**
 * Goes as far with the mail server as before a mail, and sends none.
 * @returns null when it would take one; otherwise nodemailer's code, and the server's (RFC 5321 §4.2) if it gave one
 */
export async function probeMailServer(smtpUrl: string): Promise<{ code: string; reply: number | null } | null> {
  const transport = await openTransport(smtpUrl);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    return { code: String(code ?? 'UNKNOWN'), reply: typeof responseCode === 'number' ? responseCode : null };
  } finally {
    transport.close();
  }
}

/** nodemailer takes 20 ms to load, and many processes never send a mail. */
async function openTransport(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: STEP_TIMEOUT_MS,
    greetingTimeout: STEP_TIMEOUT_MS,
    dnsTimeout: STEP_TIMEOUT_MS,
    socketTimeout: STEP_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const STEP_TIMEOUT_MS = 10_000;

/** Less than the lease of the outbox, so that two workers never send the same mail side by side. */
const SEND_TIMEOUT_MS = 60_000;
