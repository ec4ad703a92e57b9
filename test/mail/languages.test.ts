import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { chooseLanguage } from '../../src/platform/mail/choose-language.ts';
import { languages } from '../../src/platform/mail/languages/index.ts';
import { createSmtpTransport } from '../../src/platform/mail/smtp.ts';
import { createMailTemplates } from '../../src/platform/mail/templates.ts';
import { type MailServer, startMailServer } from '../platform/mail-server.ts';
import { readableText } from './readable-text.ts';
import { brand, link, purposes, sampleFacts } from './samples.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());

/** Through a real SMTP exchange. */
async function receive(mail: { subject: string; text: string; html: string }) {
  server.received.length = 0;
  const transport = createSmtpTransport({ smtpUrl: server.url, from: 'Concord <no-reply@auth.example.com>' });
  await transport.send({ to: 'anna@example.com', messageId: '<1@auth.example.com>', ...mail });
  return await PostalMime.parse(server.received[0]?.raw ?? '');
}

const tags = languages.map(({ tag }) => tag);
const mails = tags.flatMap((tag) => purposes.map((purpose) => [tag, purpose] as const));

test('every file of a language is in the list', async () => {
  const files = await readdir(join(import.meta.dir, '../../src/platform/mail/languages'));
  const others = ['index.ts', 'language.ts'];
  expect(files.filter((file) => !others.includes(file)).sort()).toEqual(tags.map((tag) => `${tag}.ts`).sort());
});

describe.each(mails)('in %s, the mail for %s', (tag, purpose) => {
  const rendered = createMailTemplates(brand).render(purpose, { ...sampleFacts(purpose), locale: tag });

  test('arrives as it was written', async () => {
    const parsed = await receive(rendered);
    expect(parsed.subject).toBe(rendered.subject);
    expect(parsed.text?.trimEnd()).toBe(rendered.text.trimEnd());
    expect(parsed.html?.trimEnd()).toBe(rendered.html.trimEnd());
    expect(parsed.attachments).toEqual([]);
  });

  test('says the same in text and HTML', async () => {
    const { text = '', html = '' } = await receive(rendered);
    const shown = await readableText(html);
    const spoken = text.split('\n').filter((line) => line !== '' && line !== '-- ');
    for (const line of spoken) expect(shown).toContain(withoutCaption(line));
    expect(spoken.length).toBeGreaterThanOrEqual(4);
  });

  test('has its link in both, or in neither', () => {
    const isNotice = purpose === 'email_changed';
    expect(rendered.text.split('\n').includes(link)).toBe(!isNotice);
    expect(rendered.html.split(`href="${link.replaceAll('&', '&amp;')}"`)).toHaveLength(isNotice ? 1 : 3);
    expect(/https?:/.test(rendered.text)).toBe(!isNotice);
  });

  test('leaves no placeholder, and names its language', () => {
    for (const part of Object.values(rendered)) expect(part).not.toMatch(/undefined|null|\$\{|\{\{|%s|\[object|NaN/);
    expect(rendered.html).toContain(`<html lang="${tag}">`);
    expect(rendered.subject).not.toBe('');
  });

  test('is in no other language', () => {
    const others = tags.filter((other) => other !== tag);
    const templates = createMailTemplates(brand);
    for (const locale of others) {
      const other = templates.render(purpose, { ...sampleFacts(purpose), locale });
      expect(other.subject).not.toBe(rendered.subject);
      const lines = new Set(other.text.split('\n'));
      const common = rendered.text.split('\n').filter((line) => line !== '' && line !== '-- ' && lines.has(line));
      expect(common.filter((line) => line !== link)).toEqual([]);
    }
  });
});

test.each(tags)('in %s, a name or product that would break a line or a header stays text', async (locale) => {
  const evil = createMailTemplates({ ...brand, productName: 'A\r\nBcc: eve@evil.example.com\r\n\r\nB' });
  const parsed = await receive(
    evil.render('password_reset', { ...sampleFacts('password_reset'), locale, username: 'x\r\nBcc: eve@evil.com' }),
  );
  expect(parsed.headers.map(({ key }) => key)).not.toContain('bcc');
  expect(parsed.text).not.toContain('eve@evil.com');
});

test.each([
  [null, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['DE', 'de'],
  ['de-AT', 'de'],
  ['fr-CA-x-private', 'fr'],
  ['nl', 'en'],
  ['nl, fr;q=0.5', 'fr'],
  ['de;q=0.5, fr;q=0.9, en;q=0.1', 'fr'],
  ['de;q=0, nl', 'en'],
  ['fr;q=0.8,de;q=0.8', 'fr'],
  ['nl-BE,nl;q=0.9,en;q=0.8,de;q=0.7', 'en'],
  ['*', 'en'],
  ['*;q=0.5, de;q=0.1', 'de'],
  ['de-', 'en'],
  ['deutsch', 'en'],
  ['de;q=high, fr;q=0.1', 'fr'],
  [`${'x,'.repeat(100)}de`, 'en'],
  ['../../de', 'en'],
  ['constructor', 'en'],
])('who accepts %p is written to in %p', (acceptLanguage, tag) => {
  expect(chooseLanguage(acceptLanguage).tag).toBe(tag);
});

test('a long language list is read in no time', () => {
  const begun = performance.now();
  chooseLanguage(`de${'-aaaaaaaa'.repeat(2000)};q=${'1'.repeat(2000)},${' '.repeat(16_000)}x`);
  expect(performance.now() - begun).toBeLessThan(100);
});

/** A caption introduces a link in text; in HTML it is on the button, without its punctuation. */
function withoutCaption(line: string): string {
  return line.replace(/\s?:$/u, '');
}
