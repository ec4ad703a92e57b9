import { afterAll, beforeAll, expect, onTestFinished, setDefaultTimeout, test } from 'bun:test';
import { sql } from 'drizzle-orm';
import { serve, type TestServer } from '../server.ts';
import { cheapHashing, logIn, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

const from = (address: string) => ({ 'x-forwarded-for': address });
const [home, elsewhere] = ['198.51.100.7', '203.0.113.9'];

let server: TestServer;
beforeAll(async () => {
  server = await serve({
    ...cheapHashing,
    RATE_LIMITS: 'network=100000/1m,failures=3/1h',
    TRUST_PROXY: '1',
    PASSWORD_BLOCKLIST: '100',
  });
});
afterAll(() => server.stop());

async function registered() {
  const account = { ...newAccount(), password: 'correct horse' };
  await server.post('/register', account, from(home));
  const logIn = (password: string, address: string) =>
    server.post('/auth/login', { username: account.username, password }, from(address));
  const logInByEmail = (password: string, address: string) =>
    server.post('/auth/login', { email: account.email, password }, from(address));
  return { account, logIn, logInByEmail, right: account.password };
}

test('after the free failures each next attempt has to wait twice as long', async () => {
  const { logIn, right } = await registered();
  const statuses = [];
  for (let attempt = 0; attempt < 4; attempt++) statuses.push((await logIn('wrong', elsewhere)).status);
  expect(statuses).toEqual([401, 401, 401, 429]);
  for (const seconds of [1, 2, 4, 8]) {
    const refused = await logIn(right, elsewhere);
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, seconds]);
    expect(refused.headers.get('ratelimit')).toBe(`"failures";r=0;t=${seconds}`);
    server.clock.advance(seconds);
    expect((await logIn('wrong', elsewhere)).status).toBe(401);
  }
});

test('a burst at once gets no further than a row of attempts', async () => {
  const { logIn } = await registered();
  const replies = await Promise.all(Array.from({ length: 30 }, () => logIn('wrong', elsewhere)));
  expect(replies.filter(({ status }) => status === 401)).toHaveLength(3);
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(27);
});

test('the owner logs in from a network that is known while others are held off', async () => {
  const { logIn, right } = await registered();
  expect((await logIn(right, home)).status).toBe(200);
  await Promise.all(Array.from({ length: 30 }, () => logIn('wrong', elsewhere)));
  // A pause that a slow machine does not outlast.
  for (const seconds of [1, 2, 4]) {
    server.clock.advance(seconds);
    await logIn('wrong', elsewhere);
  }
  expect((await logIn(right, elsewhere)).status).toBe(429);
  expect((await logIn(right, home)).status).toBe(200);
});

test('an owner who logs in many times at once from a known network is not held off', async () => {
  const { logIn, right } = await registered();
  expect((await logIn(right, home)).status).toBe(200);
  const replies = await Promise.all(Array.from({ length: 50 }, () => logIn(right, home)));
  expect(replies.filter(({ status }) => status !== 200)).toEqual([]);
});

test('a name is held off alike whether or not anybody has it, and its address is another name', async () => {
  const { account, logIn, logInByEmail } = await registered();
  const ghost = newAccount();
  const guess = (body: object) => server.post('/auth/login', { ...body, password: 'wrong' }, from(elsewhere));
  const statuses: number[][] = [];
  for (const { username, email } of [account, ghost]) {
    const replies = [];
    for (let attempt = 0; attempt < 4; attempt++) replies.push((await guess({ username })).status);
    replies.push((await guess({ email })).status);
    statuses.push(replies);
  }
  expect(statuses).toEqual([
    [401, 401, 401, 429, 401],
    [401, 401, 401, 429, 401],
  ]);
  expect([(await logIn('wrong', elsewhere)).status, (await logInByEmail('wrong', elsewhere)).status]).toEqual([
    429, 401,
  ]);
});

test('a log-in forgives the failures before it, and an hour forgets them', async () => {
  const { logIn, right } = await registered();
  for (const password of ['wrong', 'wrong', right, 'wrong', 'wrong', right]) {
    expect((await logIn(password, elsewhere)).status).toBe(password === right ? 200 : 401);
  }
  const stranger = await registered();
  for (let attempt = 0; attempt < 3; attempt++) await stranger.logIn('wrong', elsewhere);
  server.clock.advance(3600);
  for (let attempt = 0; attempt < 3; attempt++) expect((await stranger.logIn('wrong', elsewhere)).status).toBe(401);
});

