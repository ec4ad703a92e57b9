import { expect, test } from 'bun:test';
import { createLog } from '../../src/platform/log.ts';

function capture(level = 'info') {
  const lines: string[] = [];
  return { lines, log: createLog({ level, destination: { write: (line) => void lines.push(line) } }) };
}

test('an event is one line of JSON with its level, time, message and fields', () => {
  const { lines, log } = capture();
  log.info({ requestId: 'r1', status: 200 }, 'answered');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] as string)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    msg: 'answered',
    requestId: 'r1',
    status: 200,
  });
});

test('what is below the level is not written', () => {
  const { lines, log } = capture('error');
  log.warn({}, 'quiet');
  log.error({}, 'loud');
  expect(lines).toHaveLength(1);
});

test('nothing secret-looking gets through, by name or by look, however deep', () => {
  const { lines, log } = capture();
  const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl-hunter2';
  log.info(
    {
      password: 'hunter2',
      body: { new_password: 'hunter2', accounts: [{ passwordHash: 'hunter2' }], reset_token: 'hunter2' },
      headers: { authorization: 'Bearer hunter2', Cookie: 'hunter2', 'x-service-key': 'hunter2' },
      note: `sent ${jwt}, Bearer hunter2 and $argon2id$v=19$m=8,t=1,p=1$c2FsdA$hunter2`,
      url: 'postgres://concord:hunter2@db/concord',
      privateJwk: { d: 'hunter2' },
      bytes: new TextEncoder().encode('hunter2'),
    },
    `got ${jwt}`,
  );
  expect(lines[0]).not.toContain('hunter2');
  expect(lines[0]).toContain('[redacted]@db/concord');
});

test.each([
  'argon2id$v=19$m=8,t=1,p=1',
  '2b$10',
  'pbkdf2-sha256$1000',
  'bcrypt_sha256$v=2,t=2b,r=12',
  'scrypt$ln=15',
  '5',
  '6',
])('a hash that begins with $%s$ is cut out', (kind) => {
  const { lines, log } = capture();
  log.info({ note: `stored $${kind}$c2FsdA$hunter2 there` }, 'seen');
  expect(lines[0]).toContain('stored [redacted] there');
});

test('an error is told with its causes, but not with the data it happened on', () => {
  const { lines, log } = capture();
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(hunter2) exists' });
  const error = Object.assign(new Error('Failed query: insert into x\nparams: hunter2,\nhunter2', { cause }), {
    params: ['hunter2'],
  });
  log.error({ err: error }, 'query failed');
  expect(lines[0]).not.toContain('hunter2');
  const { err } = JSON.parse(lines[0] as string);
  expect(err).toMatchObject({
    type: 'Error',
    message: expect.stringContaining('insert into x'),
    cause: { code: '23505' },
  });
  expect(err.stack).toContain('log.test.ts');
});

test('a value that refers to itself is cut off', () => {
  const { lines, log } = capture();
  const loop: Record<string, unknown> = {};
  loop['again'] = loop;
  log.info({ loop }, 'round');
  expect(lines[0]).toContain('[too deep]');
});
