import type { MailFacts, MailPurpose, MailTemplates } from '../../ports/mail.ts';
import { chooseLanguage } from './choose-language.ts';
import { layOutHtml } from './html-layout.ts';
import type { Language } from './languages/language.ts';
import { layOutText, type Message } from './message.ts';

/** What the operator calls and colours the service. */
export interface Brand {
  productName: string;
  /** `#rrggbb` */
  color: string;
  logoUrl: string | null;
  supportAddress: string | null;
}

/** Mails in the language of the reader; text and HTML say the same, being two layouts of one message. */
export function createMailTemplates(brand: Brand): MailTemplates {
  return {
    render(purpose, facts) {
      const message = writeMessage(purpose, facts, chooseLanguage(facts.locale), brand);
      return { subject: message.subject, text: layOutText(message), html: layOutHtml(message, brand) };
    },
  };
}

function writeMessage(purpose: MailPurpose, facts: MailFacts, language: Language, brand: Brand): Message {
  const { productName, supportAddress } = brand;
  const common = {
    language: language.tag,
    greeting: language.greeting(facts.username === null ? null : presentableName(facts.username)),
    sender: language.sender(productName),
  };
  const wording = language.mails[purpose];
  if ('told' in wording) {
    const closing = [wording.otherwise(productName, supportAddress)];
    return { ...common, subject: wording.subject, opening: wording.told(productName), invitation: null, closing };
  }
  const { link, validMinutes } = facts;
  if (link === undefined || validMinutes === undefined) throw new Error(`a mail for ${purpose} needs a link`);
  const { action } = wording;
  return {
    ...common,
    subject: wording.subject,
    opening: wording.asked(productName),
    invitation: { link, action, caption: language.caption(action), byHand: language.linkByHand },
    closing: [language.linkLife(duration(validMinutes, language.tag)), wording.otherwise],
  };
}

/**
 * A name is chosen by whoever registers, perhaps with a stranger's address: one that a mail reader would
 * turn into a link is left out, or the service would deliver advertisements.
 */
function presentableName(username: string): string | null {
  const plain = !/[/\\:@\p{C}]|\.\S/u.test(username) && [...username].length <= 64;
  return plain ? username : null;
}

function duration(minutes: number, tag: string): string {
  const inHours = minutes >= 120 && minutes % 60 === 0;
  const style = { style: 'unit', unit: inHours ? 'hour' : 'minute', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(tag, style).format(inHours ? minutes / 60 : minutes);
}
