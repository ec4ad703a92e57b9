import { createTransport } from 'nodemailer';
import type { MailTransport } from '../../ports/mail.ts';
import { composeMessage, refuseUnsafeAddress } from './composition.ts';

/**
 * Mail through the server of `smtpUrl` (`smtp://`, STARTTLS where offered; `smtps://`).
 * One connection a mail: mails are few, and an idle connection would be dead when it is wanted.
 */
export function createSmtpTransport(options: { smtpUrl: string; from: string }): MailTransport {
  const transport = openTransport(options.smtpUrl);
  return {
    async send(mail) {
      refuseUnsafeAddress(mail.to);
      const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
      await transport.sendMail({ ...composeMessage(mail, options.from), signal });
    },
  };
}

/**
 * Goes as far with the mail server as before a mail, and sends none.
 * @returns null when it would take one; otherwise nodemailer's code, and the server's (RFC 5321 §4.2) if it gave one
 */
export async function probeMailServer(smtpUrl: string): Promise<{ code: string; reply: number | null } | null> {
  const transport = openTransport(smtpUrl);
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

function openTransport(url: string) {
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
