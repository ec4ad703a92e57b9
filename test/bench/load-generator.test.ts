import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Generator, startGenerator } from '../../scripts/bench/load/orders.ts';
import type { Actor } from '../../scripts/bench/protocols/protocol.ts';
import type { Work } from '../../scripts/bench/works.ts';

const jwtOf = (sid: string) =>
  `${'h'.repeat(40)}.${Buffer.from(JSON.stringify({ sid })).toString('base64url')}.${'s'.repeat(40)}`;
const JWT = jwtOf('the session of ada');
const actor: Actor = {
  username: 'ada',
  password: 'secret',
  session: 'the session of ada',
  access: JWT,
  refresh: 'r',
  cookie: '__Secure-refresh_token=1',
};
const user = { message: 'User details retrieved.', data: { id: 1, username: 'ada', joined: '2026-01-01' } };

let generator: Generator;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-bench-test-'));
  generator = startGenerator();
  for (const [name, actors] of Object.entries({ one: [actor], many: Array(10).fill(actor), nobody: [] })) {
    const file = join(folder, `${name}.json`);
    await Bun.write(file, JSON.stringify({ actors, due: actors }));
    await generator.load(name, 'concord', file);
  }
});
afterAll(async () => {
  await generator.stop();
  await rm(folder, { recursive: true, force: true });
});

type Answer = (request: Request, count: number) => Response;

/** A server that answers with whatever is given, and what it has seen. */
async function serving<Done>(answer: Answer, work: (url: string, seen: { count: number; ports: Set<number> }) => Done) {
  const seen = { count: 0, ports: new Set<number>() };
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch(request) {
      seen.ports.add(server.requestIP(request)?.port ?? 0);
      return answer(request, seen.count++);
    },
  });
  try {
    return await work(server.url.href, seen);
  } finally {
    await server.stop(true);
  }
}

/** A slice of work. */
function against(answer: Answer, work: Work, contestant = 'one') {
  return serving(answer, async (url, seen) => {
    const slice = await generator.slice(contestant, { url, work, concurrency: 4, milliseconds: 50 });
    return { slice, count: seen.count };
  });
}

test('replies that are what they should be are all counted, and all checked', async () => {
  const { slice, count } = await against(() => Response.json(user), 'user');
  expect(slice.sent).toBe(count);
  expect(slice.checked).toBe(count);
  expect(count).toBeGreaterThan(4);
});

test('a reply that comes in chunks is read to its end', async () => {
  const inChunks = () =>
    new Response(
      new ReadableStream({
        async start(controller) {
          const text = JSON.stringify(user);
          controller.enqueue(text.slice(0, 20));
          await Bun.sleep(1);
          controller.enqueue(text.slice(20));
          controller.close();
        },
      }),
    );
  expect((await against(inChunks, 'user')).slice.checked).toBeGreaterThan(0);
});

describe('a run fails when a server', () => {
  const lies: [string, Work, (request: Request, count: number) => Response][] = [
    ['answers with another status', 'user', () => Response.json(user, { status: 201 })],
    [
      'answers with another status only now and then',
      'user',
      (_, count) => Response.json(user, { status: count === 9 ? 500 : 200 }),
    ],
    ['answers 200 without a body', 'user', () => new Response('')],
    ['answers 200 with something that is no JSON', 'user', () => new Response('ok')],
    ['answers 200 with null', 'user', () => Response.json(null)],
    ['tells of somebody else', 'user', () => Response.json({ data: { ...user.data, username: 'eve' } })],
    ['answers a log-in without a token', 'log-in', () => Response.json({ data: { user: user.data } })],
    ['answers a log-in without a cookie', 'log-in', () => Response.json({ data: { token: JWT, user: user.data } })],
    ['refreshes somebody else', 'refresh-bearer', () => Response.json({ access_token: jwtOf('another session') })],
    ['answers a refresh with an empty token', 'refresh-bearer', () => Response.json({ access_token: '' })],
    [
      'does not rotate the cookie',
      'refresh-cookie',
      () => Response.json({ data: { token: JWT } }, { headers: { 'set-cookie': `${actor.cookie}; Path=/` } }),
    ],
    [
      'registers with the status of a log-in',
      'register',
      () => Response.json({ message: 'Account successfully created.' }),
    ],
    ['is not well', 'health', () => Response.json({ status: 'error' })],
  ];
  for (const [name, work, answer] of lies) {
    test(name, async () => {
      await expect(against(answer, work)).rejects.toThrow(/^one: /);
    });
  }

  test('does not answer at all', async () => {
    const order = { url: 'http://127.0.0.1:1', work: 'user', concurrency: 1, milliseconds: 50 } as const;
    await expect(generator.slice('one', order)).rejects.toThrow();
  });
});

describe('a lead-in', () => {
  test('is not counted by the slice that follows, which goes on over the same connections', async () => {
    await serving(
      () => Response.json(user),
      async (url, seen) => {
        const order = { url, work: 'user', concurrency: 4, milliseconds: 50 } as const;
        const led = await generator.leadIn('one', order);
        expect(seen.count).toBe(led.checked);
        const slice = await generator.slice('one', order);
        expect(seen.count).toBe(led.checked + slice.checked);
        expect(seen.ports.size).toBe(4);
      },
    );
  });

  test('fails at a reply that is not what it should be', async () => {
    await serving(
      (_, count) => Response.json(user, { status: count === 9 ? 500 : 200 }),
      async (url) => {
        const order = { url, work: 'user', concurrency: 4, milliseconds: 50 } as const;
        await expect(generator.leadIn('one', order)).rejects.toThrow(/^one: user of ada: status 500/);
      },
    );
  });
});

describe('a slice of log-outs', () => {
  const bye = () =>
    Response.json({ message: 'Bye.' }, { headers: { 'set-cookie': '__Secure-refresh_token=; Path=/' } });
  const order = { work: 'log-out', concurrency: 4, milliseconds: 60_000 } as const;

  test('ends early when each session was ended once', async () => {
    const slice = await serving(bye, (url) => generator.slice('many', { url, ...order }));
    expect(slice.checked).toBe(10);
    expect(slice.used.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(slice.elapsedMs).toBeLessThan(order.milliseconds);
  });

  test('ends no session but those that the lead-in has used, once each', async () => {
    const answer = (request: Request) => (request.url.endsWith('/api/user') ? Response.json(user) : bye());
    await serving(answer, async (url) => {
      const led = await generator.leadIn('many', { url, ...order, work: 'user', isOnce: true });
      expect(led.used).toHaveLength(10);
      const only = led.used.slice(0, 7);
      expect((await generator.slice('many', { url, ...order, only })).used).toEqual(only);
    });
  });
});

test('a slice without a single request is no success', async () => {
  await expect(against(() => Response.json(user), 'log-out', 'nobody')).rejects.toThrow('not one request was sent');
});
