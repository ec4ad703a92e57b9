import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { bearer, cookieOf, isLive, logIn, logInForCookie, newAccount, register } from '../http/accounts.ts';
import type { Client, Reply, TestServer } from '../server.ts';
import { resetToken, serveAs, serveBeside } from './stage.ts';

setDefaultTimeout(60_000);

let first: TestServer;
let second: Client & { stop(): Promise<void> };
beforeAll(async () => {
  first = await serveAs('production', { HASH_QUEUE: '500' });
  second = await serveBeside(first, 'production', { HASH_QUEUE: '500' });
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

/** Sends as many requests at once, in turn to the one instance and the other. */
function atOnce(count: number, send: (server: Client, index: number) => Promise<Reply>): Promise<Reply[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => send(index % 2 === 0 ? first : second, index)));
}

function count(replies: Reply[], status: number): number {
  return replies.filter((reply) => reply.status === status).length;
}

test('of fifty registrations of one name on two instances one wins', async () => {
  const replies = await atOnce(50, (server) => server.post('/auth/signup', { ...newAccount(), username: 'contested' }));
  expect([count(replies, 201), count(replies, 409)]).toEqual([1, 49]);
});

test('of fifty registrations of one address on two instances one wins', async () => {
  const email = 'contested@example.com';
  const replies = await atOnce(50, (server) => server.post('/auth/signup', { ...newAccount(), email }));
  expect([count(replies, 201), count(replies, 409)]).toEqual([1, 49]);
});

test('of fifty spends of one reset token on two instances one wins', async () => {
  const account = await register(first);
  const token = await resetToken(first, account.email);
  const replies = await atOnce(50, (server, index) =>
    server.post('/auth/reset-password', { reset_token: token, new_password: `new horse ${index}` }),
  );
  expect([count(replies, 200), count(replies, 401)]).toEqual([1, 49]);
  const winner = replies.findIndex(({ status }) => status === 200);
  const login = { username: account.username, password: `new horse ${winner}` };
  expect((await second.post('/auth/login', login)).status).toBe(200);
});

test('twenty refreshes of one cookie on two instances get one successor and leave one session', async () => {
  const { cookie, access } = await logInForCookie(first, await register(first));
  const replies = await atOnce(20, (server) => server.post('/api/auth/refresh', undefined, { cookie }));
  expect(count(replies, 200)).toBe(20);
  expect(new Set(replies.map(cookieOf)).size).toBe(1);
  expect(await isLive(second, access)).toBe(true);
});

test('an old cookie among twenty fresh ones ends the session on both instances', async () => {
  const { cookie, access } = await logInForCookie(first, await register(first));
  const next = cookieOf(await first.post('/api/auth/refresh', undefined, { cookie }));
  await second.post('/api/auth/refresh', undefined, { cookie: next });
  await atOnce(20, (server, index) =>
    server.post('/api/auth/refresh', undefined, { cookie: index === 7 ? cookie : next }),
  );
  expect([await isLive(first, access), await isLive(second, access)]).toEqual([false, false]);
});

test('of twenty log-outs on two instances one takes effect, and both refuse the token from then on', async () => {
  const { access, refresh } = await logIn(first, await register(first));
  const replies = await atOnce(20, (server) => server.post('/logout', undefined, bearer(access)));
  expect([count(replies, 200), count(replies, 401)]).toEqual([1, 19]);
  for (const server of [first, second]) {
    expect((await server.post('/auth/refresh', undefined, bearer(refresh))).status).toBe(401);
  }
});

test('no token that a renewal handed out outlives a log-out at the same time', async () => {
  for (let round = 0; round < 5; round++) {
    const { access } = await logIn(first, await register(first));
    const replies = await atOnce(16, (server, index) =>
      server.post(index === 8 ? '/logout' : '/renew_token', undefined, bearer(access)),
    );
    const tokens = replies.filter(({ body }) => body.token).map(({ body }) => body.token as string);
    const live = await Promise.all([access, ...tokens].map((token) => isLive(second, token)));
    expect(live).not.toContain(true);
  }
});

test('no token that a refresh handed out outlives a log-out at the same time', async () => {
  for (let round = 0; round < 5; round++) {
    const { cookie, access } = await logInForCookie(first, await register(first));
    const replies = await atOnce(16, (server, index) =>
      index === 8
        ? server.post('/logout', undefined, bearer(access))
        : server.post('/api/auth/refresh', undefined, { cookie }),
    );
    const handedOut = replies.filter(({ body }) => body.data?.token);
    for (const { body } of handedOut) expect(await isLive(second, body.data.token)).toBe(false);
    for (const reply of handedOut) {
      expect((await first.post('/api/auth/refresh', undefined, { cookie: cookieOf(reply) })).status).toBe(401);
    }
  }
});

test('no session begun on the old password outlives a reset at the same time', async () => {
  for (let round = 0; round < 4; round++) {
    const account = await register(first);
    const { username, password } = account;
    const token = await resetToken(first, account.email);
    const replies = await atOnce(16, (server, index) =>
      index === 8
        ? server.post('/auth/reset-password', { reset_token: token, new_password: 'battery staple' })
        : server.post('/auth/login', { username, password }),
    );
    const tokens = replies.filter(({ body }) => body.access_token).map(({ body }) => body.access_token as string);
    const live = await Promise.all(tokens.map((access) => isLive(first, access)));
    expect(live).not.toContain(true);
  }
});

test('a token of one instance is one at the other, and dies there at once', async () => {
  const { access } = await logIn(first, await register(first));
  expect(await isLive(second, access)).toBe(true);
  await second.post('/logout', undefined, bearer(access));
  expect(await isLive(first, access)).toBe(false);
});

test('a token renewed twenty times at once dies once, and its successors are all different', async () => {
  const { access } = await logIn(first, await register(first));
  const replies = await atOnce(20, (server) => server.post('/renew_token', undefined, bearer(access)));
  expect(new Set(replies.map(({ body }) => body.token)).size).toBe(20);
  first.clock.advance(11);
  expect([await isLive(first, access), await isLive(second, replies[0]?.body.token)]).toEqual([false, true]);
});

test('a limit on a network is one over two instances, however many come at once', async () => {
  const limits = { RATE_LIMITS: 'network=10/1h,failures=1000000/1h' };
  const one = await serveAs('production', limits);
  const other = await serveBeside(one, 'production', limits);
  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? one : other).post('/login', newAccount())),
  );
  expect([count(replies, 400), count(replies, 429)]).toEqual([10, 30]);
  await other.stop();
  await one.stop();
});

test('of fifty wrong passwords at once no more are looked at than the throttle lets through', async () => {
  const limits = { RATE_LIMITS: 'network=1000000/1m,failures=10/1h', HASH_QUEUE: '500' };
  const one = await serveAs('production', limits);
  const other = await serveBeside(one, 'production', limits);
  const { username } = await register(one);
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      (index % 2 === 0 ? one : other).post('/auth/login', { username, password: `guess ${index}` }),
    ),
  );
  expect(count(replies, 401)).toBeLessThanOrEqual(11);
  expect(count(replies, 401) + count(replies, 429)).toBe(50);
  await other.stop();
  await one.stop();
});
