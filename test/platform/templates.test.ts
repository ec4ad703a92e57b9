import { describe, expect, test } from 'bun:test';
import { createMailTemplates } from '../../src/platform/mail/templates.ts';

const brand = { productName: 'Concord', color: '#2f5bea', logoUrl: null, supportAddress: null };
const link = 'https://auth.example.com/reset?token=abc_DEF-123&x=1';
const templates = createMailTemplates(brand);
const facts = { username: 'anna', locale: null, link, validMinutes: 15 };

describe('templates', () => {
  test('tell long times in hours', () => {
    const textFor = (validMinutes: number) => templates.render('email_verification', { ...facts, validMinutes }).text;
    expect(textFor(1440)).toContain('24 hours.');
    expect(textFor(90)).toContain('90 minutes.');
    expect(textFor(1)).toContain('1 minute.');
  });

  test('escape names and links in HTML', () => {
    const { html } = templates.render('password_reset', {
      ...facts,
      username: `<b onload="x">&'`,
      link: 'https://x.example.com/"><script>',
    });
    expect(html).toContain('Hello &lt;b onload=&quot;x&quot;&gt;&amp;&#x27;,');
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
    const { text, html, subject } = templates.render('email_verification', { ...facts, username });
    expect(text).toStartWith('Hello,\n');
    expect(`${html}${subject}`).not.toContain(username);
  });

  test('refuse to write an invitation without its link', () => {
    expect(() => templates.render('email_change', { username: 'anna', locale: 'de' })).toThrow('needs a link');
  });
});

describe('the brand', () => {
  test('is in both bodies, escaped', () => {
    const { text, html } = createMailTemplates({ ...brand, productName: 'Tom & <Co>' }).render('password_reset', facts);
    expect(text).toContain('your Tom & <Co> account');
    expect(html).toContain('your Tom &amp; &lt;Co&gt; account');
    expect(html).not.toContain('<Co>');
  });

  test('shows its logo, and its name to who does not load pictures', () => {
    const logoUrl = 'https://cdn.example.com/logo.png?a=1&b=2';
    const { html } = createMailTemplates({ ...brand, logoUrl }).render('password_reset', facts);
    expect(html).toContain('<img src="https://cdn.example.com/logo.png?a=1&amp;b=2" alt="Concord"');
    expect(templates.render('password_reset', facts).html).not.toContain('<img');
  });

  test.each([
    ['#2f5bea', '#ffffff'],
    ['#000000', '#ffffff'],
    ['#ffd60a', '#000000'],
    ['#ffffff', '#000000'],
  ])('of %s has a button with text in %s', (color, textColor) => {
    const { html } = createMailTemplates({ ...brand, color }).render('password_reset', facts);
    expect(html).toContain(`bgcolor="${color}"`);
    expect(/<a [^>]*style="display:inline-block[^"]*;color:(#\w{6})/.exec(html)?.[1]).toBe(textColor);
  });

  test('names whom to write to when an account was changed by someone else', () => {
    const notice = { username: 'anna', locale: null };
    expect(templates.render('email_changed', notice).text).toContain('the people who run Concord');
    const supported = createMailTemplates({ ...brand, supportAddress: 'help@example.com' });
    for (const body of [
      supported.render('email_changed', notice).text,
      supported.render('email_changed', notice).html,
    ]) {
      expect(body).toContain('write to help@example.com at once');
    }
  });
});
