import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing } from './accounts.ts';

setDefaultTimeout(30_000);

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

/** Whatever was sent here, nothing came of it, and nobody need read of it. */
afterEach(async () => {
  expect(await server.database.db.query.accounts.findMany()).toEqual([]);
  expect(server.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(JSON.stringify(server.log.lines)).not.toContain(secret);
});

const secret = 'hunter2hunter2';
const json = { 'content-type': 'application/json' };
const account = { username: 'ada', email: 'ada@example.com', password: secret };

/** Where a body is refused in each document's words. */
const registrations = [
  ['/register', 'message'],
  ['/as/renewable-token/register', 'message'],
  ['/as/token-pair/auth/signup', 'message'],
  ['/auth/register/', 'error'],
  ['/as/verified-email/auth/register', 'error'],
  ['/as/budget-tracker/api/auth/register', 'message'],
  ['/as/refresh-cookie/api/auth/register', 'message'],
  ['/api/auth/register', 'message'],
] as const;

/** Sends a body to every registration; each must refuse it with this status and without repeating anything of it. */
async function refused(
  body: RequestInit['body'],
  headers: Record<string, string>,
  status: number,
): Promise<Record<string, unknown>[]> {
  return Promise.all(
    registrations.map(async ([path]) => {
      const response = await server.fetch(path, {
        method: 'POST',
        headers,
        body: body instanceof Uint8Array ? body.slice() : body,
      });
      const text = await response.text();
      expect([path, response.status]).toEqual([path, status]);
      expect(text).not.toContain(secret);
      expect(text).not.toMatch(/\bat .*\.ts|node_modules|SyntaxError/);
      return JSON.parse(text);
    }),
  );
}

test('a body that is no JSON is told so in the words of each document', async () => {
  for (const body of [
    '',
    ' ',
    '{',
    `{"username":"${secret}"`,
    `{'password':'${secret}'}`,
    'undefined',
    '{"a":1}x',
    '{"a":01}',
    'NaN',
    '\u0000',
  ]) {
    const bodies = await refused(body, json, 400);
    bodies.forEach((answered, index) => {
      expect(answered[registrations[index]?.[1] ?? '']).toBe('Invalid JSON');
    });
  }
});

test('JSON that is no object is refused', async () => {
  for (const body of ['[]', 'null', '0', 'true', `"${secret}"`, `[{"username":"ada","password":"${secret}"}]`]) {
    await refused(body, json, 400);
  }
});

test('bytes that are no UTF-8 are refused rather than repaired', async () => {
  const before = Buffer.from('{"username":"ada');
  const after = Buffer.from(`","email":"ada@example.com","password":"${secret}"}`);
  const broken = [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x92], [0xe9]];
  for (const bytes of broken) await refused(Buffer.concat([before, Buffer.from(bytes), after]), json, 400);
  const utf16 = Buffer.from(JSON.stringify(account), 'utf16le');
  await refused(utf16, json, 400);
});

test('a charset other than UTF-8 is refused, UTF-8 in any spelling is not', async () => {
  for (const charset of ['latin1', 'utf-16', 'utf-8; charset=utf-16', 'utf-7', '']) {
    await refused(JSON.stringify(account), { 'content-type': `application/json; charset=${charset}` }, 415);
  }
  for (const type of [
    'application/json; charset=utf-8',
    'APPLICATION/JSON;CHARSET="UTF-8"',
    'application/json;charset=utf8',
    'application/json ; v=1',
  ]) {
    await refused('{}', { 'content-type': type }, 400);
  }
});

test('a body under any other media type, or none, is refused', async () => {
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'text/json',
    'application/vnd.api+json',
    'x',
    '',
  ];
  for (const type of types) await refused(JSON.stringify(account), { 'content-type': type }, 415);
  await refused(Buffer.from(JSON.stringify(account)), {}, 415);
});

test('no body at all is a body without its fields', async () => {
  await refused(null, {}, 400);
});

test('a body of 16 KiB is read, one of a byte more is not', async () => {
  const sized = (bytes: number) => {
    const rest = JSON.stringify({ pad: '' }).length;
    return JSON.stringify({ pad: 'x'.repeat(bytes - rest) });
  };
  await refused(sized(16_384), json, 400);
  await refused(sized(16_385), json, 413);
  await refused(sized(1_000_000), json, 413);
});

test('a body in chunks of unknown length is measured while it is read', async () => {
  const chunked = (bytes: number) =>
    new ReadableStream({
      start(controller) {
        const text = Buffer.from(`{"pad":"${'x'.repeat(bytes - 10)}"}`);
        for (let at = 0; at < text.length; at += 1000) controller.enqueue(text.subarray(at, at + 1000));
        controller.close();
      },
    });
  for (const [bytes, status] of [
    [16_384, 400],
    [16_385, 413],
    [300_000, 413],
  ] as const) {
    const response = await server.fetch('/register', { method: 'POST', headers: json, body: chunked(bytes) });
    expect([bytes, response.status]).toEqual([bytes, status]);
  }
});

test('a length that is announced too large is refused before the body comes, however large', async () => {
  for (const length of [20_000, 999_999_999]) {
    const reply = await exchange(
      `POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n{`,
    );
    expect([length, reply.slice(0, 12)]).toEqual([length, 'HTTP/1.1 413']);
    expect(reply).toContain('{"message":"Request body is too large","code":"body_too_large"}');
  }
});

test('deep nesting is refused like anything else', async () => {
  await refused('['.repeat(8000) + ']'.repeat(8000), json, 400);
  await refused(`{"username":${'{"a":'.repeat(2500)}1${'}'.repeat(2500)}}`, json, 400);
  await refused('['.repeat(16_000), json, 400);
});

/** What the server sends on a bare connection, until it falls silent. */
function exchange(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const timer = setTimeout(() => reject(new Error('no reply within 5 s')), 5000);
    Bun.connect({
      hostname,
      port: Number(port),
      socket: {
        open: (socket) => void socket.write(text),
        data(socket, data) {
          clearTimeout(timer);
          socket.end();
          resolve(data.toString());
        },
        error: (_, error) => reject(error),
      },
    }).catch(reject);
  });
}
