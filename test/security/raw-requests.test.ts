import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { engine } from '../database.ts';
import { type Account, register } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { head, sendRaw, statusesIn } from './raw.ts';
import { dump, serveAs } from './stage.ts';

setDefaultTimeout(30_000);

let server: TestServer;
let account: Account;
let body: string;
beforeAll(async () => {
  server = await serveAs('production');
  account = await register(server);
  body = JSON.stringify({ username: account.username, password: account.password });
});
afterAll(() => server.stop());

const host = () => `Host: ${new URL(server.url).host}`;
const json = 'Content-Type: application/json';
const post = (...lines: string[]) => head('POST /login HTTP/1.1', host(), json, ...lines);
const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
const quick = { quietMs: 250 };

/** What a proxy in front may read as one request and this server as another. */
const smuggling: [string, () => string][] = [
  ['both lengths', () => post(`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked') + chunked(body)],
  ['both lengths, the other way round', () => post('Transfer-Encoding: chunked', 'Content-Length: 5') + chunked(body)],
  ['two lengths', () => post(`Content-Length: ${body.length}`, 'Content-Length: 3') + body],
  ['a list of lengths', () => post(`Content-Length: ${body.length}, ${body.length}`) + body],
  ['a length with a sign', () => post(`Content-Length: +${body.length}`) + body],
  ['a negative length', () => post('Content-Length: -1') + body],
  ['a hexadecimal length', () => post('Content-Length: 0x40') + body],
  ['a length of words', () => post('Content-Length: ten') + body],
  ['a length beyond numbers', () => post('Content-Length: 99999999999999999999999') + body],
  ['a space before the colon of a length', () => post(`Content-Length : ${body.length}`) + body],
  ['a space before the colon of an encoding', () => post('Transfer-Encoding : chunked') + chunked(body)],
  ['an unknown encoding', () => post('Transfer-Encoding: xchunked') + chunked(body)],
  ['an encoding that ends otherwise', () => post('Transfer-Encoding: chunked, identity') + chunked(body)],
  ['two encodings', () => post('Transfer-Encoding: chunked', 'Transfer-Encoding: identity') + chunked(body)],
  ['an encoding behind a vertical tab', () => post('Transfer-Encoding: \x0bchunked') + chunked(body)],
  ['a folded header', () => post('X-A: b', ' Transfer-Encoding: chunked', `Content-Length: ${body.length}`) + body],
  ['a chunk length of letters', () => `${post('Transfer-Encoding: chunked')}zz\r\n${body}\r\n0\r\n\r\n`],
  ['a negative chunk', () => `${post('Transfer-Encoding: chunked')}-1\r\n${body}\r\n0\r\n\r\n`],
  ['a chunk beyond numbers', () => `${post('Transfer-Encoding: chunked')}FFFFFFFFFFFFFFFFF\r\n${body}\r\n0\r\n\r\n`],
  [
    'a chunk with another end',
    () => `${post('Transfer-Encoding: chunked')}${body.length.toString(16)}\r\n${body}XX0\r\n\r\n`,
  ],
  [
    'chunks with bare line feeds',
    () => `${post('Transfer-Encoding: chunked')}${body.length.toString(16)}\n${body}\n0\n\n`,
  ],
  [
    'lines with bare line feeds',
    () => `POST /login HTTP/1.1\n${host()}\n${json}\nContent-Length: ${body.length}\n\n${body}`,
  ],
  ['lines with bare carriage returns', () => `GET /health HTTP/1.1\r${host()}\r\r`],
];

describe('a request that two readers may take for different ones', () => {
  test.each(smuggling)('is refused with %s, and the connection closed', async (_, request) => {
    const before = await dump(server.database.database);
    const { text, closed } = await sendRaw(server.url, [request(), head('GET /health HTTP/1.1', host())], quick);
    expect(closed).toBe(true);
    expect(statusesIn(text).filter((status) => status < 400)).toEqual([]);
    expect(text).not.toContain('{');
    expect(await dump(server.database.database)).toEqual(before);
  });

  test('is read once when its lengths agree', async () => {
    for (const lines of [[`Content-Length: ${body.length}`, `Content-Length: ${body.length}`]]) {
      const { text } = await sendRaw(server.url, [post(...lines) + body], quick);
      expect(statusesIn(text).length).toBe(1);
    }
  });

  test('hides none in the body of another', async () => {
    const hidden = head('GET /health HTTP/1.1', host());
    for (const first of [
      head('GET /health HTTP/1.1', host(), `Content-Length: ${hidden.length}`) + hidden,
      post('Content-Length: 20000') + hidden,
      head('POST /logout HTTP/1.1', host(), `Content-Length: ${hidden.length}`) + hidden,
    ]) {
      const { text } = await sendRaw(server.url, [first], quick);
      expect(statusesIn(text).length).toBeLessThanOrEqual(1);
    }
  });
});

const malformed: [string, () => string | Uint8Array][] = [
  ['a header of 70,000 characters', () => head('GET /health HTTP/1.1', host(), `X-A: ${'a'.repeat(70_000)}`)],
  ['a path of 70,000 characters', () => head(`GET /${'a'.repeat(70_000)} HTTP/1.1`, host())],
  ['2,000 headers', () => head('GET /health HTTP/1.1', host(), ...Array.from({ length: 2000 }, (_, n) => `X-${n}: a`))],
  ['a NUL in a header', () => head('GET /health HTTP/1.1', host(), 'X-A: a\0b')],
  ['a NUL in its path', () => head('GET /hea\0lth HTTP/1.1', host())],
  ['a space in its path', () => head('GET /hea lth HTTP/1.1', host())],
  ['a header without a name', () => head('GET /health HTTP/1.1', host(), ': a')],
  ['a header without a colon', () => head('GET /health HTTP/1.1', host(), 'nonsense')],
  ['no host', () => head('GET /health HTTP/1.1')],
  ['a method that does not exist', () => head('FOO /health HTTP/1.1', host())],
  ['a method in small letters', () => head('get /health HTTP/1.1', host())],
  ['HTTP/0.9', () => 'GET /health\r\n\r\n'],
  ['HTTP/2 without negotiation', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['HTTP/3.3', () => head('GET /health HTTP/3.3', host())],
  ['a TLS greeting', () => new Uint8Array([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0])],
  ['nonsense', () => '\r\n\r\n\r\n{"a":1}\r\n\r\n'],
  ['an asterisk', () => head('OPTIONS * HTTP/1.1', host())],
];

describe('a request that is none', () => {
  test.each(malformed)('is answered briefly or not at all, and the connection closed: %s', async (_, request) => {
    const { text, closed } = await sendRaw(server.url, [request()], quick);
    expect(closed).toBe(true);
    expect(statusesIn(text).filter((status) => status < 400)).toEqual([]);
    expect(text.length).toBeLessThan(200);
    expect(text).not.toMatch(/bun|elysia|stack|error:/i);
    expect((await server.get('/health')).status).toBe(200);
  });
});

test.each([
  [15_000, 200],
  [17_000, 431],
])('of path and headers 16 KiB are read, as the contract says: %d characters are %d', async (length, expected) => {
  for (const request of [
    head(`GET /health?${'a'.repeat(length)} HTTP/1.1`, host()),
    head('GET /health HTTP/1.1', host(), `X-A: ${'a'.repeat(length)}`),
  ]) {
    const { text } = await sendRaw(server.url, [request], { replies: 1 });
    expect(statusesIn(text)).toEqual([expected]);
  }
});

test.each([
  ['CONNECT example.com:443 HTTP/1.1', [404, 405, 400]],
  ['TRACE /health HTTP/1.1', [405]],
  ['GET http://evil.example.com/api/user HTTP/1.1', [401]],
  ['GET /health HTTP/1.0', [200]],
])('%s is answered as what it is, and what was sent is not echoed', async (line, expected) => {
  const { text } = await sendRaw(server.url, [head(line, host(), 'Cookie: marker=s3cret', 'X-Marker: s3cret')], {
    replies: 1,
  });
  expect(statusesIn(text)).toHaveLength(1);
  expect(expected).toContain(statusesIn(text)[0] ?? 0);
  expect(text).not.toContain('s3cret');
  expect(text).not.toContain('evil.example.com');
});

test.each(['websocket', 'h2c', 'TLS/1.2'])('no connection is upgraded to %s', async (protocol) => {
  const lines = ['Connection: Upgrade', `Upgrade: ${protocol}`, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];
  const request = head('GET /health HTTP/1.1', host(), ...lines, 'Sec-WebSocket-Version: 13');
  const { text } = await sendRaw(server.url, [request], { replies: 1 });
  expect(statusesIn(text)).toEqual([200]);
});

test('pipelined requests get no more replies than there are requests, in order', async () => {
  const requests = ['/health', '/api/user', '/nothing'].map((path) => head(`GET ${path} HTTP/1.1`, host()));
  const { text } = await sendRaw(server.url, [requests.join('')], quick);
  const statuses = statusesIn(text);
  expect([200, 401, 404].slice(0, statuses.length)).toEqual(statuses);
});

test('others are served while a hundred clients dawdle over heads and bodies', async () => {
  const dawdling = Array.from({ length: 100 }, (_, n) =>
    sendRaw(server.url, [n % 2 === 0 ? 'POST /login HTTP/1.1\r\nX-A: ' : post('Content-Length: 500'), 'a', 'b', 'c'], {
      pauseMs: 400,
      quietMs: 100,
    }),
  );
  await Bun.sleep(300);
  const begun = performance.now();
  for (let time = 0; time < 10; time++) expect((await server.get('/health')).status).toBe(200);
  const login = await server.post('/auth/login', { username: account.username, password: account.password });
  expect(login.status).toBe(200);
  expect(performance.now() - begun).toBeLessThan(1500);
  await Promise.all(dawdling);
});

// Of the ten seconds that this takes the database has no part.
if (engine === 'pglite') {
  test('a body that has not come within ten seconds is not waited for, however it is framed', async () => {
    const half = body.slice(0, body.length / 2);
    const begun = [
      post(`Content-Length: ${body.length}`) + half,
      `${post('Transfer-Encoding: chunked')}${half.length.toString(16)}\r\n${half}\r\n`,
    ];
    const from = performance.now();
    const replies = await Promise.all(
      begun.map((part) => sendRaw(server.url, [part], { quietMs: 15_000, replies: 1 })),
    );
    expect(performance.now() - from).toBeGreaterThan(9000);
    for (const { text } of replies) {
      expect(statusesIn(text)).toEqual([400]);
      expect(text).toContain('invalid_json');
    }
  });
}

test('a client that goes away in the middle of a body leaves nothing behind', async () => {
  const before = await dump(server.database.database);
  await Promise.all(Array.from({ length: 50 }, () => sendRaw(server.url, [post('Content-Length: 500') + body], quick)));
  await Bun.sleep(200);
  expect(await dump(server.database.database)).toEqual(before);
  expect(server.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
