import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { createOutboxFolder } from '../../src/platform/mail/outbox-folder.ts';
import { createSmtpTransport } from '../../src/platform/mail/smtp.ts';
import { createMailTemplates } from '../../src/platform/mail/templates.ts';
import { startOutboxWorker } from '../../src/platform/outbox-worker.ts';
import type { Mail } from '../../src/ports/mail.ts';
import { freshDatabase } from '../database.ts';
import type { MailServer } from './mail-server.ts';
import { startMailServer } from './mail-server.ts';
import { recordingLog } from './recording-log.ts';
import { settableClock } from './settable-clock.ts';

const from = 'Concord <no-reply@auth.example.com>';
const link = 'https://auth.example.com/reset?token=abc_DEF-123&x=1';
const mail: Mail = {
  to: 'anna@example.com',
  messageId: '<reset-17@auth.example.com>',
  ...createMailTemplates({ productName: 'Concord', color: '#2f5bea', logoUrl: null, supportAddress: null }).render(
    'password_reset',
    { username: 'Änna', locale: null, link, validMinutes: 15 },
  ),
};

let server: MailServer;
let folder = '';

beforeAll(async () => {
  server = await startMailServer();
  folder = await mkdtemp(join(tmpdir(), 'concord-outbox-'));
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function sendAndParse(changed: Partial<Mail>) {
  server.received.length = 0;
  await createSmtpTransport({ smtpUrl: server.url, from }).send({ ...mail, ...changed });
  expect(server.received).toHaveLength(1);
  const [{ to, raw } = { to: [], raw: '' }] = server.received;
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
    server.received.length = 0;
    await expect(createSmtpTransport({ smtpUrl: server.url, from }).send({ ...mail, to })).rejects.toThrow(
      'unsafe mail address',
    );
    await expect(
      createOutboxFolder({ folder, from, clock: settableClock(), log: recordingLog(), logLinks: true }).send({
        ...mail,
        to,
      }),
    ).rejects.toThrow('unsafe');
    await Bun.sleep(1);
    expect(server.received).toEqual([]);
  });

  test('throws when the server does not take it, or is not there', async () => {
    server.refusing = true;
    await expect(createSmtpTransport({ smtpUrl: server.url, from }).send(mail)).rejects.toThrow('try later');
    server.refusing = false;
    await expect(createSmtpTransport({ smtpUrl: 'smtp://127.0.0.1:1', from }).send(mail)).rejects.toThrow();
  });
});

test('a mail that the server refused twice is sent by the outbox once it is accepted, and once only', async () => {
  const fresh = await freshDatabase();
  const clock = settableClock();
  const { outbox } = fresh.stores;
  const transport = createSmtpTransport({ smtpUrl: server.url, from });
  server.received.length = 0;
  server.refused = 0;
  server.refusing = true;
  const deliver = () => transport.send(mail);
  const worker = startOutboxWorker({ outbox, deliver, clock, log: recordingLog(), intervalMs: 5 });
  await outbox.enqueue({ purpose: 'password_reset', emailKey: mail.to, language: null, at: clock.now() });
  while (server.refused < 2) {
    clock.advance(1);
    await Bun.sleep(5);
  }
  server.refusing = false;
  while (server.received.length === 0) {
    clock.advance(1);
    await Bun.sleep(5);
  }
  clock.advance(3600);
  await Bun.sleep(30);
  await worker.stop();
  expect(server.received.map(({ to }) => to)).toEqual([['anna@example.com']]);
  expect((await PostalMime.parse(server.received[0]?.raw ?? '')).messageId).toBe(mail.messageId);
  await fresh.close();
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
