import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { serve, type TestServer } from '../server.ts';
import { bearer, cheapHashing, cookieOf, isLive, logIn, logInForCookie, register } from './accounts.ts';

setDefaultTimeout(30_000);

const hour = 3600;
const day = 24 * hour;

let server: TestServer;
beforeAll(async () => {
  server = await serve(cheapHashing);
});
afterAll(() => server.stop());

function refreshed(refresh: string) {
  return server.post('/auth/refresh', undefined, bearer(refresh));
}

function renewed(access: string) {
  return server.post('/renew_token', undefined, bearer(access));
}

test('a log-out ends access and refresh token at once', async () => {
  const { access, refresh } = await logIn(server, await register(server));
  const second = (await refreshed(refresh)).body.access_token;
  await server.post('/auth/logout', undefined, bearer(access));
  expect([await isLive(server, access), await isLive(server, second)]).toEqual([false, false]);
  expect((await refreshed(refresh)).status).toBe(401);
  expect((await renewed(access)).status).toBe(401);
});

test('a log-out ends the refresh cookie at once, whichever document asks for it', async () => {
  for (const path of ['/logout', '/auth/logout', '/api/auth/logout', '/as/budget-tracker/api/auth/logout']) {
    const { access, cookie } = await logInForCookie(server, await register(server));
    await server.post(path, undefined, bearer(access));
    expect((await server.post('/api/auth/refresh', undefined, { cookie })).status).toBe(401);
  }
});

test('a log-out ends one session and no other', async () => {
  const account = await register(server);
  const [one, other] = [await logIn(server, account), await logIn(server, account)];
  await server.post('/auth/logout', undefined, bearer(one.access));
  expect([await isLive(server, one.access), await isLive(server, other.access)]).toEqual([false, true]);
});

test('of many log-outs with one token one takes effect', async () => {
  const { access } = await logIn(server, await register(server));
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => server.post('/logout', undefined, bearer(access))),
  );
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('an access token lives one hour', async () => {
  const { access } = await logIn(server, await register(server));
  server.clock.advance(hour - 10);
  expect(await isLive(server, access)).toBe(true);
  server.clock.advance(11);
  expect(await isLive(server, access)).toBe(false);
});

test('a refresh token brings access tokens for 30 days from log-in, however often it is used', async () => {
  const { refresh } = await logIn(server, await register(server));
  for (let days = 0; days < 29; days += 7) {
    const { status, body } = await refreshed(refresh);
    expect([status, await isLive(server, body.access_token)]).toEqual([200, true]);
    server.clock.advance(7 * day);
  }
  expect((await refreshed(refresh)).status).toBe(401);
});

test('a session ends 30 days after log-in though it was renewed a minute before', async () => {
  const account = await register(server);
  const { refresh } = await logIn(server, account);
  const { cookie } = await logInForCookie(server, account);
  server.clock.advance(30 * day - 60);
  const last = (await refreshed(refresh)).body.access_token;
  const newer = (await renewed(last)).body.token;
  const newerCookie = cookieOf(await server.post('/api/auth/refresh', undefined, { cookie }));
  expect(await isLive(server, newer)).toBe(true);
  server.clock.advance(61);
  expect(await isLive(server, newer)).toBe(false);
  expect((await renewed(newer)).status).toBe(401);
  expect((await server.post('/api/auth/refresh', undefined, { cookie: newerCookie })).status).toBe(401);
});

test('a renewed token works for ten seconds more, its successor lives on', async () => {
  const { access } = await logIn(server, await register(server));
  const successor = (await renewed(access)).body.token;
  expect(await isLive(server, access)).toBe(true);
  server.clock.advance(8);
  expect(await isLive(server, access)).toBe(true);
  server.clock.advance(3);
  expect([await isLive(server, access), await isLive(server, successor)]).toEqual([false, true]);
  expect((await renewed(access)).status).toBe(401);
  expect((await renewed(successor)).status).toBe(200);
});

test('renewing a token again does not lengthen its ten seconds', async () => {
  const { access } = await logIn(server, await register(server));
  await renewed(access);
  server.clock.advance(6);
  expect((await renewed(access)).status).toBe(200);
  server.clock.advance(5);
  expect(await isLive(server, access)).toBe(false);
});

test('a renewed token is dead under every document', async () => {
  const { access } = await logIn(server, await register(server));
  await renewed(access);
  server.clock.advance(11);
  for (const path of ['/logout', '/auth/logout', '/api/auth/logout', '/as/budget-tracker/api/auth/logout']) {
    expect((await server.post(path, undefined, bearer(access))).status).toBe(401);
  }
});

test('a refresh token is refused where an access token is wanted', async () => {
  const { access, refresh } = await logIn(server, await register(server));
  expect(await isLive(server, refresh)).toBe(false);
  for (const path of ['/logout', '/auth/logout', '/api/auth/logout', '/renew_token']) {
    expect((await server.post(path, undefined, bearer(refresh))).status).toBe(401);
  }
  expect(await isLive(server, access)).toBe(true);
});

test('an access token is refused where a refresh token is wanted', async () => {
  const { access } = await logIn(server, await register(server));
  expect((await refreshed(access)).status).toBe(401);
  expect((await server.post('/api/auth/refresh', undefined, { cookie: `refresh_token=${access}` })).status).toBe(401);
});

test('the token of a cookie is no bearer token, and a bearer token is no cookie', async () => {
  const account = await register(server);
  const { refresh } = await logIn(server, account);
  const { cookie } = await logInForCookie(server, account);
  const token = cookie.replace('refresh_token=', '');
  expect(await isLive(server, token)).toBe(false);
  expect((await refreshed(token)).status).toBe(401);
  expect((await server.post('/api/auth/refresh', undefined, { cookie: `refresh_token=${refresh}` })).status).toBe(401);
  expect((await server.post('/api/auth/refresh', undefined, { cookie })).status).toBe(200);
});

test('a token is taken from a bearer header and from nowhere else', async () => {
  const { access } = await logIn(server, await register(server));
  for (const authorization of [
    access,
    `Basic ${access}`,
    `Token ${access}`,
    `Bearer "${access}"`,
    `Bearer ${access} x`,
    'Bearer',
    'Bearer ',
  ]) {
    expect((await server.get('/api/user', { authorization })).status).toBe(401);
  }
  expect((await server.get(`/api/user?access_token=${access}`)).status).toBe(401);
  expect((await server.get('/api/user', { cookie: `token=${access}` })).status).toBe(401);
  expect((await server.get('/api/user', { authorization: `bearer  ${access}` })).status).toBe(200);
});

test('a log-in ends the older session of the same account that came with it', async () => {
  const account = await register(server);
  const [older, another] = [await logIn(server, account), await logIn(server, account)];
  await server.post('/login', account, bearer(older.access));
  expect([await isLive(server, older.access), await isLive(server, another.access)]).toEqual([false, true]);
});

test('a log-in leaves alone the session of another account, and a refused one leaves alone every session', async () => {
  const [account, other] = [await register(server), await register(server)];
  const [mine, theirs] = [await logIn(server, account), await logIn(server, other)];
  expect((await server.post('/login', account, bearer(theirs.access))).status).toBe(200);
  expect((await server.post('/login', { ...account, password: 'wrong horse' }, bearer(mine.access))).status).toBe(400);
  expect((await server.post('/login', account, bearer('nonsense'))).status).toBe(200);
  expect([await isLive(server, mine.access), await isLive(server, theirs.access)]).toEqual([true, true]);
});
