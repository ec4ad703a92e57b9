import type { Mail } from '../../ports/mail.ts';

/**
 * A mail as nodemailer wants it. The address is given as an object and in the envelope, never as text to parse:
 * `a@x.org, b@y.org` must not become two recipients. No file or URL named in a mail is ever read.
 */
export function composeMessage(mail: Mail, from: string) {
  return {
    from,
    to: { name: '', address: mail.to },
    envelope: { from, to: [{ name: '', address: mail.to }] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    // RFC 3834 §5: no out-of-office replies, please.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** @throws {Error} for an address that holds what may end a header or an SMTP command (RFC 5321 §4.1.2) */
export function refuseUnsafeAddress(address: string): void {
  if (!/^[^\s\p{C}<>,;:()"\\]+@[^\s\p{C}<>,;:()"\\@]+$/u.test(address)) throw new Error('unsafe mail address');
}
