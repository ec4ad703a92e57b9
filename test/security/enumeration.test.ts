import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { bearer, newAccount, register } from '../http/accounts.ts';
import type { Reply, TestServer } from '../server.ts';
import { comparable, serveAs } from './stage.ts';

setDefaultTimeout(60_000);

let server: TestServer;
let throttling: TestServer;
let costly: TestServer;
beforeAll(async () => {
  const realCost = { HASH_MEMORY_KIB: '19456', HASH_TIME_COST: '2' };
  [server, throttling, costly] = await Promise.all([
    serveAs('production'),
    serveAs('production', { RATE_LIMITS: 'network=1000000/1m,mail=2/1h,failures=3/1h' }),
    serveAs('production', realCost),
  ]);
});
afterAll(() => Promise.all([server.stop(), throttling.stop(), costly.stop()]));

const password = 'wrong horse';
type Name = { username: string; email: string };

const logIns: [string, (name: Name) => object][] = [
  ['/login', ({ username }) => ({ username, password })],
  ['/auth/login', ({ username }) => ({ username, password })],
  ['/auth/login', ({ email }) => ({ email, password })],
  ['/account/log-in', ({ email }) => ({ name: email, password })],
  ['/api/auth/login', ({ username }) => ({ username, password })],
  ['/as/renewable-token/login', ({ username }) => ({ username, password })],
  ['/as/token-pair/auth/login', ({ username }) => ({ username, password })],
  ['/as/verified-email/auth/login', ({ email }) => ({ email, password })],
  ['/as/budget-tracker/api/auth/login', ({ username }) => ({ username, password })],
  ['/as/refresh-cookie/api/auth/login', ({ username }) => ({ username, password })],
];

const mailRequests: [string, (name: Name) => object][] = [
  ['/auth/forget-password', ({ email }) => ({ email })],
  ['/as/token-pair/auth/forget-password', ({ email }) => ({ email })],
  ['/auth/request-password-reset', ({ email }) => ({ email })],
  ['/as/verified-email/auth/request-password-reset', ({ email }) => ({ email })],
  ['/auth/request-verify-email', ({ email }) => ({ email })],
  ['/as/verified-email/auth/request-verify-email', ({ email }) => ({ email })],
];

/** All that a client sees, but for a random token, of which the look counts. */
function seen({ status, body, headers }: Reply): object {
  const text = JSON.stringify(body).replace(/"[\w-]{43}"/, '"43 random characters"');
  return { status, text, headers: comparable(headers), names: [...headers.keys()].toSorted() };
}

describe('nothing in a reply tells a known account from an unknown one', () => {
  test.each([...logIns, ...mailRequests])('at %s', async (path, bodyOf) => {
    const known = await register(server);
    const unknown = newAccount();
    for (const headers of [{}, bearer('a.b.c'), { 'x-service-key': 'wrong service key' }]) {
      const [one, other] = [
        await server.post(path, bodyOf(known), headers),
        await server.post(path, bodyOf(unknown), headers),
      ];
      expect(seen(other)).toEqual(seen(one));
    }
  });

  test('at a log-in with each name in odd spellings', async () => {
    const known = await register(server);
    const unknown = newAccount();
    for (const spell of [
      (text: string) => text.toUpperCase(),
      (text: string) => ` ${text}`,
      (text: string) => `${text}\u200b`,
      (text: string) => `${text}'--`,
      (text: string) => text.padEnd(255, 'x'),
    ]) {
      const send = ({ username }: Name) => server.post('/login', { username: spell(username), password });
      expect(seen(await send(unknown))).toEqual(seen(await send(known)));
    }
  });

  test('at a log-in with an empty, an ill-formed or an overlong password', async () => {
    const known = await register(server);
    const unknown = newAccount();
    for (const odd of ['', '\ud800', 'x'.repeat(256), 'x'.repeat(15_000), '\u0000']) {
      for (const path of ['/login', '/auth/login', '/api/auth/login']) {
        const send = ({ username }: Name) => server.post(path, { username, password: odd });
        expect(seen(await send(unknown))).toEqual(seen(await send(known)));
      }
    }
  });

  test('to whoever has an account that was verified, reset or logged out', async () => {
    const known = await register(server);
    await server.post('/auth/request-verify-email', { email: known.email });
    await server.post(`/auth/verify-email/${server.linkToken(await server.mailTo(known.email))}`);
    for (const [path, bodyOf] of mailRequests) {
      expect(seen(await server.post(path, bodyOf(newAccount())))).toEqual(seen(await server.post(path, bodyOf(known))));
    }
  });
});

describe('nothing in a limit tells a known account from an unknown one', () => {
  test.each(logIns)('of failed log-ins at %s', async (path, bodyOf) => {
    const sequences: object[][] = [];
    for (const name of [await register(throttling), newAccount()]) {
      const replies: object[] = [];
      for (let time = 0; time < 6; time++) replies.push(seen(await throttling.post(path, bodyOf(name))));
      sequences.push(replies);
    }
    expect(sequences[1]).toEqual(sequences[0] as object[]);
    expect(JSON.stringify(sequences[0])).toContain('429');
  });

  test.each(mailRequests)('of mails at %s', async (path, bodyOf) => {
    const sequences: number[][] = [];
    for (const name of [await register(throttling), newAccount()]) {
      const statuses: number[] = [];
      for (let time = 0; time < 4; time++) statuses.push((await throttling.post(path, bodyOf(name))).status);
      sequences.push(statuses);
    }
    expect(sequences).toEqual([
      [200, 200, 429, 429],
      [200, 200, 429, 429],
    ]);
  });
});

/** The medians of two kinds of request, taken in turn so that a busy machine slows both. */
async function medians(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let time = 0; time < 15; time++) {
    for (const [index, send] of [one, other].entries()) {
      const begun = performance.now();
      await send();
      times[index]?.push(performance.now() - begun);
    }
  }
  const [first = 0, second = 0] = times.map((list) => list.toSorted((a, b) => a - b)[7]);
  return [first, second];
}

test('a log-in that is refused unseen is answered when a time has passed that work for a known account does not reach', async () => {
  for (const name of [await register(throttling), newAccount()]) {
    const times: number[] = [];
    for (let time = 0; time < 12; time++) {
      const begun = performance.now();
      const { status } = await throttling.post('/auth/login', { username: name.username, password });
      if (status === 429) times.push(performance.now() - begun);
    }
    expect(times.length).toBeGreaterThan(5);
    expect(Math.min(...times)).toBeGreaterThan(24);
  }
});

describe('no time tells a known account from an unknown one', () => {
  test.each(logIns.slice(0, 5))('at %s', async (path, bodyOf) => {
    const known = await register(costly);
    const [slow, unknown] = await medians(
      () => costly.post(path, bodyOf(known)),
      () => costly.post(path, bodyOf(newAccount())),
    );
    expect(unknown / slow).toBeWithin(0.5, 2);
  });

  test.each(mailRequests.filter(([path]) => !path.startsWith('/as/')))('at %s', async (path, bodyOf) => {
    const known = await Promise.all(Array.from({ length: 15 }, () => register(server)));
    let index = 0;
    const [one, other] = await medians(
      () => server.post(path, bodyOf(known[index++ % 15] as Name)),
      () => server.post(path, bodyOf(newAccount())),
    );
    expect(other / one).toBeWithin(0.25, 4);
  });
});
