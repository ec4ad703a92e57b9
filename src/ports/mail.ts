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

export type MailPurpose = 'password_reset' | 'email_verification' | 'email_change' | 'email_changed';

/** Renders the mail for a purpose. */
export interface MailTemplates {
  /** @throws {Error} when a purpose that needs a link is given none */
  render(purpose: MailPurpose, facts: MailFacts): RenderedMail;
}

export interface MailFacts {
  /** Null where the reader is not to be called by it. */
  username: string | null;
  /** A BCP 47 tag, or a whole `Accept-Language` (RFC 9110 §12.5.4); the best of the languages at hand is taken. */
  locale: string | null;
  /** Already carries the secret. Absent where a mail only tells something. */
  link?: string;
  /** How long the link works. */
  validMinutes?: number;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** The mails that were kept instead of being sent: a tool for development. */
export interface DevMailbox {
  /** The newest first, at most 100. */
  list(): Promise<KeptMail[]>;
  /** Null when there is no such mail. */
  find(id: string): Promise<KeptMail | null>;
}

export interface KeptMail extends RenderedMail {
  id: string;
  to: string;
  at: Date;
}
