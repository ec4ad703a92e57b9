import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { createOutboxFolder } from '../../src/platform/mail/outbox-folder.ts';
import { createSmtpTransport } from '../../src/platform/mail/smtp.ts';
import { mailTemplates } from '../../src/platform/mail/templates.ts';
import type { Mail } from '../../src/ports/mail.ts';
import { recordingLog } from './recording-log.ts';
import { settableClock } from './settable-clock.ts';

const from = 'Concord <no-reply@auth.example.com>';
const link = 'https://auth.example.com/reset?token=abc_DEF-123&x=1';
const mail: Mail = {
  to: 'anna@example.com',
  messageId: '<reset-17@auth.example.com>',
  ...mailTemplates.render('password_reset', { username: 'Änna', link, validMinutes: 15 }),
};

const received: { to: string[]; raw: string }[] = [];
let refusing = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (refusing) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
      received.push({ to: session.envelope.rcptTo.map((to) => to.address), raw: Buffer.concat(chunks).toString() });
      done();
    });
  },
});
let smtpUrl = '';
let folder = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'concord-outbox-'));
});

afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await rm(folder, { recursive: true });
});

async function sendAndParse(changed: Partial<Mail>) {
  received.length = 0;
  await createSmtpTransport({ smtpUrl, from }).send({ ...mail, ...changed });
  expect(received).toHaveLength(1);
  const [{ to, raw } = { to: [], raw: '' }] = received;
  return { to, raw, parsed: await PostalMime.parse(raw) };
}

describe('mail by SMTP', () => {
  test('arrives whole: sender, recipient, subject, both bodies, message id', async () => {
    const { to, parsed } = await sendAndParse({});
    expect(to).toEqual(['anna@example.com']);
    expect(parsed).toMatchObject({
      from: { name: 'Concord', address: 'no-reply@auth.example.com' },
      to: [{ address: 'anna@example.com' }],
      subject: 'Choose a new password',
      messageId: '<reset-17@auth.example.com>',
    });
    expect(parsed.text).toContain('Hello Änna,');
    expect(parsed.text).toContain(link);
    expect(parsed.html).toContain(link.replaceAll('&', '&amp;'));
    expect(parsed.headers.find((header) => header.key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  test('keeps line breaks in subject and message id from becoming headers', async () => {
    const { to, parsed } = await sendAndParse({
      subject: 'Hello\r\nBcc: eve@evil.example.com\r\n\r\nbody',
      messageId: '<1@x>\r\nX-Injected: yes',
    });
    expect(to).toEqual(['anna@example.com']);
    const keys = parsed.headers.map((header) => header.key);
    expect(keys).not.toContain('bcc');
    expect(keys).not.toContain('x-injected');
    expect(parsed.text).toContain('Hello Änna,');
  });

  test('does not let a body end the message or speak SMTP', async () => {
    const { parsed } = await sendAndParse({ text: 'first\r\n.\r\nMAIL FROM:<eve@evil.example.com>\r\nlast' });
    expect(parsed.text).toContain('MAIL FROM:<eve@evil.example.com>');
    expect(parsed.text).toContain('last');
  });

  test.each([
    'anna@example.com\r\nBcc: eve@evil.example.com',
    'anna@example.com>\r\nRCPT TO:<eve@evil.example.com',
    'anna@example.com, eve@evil.example.com',
    'Eve <eve@evil.example.com>',
    'group: eve@evil.example.com;',
    '"anna@example.com"@evil.example.com',
    'anna',
    '',
  ])('refuses to send to %p', async (to) => {
    received.length = 0;
    expect(createSmtpTransport({ smtpUrl, from }).send({ ...mail, to })).rejects.toThrow('unsafe mail address');
    expect(
      createOutboxFolder({ folder, from, clock: settableClock(), log: recordingLog(), logLinks: true }).send({
        ...mail,
        to,
      }),
    ).rejects.toThrow('unsafe');
    await Bun.sleep(1);
    expect(received).toEqual([]);
  });

  test('throws when the server does not take it, or is not there', async () => {
    refusing = true;
    await expect(createSmtpTransport({ smtpUrl, from }).send(mail)).rejects.toThrow('try later');
    refusing = false;
    await expect(createSmtpTransport({ smtpUrl: 'smtp://127.0.0.1:1', from }).send(mail)).rejects.toThrow();
  });
});

describe('mail without SMTP', () => {
  test('is a readable file of its own, for the owner of the process only', async () => {
    const log = recordingLog();
    const clock = settableClock();
    const outbox = createOutboxFolder({ folder: join(folder, 'deep', 'outbox'), from, clock, log, logLinks: true });
    await outbox.send(mail);
    const [name, ...others] = await readdir(join(folder, 'deep', 'outbox'));
    expect(others).toEqual([]);
    expect(name).toBe(`${clock.now().toISOString().replace(/[:.]/g, '-')}-reset-17.eml`);
    const file = join(folder, 'deep', 'outbox', name as string);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const parsed = await PostalMime.parse(await readFile(file));
    expect(parsed).toMatchObject({ to: [{ address: 'anna@example.com' }], subject: 'Choose a new password' });
    expect(parsed.text).toContain(link);
    expect(log.lines).toEqual([{ level: 'info', message: expect.any(String), fields: { file, link } }]);
  });

  test('stays in its folder and logs no link unless told to', async () => {
    const log = recordingLog();
    const outbox = createOutboxFolder({
      folder: join(folder, 'quiet'),
      from,
      clock: settableClock(),
      log,
      logLinks: false,
    });
    await outbox.send({ ...mail, messageId: '<../../../evil@x>' });
    expect(await readdir(join(folder, 'quiet'))).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain('token=');
  });
});

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
