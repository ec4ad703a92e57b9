import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { newAccount } from '../http/accounts.ts';
import type { TestServer } from '../server.ts';
import { head, sendRaw, statusesIn } from './raw.ts';
import { serveAs } from './stage.ts';

setDefaultTimeout(30_000);

const limits = { RATE_LIMITS: 'network=3/1h,failures=1000000/1h' };
let servers: TestServer[];
beforeAll(async () => {
  servers = await Promise.all(['0', '1', '2'].map((hops) => serveAs('development', { ...limits, TRUST_PROXY: hops })));
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));

/** Of as many attempts as there are headers, one after the other: how many were let through. */
async function letThrough(hops: number, headers: Record<string, string>[]): Promise<number> {
  let count = 0;
  for (const header of headers) {
    const { status } = await (servers[hops] as TestServer).post('/login', newAccount(), header);
    if (status !== 429) count += 1;
  }
  return count;
}

const spoof = (name: string, values: string[]) => values.map((value) => ({ [name]: value }));
const twenty = Array.from({ length: 20 }, (_, index) => `203.0.113.${index}`);

describe('without a trusted proxy', () => {
  test.each([
    'x-forwarded-for',
    'x-real-ip',
    'forwarded',
    'true-client-ip',
    'cf-connecting-ip',
    'x-client-ip',
    'x-cluster-client-ip',
    'x-originating-ip',
    'x-remote-addr',
    'fastly-client-ip',
    'client-ip',
    'via',
  ])('no %s makes a client another one', async (name) => {
    const values = name === 'forwarded' ? twenty.map((address) => `for=${address}`) : twenty;
    const [server] = servers as [TestServer];
    server.clock.advance(3601);
    expect(await letThrough(0, spoof(name, values))).toBe(3);
  });
});

describe('behind one trusted proxy', () => {
  test('only the last entry counts, however many are made up', async () => {
    const values = twenty.map((address) => `${address}, 198.51.100.1, ${address}, 192.0.2.1`);
    expect(await letThrough(1, spoof('x-forwarded-for', values))).toBe(3);
  });

  test('of several header lines the last one counts', async () => {
    const server = servers[1] as TestServer;
    const body = JSON.stringify(newAccount());
    const statuses: number[] = [];
    for (const address of twenty.slice(0, 6)) {
      const lines = [`Host: x`, `X-Forwarded-For: ${address}`, 'X-Forwarded-For: 192.0.2.2'];
      const type = ['Content-Type: application/json', `Content-Length: ${body.length}`];
      const { text } = await sendRaw(server.url, [head('POST /login HTTP/1.1', ...lines, ...type) + body], {
        replies: 1,
      });
      statuses.push(...statusesIn(text));
    }
    expect(statuses).toEqual([404, 404, 404, 429, 429, 429]);
  });

  test('addresses of one IPv6 network are one client, in every spelling', async () => {
    const values = [
      '2001:db8:aa:bb::1',
      '2001:DB8:AA:BB:0:0:0:2',
      '2001:0db8:00aa:00bb:ffff:ffff:ffff:ffff',
      '2001:db8:aa:bb:1::',
      '2001:db8:aa:bb::192.0.2.1',
    ];
    expect(await letThrough(1, spoof('x-forwarded-for', values))).toBe(3);
  });

  test.each([
    'unknown',
    '_hidden',
    '192.0.2.999',
    '1.2.3',
    '0x7f.0.0.1',
    '2130706433',
    '2001:db8:::1',
    'localhost',
    "'; drop table rate_limits; --",
    'a'.repeat(4000),
  ])('an entry that is no address is not counted, the proxy itself is (%#)', async (garbage) => {
    const server = servers[1] as TestServer;
    server.clock.advance(3601);
    // Six of them, which were six clients if each were counted.
    const values = Array.from({ length: 6 }, (_, index) => `203.0.113.1, ${garbage}${index}`);
    expect(await letThrough(1, spoof('x-forwarded-for', values))).toBe(3);
  });

  test.each(['', ','])('where the last entry is empty (%p), the proxy itself is counted', async (garbage) => {
    const server = servers[1] as TestServer;
    server.clock.advance(3601);
    const values = Array.from({ length: 6 }, (_, index) => `203.0.113.${index}, ${garbage}`);
    expect(await letThrough(1, spoof('x-forwarded-for', values))).toBe(3);
  });

  test('an address with a port, and one in brackets, is the address', async () => {
    const server = servers[1] as TestServer;
    server.clock.advance(3601);
    const spellings = ['192.0.2.7', '192.0.2.7:4711', '192.0.2.7:4712', '192.0.2.7:1'];
    expect(await letThrough(1, spoof('x-forwarded-for', spellings))).toBe(3);
    const brackets = ['2001:db8::1', '[2001:db8::1]', '[2001:db8::1]:4711', '[2001:db8::1]:4712'];
    expect(await letThrough(1, spoof('x-forwarded-for', brackets))).toBe(3);
  });
});

describe('behind two trusted proxies', () => {
  test('the last entry but one counts', async () => {
    const values = twenty.map((address) => `${address}, 192.0.2.3, 198.51.100.1`);
    expect(await letThrough(2, spoof('x-forwarded-for', values))).toBe(3);
    expect(await letThrough(2, spoof('x-forwarded-for', ['192.0.2.3, 192.0.2.4, 198.51.100.1']))).toBe(1);
  });

  test('a header that skipped a proxy cannot choose its own network', async () => {
    expect(await letThrough(2, spoof('x-forwarded-for', twenty))).toBe(3);
  });
});

test('what is counted is stored without an address that could be read back', async () => {
  for (const server of servers) {
    const keys = (await server.database.db.query.rateLimits.findMany()).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(key).toMatch(/^network:[0-9a-f]{64}$/);
  }
});