test('under the highest limits that are accepted people log in', async () => {
  const highest = await serve({ ...cheapHashing, RATE_LIMITS: 'network=100000000/1m,failures=100000000/1h' });
  onTestFinished(highest.stop);
  const account = await register(highest);
  expect((await logIn(highest, account)).access).toBeString();
  const wrong = await highest.post('/auth/login', { username: account.username, password: 'wrong' });
  expect(wrong.status).toBe(401);
});

test('the audit trail tells who did what, when and from where', async () => {
  const { account, logIn, right } = await registered();
  const agent = { ...from(home), 'user-agent': `agent/${'x'.repeat(400)}` };
  const login = await server.post('/api/auth/login', { username: account.username, password: right }, agent);
  for (let attempt = 0; attempt < 4; attempt++) await logIn('wrong', elsewhere);
  await server.post('/api/auth/logout', undefined, { ...agent, authorization: `Bearer ${login.body.token}` });
  const rows = (await server.database.db.execute(sql`
    select e.kind, e.address, length(e.user_agent) as agent, e.session_id is not null as has_session
    from audit_events e join accounts a on a.id = e.account_id where a.username = ${account.username} order by e.id`)) as
    | { rows: object[] }
    | object[];
  const failed = { kind: 'log_in_failed', address: elsewhere, agent: expect.any(Number), has_session: false };
  expect('rows' in rows ? rows.rows : [...rows]).toEqual([
    { kind: 'registered', address: home, agent: expect.any(Number), has_session: false },
    { kind: 'log_in', address: home, agent: 256, has_session: true },
    failed,
    failed,
    failed,
    { ...failed, kind: 'log_in_throttled' },
    { kind: 'log_out', address: home, agent: 256, has_session: true },
  ]);
});

test('where a deployment says so, the most common passwords are refused when one is set, and those of the documents are not', async () => {
  for (const password of ['123456', 'password', 'QWERTY', '12345678']) {
    const refused = await server.post('/as/refresh-cookie/api/auth/register', {
      username: newAccount().username,
      password,
    });
    expect([refused.status, refused.body.errors]).toEqual([400, { password: ['is one of the most common passwords'] }]);
  }
  for (const password of ['yourpassword', 'newpassword123', 'secure_password']) {
    expect((await server.post('/auth/signup', { ...newAccount(), password })).status).toBe(201);
  }
});

test('development refuses no password that a document accepts', async () => {
  const literal = await serve(cheapHashing);
  for (const password of ['123456', 'password', 'qwerty']) {
    const { username } = newAccount();
    const reply = await literal.post('/as/refresh-cookie/api/auth/register', { username, password });
    expect([password, reply.status]).toEqual([password, 201]);
  }
  await literal.stop();
});

test('every reply has an id of its own, and the request one line in the log', async () => {
  const reply = await server.get('/api/user', { 'x-request-id': 'mine' });
  const requestId = reply.headers.get('x-request-id');
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  await Bun.sleep(20);
  const lines = server.log.lines.filter(({ fields }) => fields['requestId'] === requestId);
  expect(lines.map(({ message, fields }) => [message, fields['route'], fields['status']])).toEqual([
    ['request', '/api/user', 401],
  ]);
});

test('whoever resets the password is not kept out by the failures of others', async () => {
  const { account, logIn, logInByEmail } = await registered();
  const stranger = '203.0.113.77';
  for (let attempt = 0; attempt < 5; attempt++) {
    await logIn('wrong', stranger);
    await logInByEmail('wrong', stranger);
  }
  const password = 'battery staple';
  expect([(await logIn('wrong', elsewhere)).status, (await logInByEmail('wrong', elsewhere)).status]).toEqual([
    429, 429,
  ]);
  const { body } = await server.post('/auth/forget-password', { email: account.email });
  const reset = { reset_token: body.reset_token, new_password: password };
  expect((await server.post('/auth/reset-password', reset)).status).toBe(200);
  expect([(await logIn(password, elsewhere)).status, (await logInByEmail(password, elsewhere)).status]).toEqual([
    200, 200,
  ]);
});
