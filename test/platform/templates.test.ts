import { describe, expect, test } from 'bun:test';
import { mailTemplates } from '../../src/platform/mail/templates.ts';

const link = 'https://auth.example.com/reset?token=abc_DEF-123&x=1';

describe('templates', () => {
  test.each(['password_reset', 'email_verification'] as const)('of %s say the same in text and HTML', (purpose) => {
    const { subject, text, html } = mailTemplates.render(purpose, { username: 'anna', link, validMinutes: 15 });
    expect(subject).not.toBe('');
    for (const body of [text, html.replaceAll('&amp;', '&')]) {
      expect(body).toContain('Hello anna,');
      expect(body).toContain(link);
      expect(body).toContain('15 minutes');
    }
  });

  test('tell long times in hours', () => {
    expect(mailTemplates.render('email_verification', { username: 'a', link, validMinutes: 1440 }).text).toContain(
      '24 hours',
    );
    expect(mailTemplates.render('email_verification', { username: 'a', link, validMinutes: 1 }).text).toContain(
      '1 minute.',
    );
  });

  test('escape names and links in HTML', () => {
    const facts = { username: `<b onload="x">&'`, link: 'https://x.example.com/"><script>', validMinutes: 15 };
    const { html } = mailTemplates.render('password_reset', facts);
    expect(html).toContain('Hello &lt;b onload=&quot;x&quot;&gt;&amp;&#39;,');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b ');
  });

  test.each([
    'https://evil.example.com',
    'evil.example.com',
    'win at evil.com now',
    'eve@evil.example.com',
    'a\nb',
    'x'.repeat(65),
  ])('do not carry the name %p to strangers', (username) => {
    const { text, html, subject } = mailTemplates.render('email_verification', { username, link, validMinutes: 15 });
    expect(text).toStartWith('Hello,\n');
    expect(`${html}${subject}`).not.toContain(username);
  });
});
