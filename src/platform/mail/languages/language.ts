import type { MailPurpose } from '../../../ports/mail.ts';

/**
 * Every text of every mail in one language. Texts are functions of what they mention, not patterns to fill: a text that is
 * missing, or that mentions what it is not given, does not compile. Plain text; the layouts escape.
 */
export interface Language {
  /** BCP 47, as in `lang`. */
  tag: string;
  /** Null when the name had better not be repeated. */
  greeting(name: string | null): string;
  /** The caption of a link in plain text, with the language's own punctuation. */
  caption(action: string): string;
  /** `duration` in words, by Intl: `15 minutes`. */
  linkLife(duration: string): string;
  /** Above the address of the link, for readers whose button does nothing. */
  linkByHand: string;
  /** The last line: who sent this. */
  sender(product: string): string;
  mails: { [Purpose in MailPurpose]: Purpose extends 'email_changed' ? Notice : Invitation };
}

/** A mail that only tells something. `contact` is an address, or null when nobody has named one. */
export interface Notice {
  subject: string;
  told(product: string): string;
  otherwise(product: string, contact: string | null): string;
}

/** A mail that asks the reader to open a link. */
export interface Invitation {
  subject: string;
  /** What was asked for, and by whom as far as we know. */
  asked(product: string): string;
  /** On the button. */
  action: string;
  /** What to do when it was somebody else. */
  otherwise: string;
}
