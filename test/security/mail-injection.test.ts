import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Email } from 'postal-mime';
import { newAccount, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { head, sendRaw } from './raw.ts';
import { serveAs } from './stage.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serveAs('production');
});
afterAll(() => server.stop());

async function sources(): Promise<string[]> {
  const folder = join(server.dataDir, 'outbox');
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.filter((name) => name.endsWith('.eml')).map((name) => Bun.file(join(folder, name)).text()));
}

const breaks = ['\r\n', '\n', '\r', '\u0085', '\u2028', '\u2029', '\u000b', '\u000c', '\\r\\n', '\u0000'];

test.each(breaks)('an address that holds %j reaches no mail', async (end) => {
  const before = (await sources()).length;
  for (const email of [
    `ada@example.com${end}Bcc: victim@example.com`,
    `ada${end}@example.com`,
    `ada@example.com${end}`,
    `${end}ada@example.com`,
  ]) {
    for (const path of ['/register', '/auth/signup', '/auth/register', '/api/auth/register']) {
      expect((await server.post(path, { ...newAccount(), email })).status).toBe(400);
    }
    for (const path of ['/auth/forget-password', '/auth/request-password-reset', '/auth/request-verify-email']) {
      expect((await server.post(path, { email })).status).toBe(400);
    }
  }
  expect((await sources()).length).toBe(before);
});

test.each([
  'ada@example.com,victim@example.com',
  'ada@example.com;victim@example.com',
  'ada@example.com victim@example.com',
  'Ada <victim@example.com>',
  '<victim@example.com>',
  'victim@example.com (comment)',
  '"ada@example.com"@example.com',
  'ada@[127.0.0.1]',
  'ada@example.com@victim.com',
  'group:ada@example.com;',
  '=?utf-8?q?victim=40example.com=2C?=@x y',
  'ada@example.com>\r\nRCPT TO:<victim@example.com',
])('%p is not one address and is refused', async (email) => {
  expect((await server.post('/register', { ...newAccount(), email })).status).toBe(400);
  expect((await server.post('/auth/request-password-reset', { email })).status).toBe(400);
});

const names = [
  '<script>alert(1)</script>',
  '<a href="x">click</a>',
  "x' onmouseover='alert(1)",
  '{{constructor.constructor("return 1")()}}',
  '\u0024{7*7}',
  'visit https://evil.example.com',
  'www.evil.example.com',
  'call evil@example.com',
  '=?utf-8?q?Subject?=',
];

test.each(names)('a user name like %p is no markup and no link in a mail', async (username) => {
  const { email } = await register(server, { username });
  await server.post('/auth/request-password-reset', { email });
  const mail = await server.mailTo(email);
  expect(tagsOf(mail)).toEqual(await tagsForHarmlessName());
  const links = [...`${mail.text} ${mail.html}`.matchAll(/[a-z]+:\/\/[^\s"<]+/g)].map(([link]) => link);
  expect(links.filter((link) => !link.startsWith('https://id.example.com/reset-password#'))).toEqual([]);
  expect(`${mail.text} ${mail.html}`).not.toMatch(/evil/);
});

/** The markup of a mail, but for the secret in its link. */
function tagsOf({ html = '' }: Email): string[] {
  return (html.match(/<[^>]*>?/g) ?? []).map((tag) => tag.replace(/#[\w-]{43}(?=")/, '#'));
}

async function tagsForHarmlessName(): Promise<string[]> {
  const { email } = await register(server);
  await server.post('/auth/request-password-reset', { email });
  return tagsOf(await server.mailTo(email));
}

test('a mail goes to one address, with one subject and no header of anybody else', async () => {
  const { email } = await register(server, { username: 'Bcc victim' });
  await server.post('/auth/request-verify-email', { email });
  const mail = await server.mailTo(email);
  expect([mail.to?.map(({ address }) => address), mail.cc, mail.bcc]).toEqual([[email], undefined, undefined]);
  const names = mail.headers.map(({ key }) => key);
  expect(new Set(names).size).toBe(names.length);
});

const hosts = [
  ['Host: evil.example.com'],
  ['Host: id.example.com@evil.example.com'],
  ['Host: id.example.com:evil.example.com'],
  ['Host: id.example.com', 'Host: evil.example.com'],
  ['Host: id.example.com', 'X-Forwarded-Host: evil.example.com'],
  ['Host: id.example.com', 'Forwarded: host=evil.example.com;proto=http'],
  ['Host: id.example.com', 'X-Host: evil.example.com', 'X-Original-Host: evil.example.com'],
  ['Host: id.example.com', 'X-Forwarded-Proto: http', 'X-Forwarded-Prefix: //evil.example.com'],
  ['Host: id.example.com', 'X-Original-URL: https://evil.example.com/', 'X-Rewrite-URL: /evil.example.com'],
  ['Host: id.example.com', 'Origin: https://evil.example.com', 'Referer: https://evil.example.com/'],
];

test.each(hosts)('a link in a mail comes from PUBLIC_URL alone, whatever %s and others say', async (...lines) => {
  const { email } = await register(server);
  for (const target of ['', 'http://evil.example.com']) {
    const body = JSON.stringify({ email });
    const request = head(
      `POST ${target}/auth/request-password-reset HTTP/1.1`,
      ...lines,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    );
    const { text } = await sendRaw(server.url, [request + body], { replies: 1 });
    expect(text).not.toContain('evil');
  }
  const mail = await server.mailTo(email);
  expect(mail.text).toContain('\nhttps://id.example.com/reset-password#');
  expect(`${mail.text}${mail.html}${JSON.stringify(mail.headers)}`).not.toContain('evil');
});

test.each(hosts)('no page, description or redirect repeats %s', async (...lines) => {
  for (const path of ['/docs', '/reset-password', '/openapi.json', '/openapi.yaml', '/.well-known/jwks.json', '/x']) {
    const { text } = await sendRaw(server.url, [head(`GET ${path} HTTP/1.1`, ...lines)], { replies: 1 });
    expect(text).not.toContain('evil');
    expect(text).not.toMatch(/^location:/im);
  }
});

test('a token in a mail stands behind a # where no server, proxy or referrer sees it', async () => {
  const { email } = await register(server);
  await server.post('/auth/request-password-reset', { email });
  const [link = ''] = /https:\S+/.exec((await server.mailTo(email)).text ?? '') ?? [];
  const { pathname, search, hash } = new URL(link);
  expect([pathname, search]).toEqual(['/reset-password', '']);
  expect(hash).toMatch(/^#[\w-]{43}$/);
});
