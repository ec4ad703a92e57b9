import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { type Reply, serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, logIn, newAccount, register } from './accounts.ts';

setDefaultTimeout(30_000);

let byMail: TestServer;
let byNetwork: TestServer;
beforeAll(async () => {
  [byMail, byNetwork] = await Promise.all([
    serve({ ...cheapHashing, RATE_LIMITS: 'mail=2/1h', RESET_TOKEN_DELIVERY: 'mail' }),
    serve({ ...cheapHashing, RATE_LIMITS: 'network=2/1m', TRUST_PROXY: '1' }),
  ]);
});
afterAll(() => Promise.all([byMail.stop(), byNetwork.stop()]));

function mailAsked(email: string, path = '/auth/request-password-reset'): Promise<Reply> {
  return byMail.post(path, { email });
}

test('mails for one address are limited over all operations and spellings, and only for that address', async () => {
  const { email } = await register(byMail);
  const capital = `${email[0]?.toUpperCase()}${email.slice(1)}`;
  const other = newAccount().email;
  const asked: [path: string, email: string, status: number][] = [
    ['/auth/request-password-reset', email, 200],
    ['/as/token-pair/auth/forget-password', email.toUpperCase(), 200],
    ['/auth/forget-password', capital, 429],
    ['/auth/request-password-reset', other, 200],
    ['/auth/request-verify-email', email, 200],
    ['/as/verified-email/auth/request-verify-email', capital, 200],
    ['/auth/request-verify-email', email.toUpperCase(), 429],
    ['/auth/request-verify-email', other, 200],
  ];
  for (const [path, address, status] of asked) {
    expect([path, address, (await mailAsked(address, path)).status]).toEqual([path, address, status]);
  }
});

test("resets are limited apart from other mails, so that a stranger's requests for those do not keep an owner out", async () => {
  const { email } = await register(byMail);
  let reply = await mailAsked(email, '/auth/request-verify-email');
  while (reply.status === 200) reply = await mailAsked(email, '/auth/request-verify-email');
  expect(reply.status).toBe(429);
  expect((await mailAsked(email)).status).toBe(200);
});

test('an unknown address is limited as a known one', async () => {
  const { email } = newAccount();
  const statuses: number[] = [];
  for (let time = 0; time < 3; time++) statuses.push((await mailAsked(email)).status);
  expect(statuses).toEqual([200, 200, 429]);
});

test('the reply says when mail may be asked for again, and then it may', async () => {
  const { email } = newAccount();
  let reply = await mailAsked(email);
  while (reply.status === 200) reply = await mailAsked(email);
  const seconds = Number(reply.headers.get('retry-after'));
  expect(seconds).toBeWithin(3500, 3601);
  byMail.clock.advance(seconds - 5);
  expect((await mailAsked(email)).status).toBe(429);
  byMail.clock.advance(6);
  expect((await mailAsked(email)).status).toBe(200);
});

function attempt(server: TestServer, forwarded?: string): Promise<Reply> {
  return server.post('/login', newAccount(), forwarded === undefined ? {} : { 'x-forwarded-for': forwarded });
}

async function statusesOf(server: TestServer, ...forwarded: string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const address of forwarded) statuses.push((await attempt(server, address)).status);
  return statuses;
}

test('a network is limited by the address that the trusted proxy saw', async () => {
  expect(await statusesOf(byNetwork, '192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2')).toEqual([404, 404, 429, 404]);
});

test('an IPv6 subscriber is one network', async () => {
  const one = ['2001:db8::1', '2001:DB8:0:0:ffff::2', '2001:0db8:0000:0000::3'];
  expect(await statusesOf(byNetwork, ...one, '2001:db8:0:1::1')).toEqual([404, 404, 429, 404]);
});

test('an IPv4 address in IPv6 form is that address', async () => {
  expect(await statusesOf(byNetwork, '::ffff:192.0.2.77', '192.0.2.77', '::FFFF:192.0.2.77')).toEqual([404, 404, 429]);
});

test('operations that neither hash nor mail are not limited', async () => {
  const forwarded = { 'x-forwarded-for': '192.0.2.50' };
  const account = newAccount();
  await byNetwork.post('/register', account, forwarded);
  const login = await byNetwork.post(
    '/auth/login',
    { username: account.username, password: account.password },
    forwarded,
  );
  const headers = { ...bearer(login.body.access_token), ...forwarded };
  for (let time = 0; time < 5; time++) expect((await byNetwork.get('/api/user', headers)).status).toBe(200);
});

test('a limit holds at the root and at every mount together', async () => {
  const headers = { 'x-forwarded-for': '192.0.2.60' };
  const paths = ['/login', '/as/token-pair/auth/login', '/as/budget-tracker/api/auth/login'];
  const statuses: number[] = [];
  for (const path of paths) statuses.push((await byNetwork.post(path, newAccount(), headers)).status);
  expect(statuses).toEqual([404, 401, 429]);
});

test('requests that come at once are all counted', async () => {
  const replies = await Promise.all(Array.from({ length: 20 }, () => attempt(byNetwork, '192.0.2.70')));
  expect(replies.filter(({ status }) => status !== 429)).toHaveLength(2);
});

test('each reply tells what is left at its own place in the row, and the refusal when to come back', async () => {
  const server = await serve({ ...cheapHashing, RATE_LIMITS: 'network=101/1m' });
  for (let left = 100; left >= 0; left--) {
    const { status, headers } = await attempt(server);
    expect(status).toBe(404);
    expect(headers.get('ratelimit')).toStartWith(`"network";r=${left};t=`);
    expect(headers.get('ratelimit-policy')).toBe('"network";q=101;w=60');
  }
  server.clock.advance(20);
  for (let time = 0; time < 3; time++) {
    const { status, headers } = await attempt(server);
    const seconds = Number(headers.get('retry-after'));
    expect([status, headers.get('ratelimit')]).toEqual([429, `"network";r=0;t=${seconds}`]);
    expect(seconds).toBeWithin(10, 41);
  }
  server.clock.advance(60);
  expect((await attempt(server)).headers.get('ratelimit')).toMatch(/^"network";r=100;/);
  await server.stop();
});

test('without limits nobody is told to wait', async () => {
  const server = await serve(cheapHashing);
  const account = await register(server);
  for (let time = 0; time < 5; time++) await logIn(server, account);
  await server.stop();
});
