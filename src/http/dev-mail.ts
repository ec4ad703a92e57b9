import { escapeHTML } from 'bun';
import type { Context } from 'elysia';
import type { Answer } from '../contract/wire.ts';
import type { DevMailbox, KeptMail } from '../ports/mail.ts';
import { type Page, page } from './pages/layout.ts';
import { rootFrom } from './pages/pages.ts';

type Handler = (context: Context) => Promise<Answer | Page>;

/** The pages of the mailbox, a tool for development; without a mailbox they do not exist. */
export function devMailHandlers(
  mailbox: DevMailbox | null,
): Record<'getDevMailbox' | 'getDevMail' | 'getDevMailHtml', Handler> {
  const withMail =
    (render: (mail: KeptMail, path: string) => Page): Handler =>
    async ({ params, path }) => {
      const mail = await mailbox?.find(params['mail'] ?? '');
      return mail ? render(mail, path) : notFound;
    };
  return {
    getDevMailbox: async ({ path }) => (mailbox ? mailboxPage(await mailbox.list(), path) : notFound),
    getDevMail: withMail(mailPage),
    getDevMailHtml: withMail(({ html }) => ({
      contentType: 'text/html; charset=utf-8',
      text: html,
      contentSecurityPolicy: mailPolicy,
    })),
  };
}

/** As an unknown path is answered. */
const notFound: Answer = { status: 404, body: { message: 'Not found', code: 'not_found' } };

/**
 * A mail is shown as a mail reader would: styles and pictures, no script, no form. Its links open in a tab of their own,
 * out of the sandbox, so that the page they lead to works.
 */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

function mailboxPage(mails: KeptMail[], path: string): Page {
  const root = rootFrom(path);
  const items = mails.map(
    ({ id, subject, to, at }) => `<li class="card">
<h2><a href="${root}dev/mail/${encodeURIComponent(id)}">${escapeHTML(subject)}</a></h2>
<p class="hint">to ${escapeHTML(to)}, ${time(at)}</p>
</li>`,
  );
  const list = items.length > 0 ? `<ul class="mails">\n${items.join('\n')}\n</ul>` : '<p>There are no mails yet.</p>';
  return devPage(
    'Mailbox',
    root,
    `<section>
<div class="heading"><h1>Mailbox</h1><a class="button" href="${root}dev/mail">Look again</a></div>
<p class="hint">What would have been mailed if SMTP_URL were set, the newest first.</p>
${list}
</section>`,
  );
}

function mailPage({ id, subject, to, at, text }: KeptMail, path: string): Page {
  const root = rootFrom(path);
  const link = /^https?:\/\/\S+$/m.exec(text)?.[0];
  const opener = link === undefined ? '' : `<p class="link"><a href="${escapeHTML(link)}">${escapeHTML(link)}</a></p>`;
  return devPage(
    subject,
    root,
    `<section>
<p><a href="${root}dev/mail">Mailbox</a></p>
<h1>${escapeHTML(subject)}</h1>
<p class="hint">to ${escapeHTML(to)}, ${time(at)}</p>
${opener}
</section>
<section>
<h2>HTML</h2>
<iframe title="The mail as HTML" src="${root}dev/mail/${encodeURIComponent(id)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
</section>
<section>
<h2>Text</h2>
<div class="card"><pre>${escapeHTML(text.trimEnd())}</pre></div>
</section>`,
  );
}

/** The policy of every page, and frames of our own. */
function devPage(title: string, root: string, main: string): Page {
  const styles = `<link rel="stylesheet" href="${root}assets/dev-mail.css">`;
  const shell = page({ title: `${title} · Concord`, root, main: `${styles}\n${main}` });
  return { ...shell, contentSecurityPolicy: `${shell.contentSecurityPolicy}; frame-src 'self'` };
}

function time(at: Date): string {
  const iso = at.toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`;
}
