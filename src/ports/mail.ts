/** Hands one mail to the mail system. Throws when it was not accepted; the outbox then tries again. */
export interface MailTransport {
  send(mail: Mail): Promise<void>;
}

export interface Mail {
  /** The stored address of the account, never one from a request. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Stays the same over retries, so that a receiver can drop a duplicate. */
  messageId: string;
}

export type MailPurpose = 'password_reset' | 'email_verification';

/** Renders the mail for a purpose; `link` already carries the secret. */
export interface MailTemplates {
  render(
    purpose: MailPurpose,
    facts: { username: string; link: string; validMinutes: number },
  ): {
    subject: string;
    text: string;
    html: string;
  };
}
