/** What a mail says, before it is laid out. Plain text throughout. */
export interface Message {
  /** BCP 47. */
  language: string;
  subject: string;
  greeting: string;
  opening: string;
  /** Null in a mail that only tells something. */
  invitation: Invitation | null;
  closing: string[];
  sender: string;
}

export interface Invitation {
  link: string;
  /** On the button. */
  action: string;
  /** Above the link where there are no buttons. */
  caption: string;
  /** Above the link, for readers whose button does nothing. */
  byHand: string;
}

/** For plain readers: paragraphs on a line each, for the reader to break, and a link that nothing touches. */
export function layOutText({ greeting, opening, invitation, closing, sender }: Message): string {
  const link = invitation ? [`${invitation.caption}\n${invitation.link}`] : [];
  // `-- ` begins a signature (RFC 3676 §4.3), which readers show apart and leave out of replies.
  return `${[greeting, opening, ...link, ...closing].join('\n\n')}\n\n-- \n${sender}\n`;
}
