import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOutboxFolder } from '../../src/platform/mail/outbox-folder.ts';
import { cheapHashing, register } from '../http/accounts.ts';
import { recordingLog } from '../platform/recording-log.ts';
import { serve, type TestServer } from '../server.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

/** Asks for a reset, so that a mail is kept; its id is in the page that lists it. */
async function keepMail() {
  const { email } = await register(server);
  await server.post('/auth/request-password-reset', { email });
  const mail = await server.mailTo(email);
  const list: string = (await server.get('/dev/mail')).body;
  const id = /href="\.\.\/dev\/mail\/([\w-]+)"/.exec(list)?.[1] ?? '';
  return { email, mail, list, id };
}

test('the mailbox lists a mail with its subject and address, and leads to it', async () => {
  const { email, mail, list, id } = await keepMail();
  expect(list).toContain(mail.subject ?? 'no subject');
  expect(list).toContain(email);
  const { body } = await server.get(`/dev/mail/${id}`);
  const link = /^http:\S+$/m.exec(mail.text ?? '')?.[0] ?? 'no link';
  expect(body).toContain(`<a href="${link}">${link}</a>`);
  expect(body).toContain('The link works once, for');
  expect(body).toContain(`src="../../dev/mail/${id}/html" sandbox="`);
});

test('the HTML of a mail is shown as it was mailed, and can run nothing', async () => {
  const { mail, id } = await keepMail();
  const { body, headers } = await server.get(`/dev/mail/${id}/html`);
  expect(body.trimEnd()).toBe(mail.html?.trimEnd());
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toMatch(/; sandbox (?!.*allow-(scripts|same-origin|forms))/);
  expect(policy).not.toContain('script-src');
});

test('the pages of the mailbox hold no script and may frame nothing but mails', async () => {
  const { id } = await keepMail();
  for (const path of ['/dev/mail', `/dev/mail/${id}`]) {
    const { body, headers } = await server.get(path);
    expect(body).not.toMatch(/<script|style=|\son\w+=/);
    expect(headers.get('content-security-policy')).toContain("frame-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
  }
});

test('references hold with and without a slash at the end', async () => {
  const { id } = await keepMail();
  for (const path of ['/dev/mail', '/dev/mail/', `/dev/mail/${id}`, `/dev/mail/${id}/`]) {
    const { body } = await server.get(path);
    const references = [...body.matchAll(/(?:href|src)="(\.[^"]*)"/g)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(3);
    for (const reference of references) {
      const { pathname } = new URL(reference, `http://x${path}`);
      expect([pathname, (await fetch(server.url + pathname)).status]).toEqual([pathname, 200]);
    }
  }
});

test('what a mail says is text on the page, whoever wrote it', async () => {
  const outbox = createOutboxFolder({
    folder: join(server.dataDir, 'outbox'),
    from: 'no-reply@example.com',
    clock: { now: () => new Date('2099-01-01T00:00:00Z') },
    log: recordingLog(),
    logLinks: false,
  });
  await outbox.send({
    to: "o'<b>@example.com".replace(/[<>]/g, ''),
    subject: '<img src=x onerror=alert(1)>',
    text: `<script>alert(1)</script>\njavascript:alert(1)\nhttps://x.example.com/"onclick="alert(1)`,
    html: '<p>hello</p>',
    messageId: '<evil@x>',
  });
  const list: string = (await server.get('/dev/mail')).body;
  const { body } = await server.get('/dev/mail/2099-01-01T00-00-00-000Z-evil');
  for (const page of [list, body]) expect(page).not.toMatch(/<img|<script|"onclick/);
  expect(list).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(body).toContain('href="https://x.example.com/&quot;onclick=&quot;alert(1)"');
  expect(body).not.toContain('href="javascript');
});

test.each(['..%2fauth-secret', '..', '%2e%2e%2fauth-secret', '..%5cauth-secret', 'none', '%00', 'x'.repeat(201)])(
  'there is no mail %p',
  async (id) => {
    await writeFile(join(server.dataDir, 'auth-secret.eml'), 'Subject: secret\r\n\r\nsecret\r\n');
    for (const path of [`/dev/mail/${id}`, `/dev/mail/${id}/html`]) {
      expect((await fetch(server.url + path)).status).toBe(404);
    }
  },
);

test('a mailbox that nothing was mailed to is empty, and a full one shows the newest hundred', async () => {
  const other = await serve(cheapHashing);
  expect((await other.get('/dev/mail')).body).toContain('There are no mails yet.');
  let second = 0;
  const outbox = createOutboxFolder({
    folder: join(other.dataDir, 'outbox'),
    from: 'no-reply@example.com',
    clock: { now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, second++)) },
    log: recordingLog(),
    logLinks: false,
  });
  const mail = { to: 'anna@example.com', text: 'x', html: 'x' };
  for (let i = 1; i <= 101; i++) await outbox.send({ ...mail, subject: `number ${i}.`, messageId: `<${i}@x>` });
  const list: string = (await other.get('/dev/mail')).body;
  const subjects = [...list.matchAll(/number (\d+)\./g)].map(([, number]) => Number(number));
  expect(subjects).toEqual(Array.from({ length: 100 }, (_, i) => 101 - i));
  await other.stop();
});

test.each([
  ['production', { NODE_ENV: 'production' }],
  ['where mails are sent', { SMTP_URL: 'smtp://127.0.0.1:1' }],
])('there is no mailbox in %s', async (_, env) => {
  const settings: Record<string, string> = { ...cheapHashing, ...env };
  if (settings['NODE_ENV'] === 'production') Object.assign(settings, production);
  const other = await serve(settings);
  for (const path of ['/dev/mail', '/dev/mail/x', '/dev/mail/x/html']) {
    const { status, body } = await other.get(path);
    expect({ status, body }).toEqual({ status: 404, body: (await other.get('/dev/nothing')).body });
  }
  await other.stop();
});

const production = {
  AUTH_SECRET: 'q7Zp2mVx9LwT4cRk8YbNf3HsJd6GuEaQ1WoXiCvB',
  PUBLIC_URL: 'https://auth.example.com',
  DATABASE_URL: 'postgres://concord@db.invalid/concord',
  RATE_LIMITS: 'network=600/1m',
};
