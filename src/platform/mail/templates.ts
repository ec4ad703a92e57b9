import type { MailPurpose, MailTemplates } from '../../ports/mail.ts';

/** English mails; text and HTML say the same, being made from the same paragraphs. */
export const mailTemplates: MailTemplates = {
  render(purpose, { username, link, validMinutes }) {
    const wording = wordings[purpose];
    const before = [greeting(username), wording.opening];
    const after = [`The link works once, for ${duration(validMinutes)}.`, wording.ignoring];
    return {
      subject: wording.subject,
      text: `${[...before, link, ...after].join('\n\n')}\n`,
      html: renderHtml(wording.subject, [
        ...before.map(paragraph),
        `<p><a href="${escapeHtml(link)}">${wording.action}</a></p>`,
        ...after.map(paragraph),
        paragraph('If the link does not open, copy this address into your browser:'),
        paragraph(link),
      ]),
    };
  },
};

interface Wording {
  subject: string;
  opening: string;
  action: string;
  ignoring: string;
}

const wordings: Record<MailPurpose, Wording> = {
  password_reset: {
    subject: 'Choose a new password',
    opening: 'Someone, we hope you, asked for a new password for your account. To choose one, open this link:',
    action: 'Choose a new password',
    ignoring: 'If it was not you, ignore this mail: your password stays as it is.',
  },
  email_verification: {
    subject: 'Confirm your e-mail address',
    opening: 'Please confirm that this is the e-mail address of your account by opening this link:',
    action: 'Confirm this address',
    ignoring: 'If you have no such account, ignore this mail: the address then stays unconfirmed.',
  },
};

/**
 * A name is chosen by whoever registers, perhaps with a stranger's address: one that a mail reader would
 * turn into a link is left out, or the service would deliver advertisements.
 */
function greeting(username: string): string {
  const plain = !/[/\\:@\p{C}]|\.\S/u.test(username) && [...username].length <= 64;
  return plain ? `Hello ${username},` : 'Hello,';
}

function duration(minutes: number): string {
  const [amount, unit] = minutes >= 120 && minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function renderHtml(title: string, blocks: string[]): string {
  const head = `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`;
  return `<!doctype html>\n<html lang="en">${head}<body>\n${blocks.join('\n')}\n</body></html>\n`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
