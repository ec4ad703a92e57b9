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
  const [one, nobody] = [join(folder, 'one.json'), join(folder, 'nobody.json')];
  await Bun.write(one, JSON.stringify({ actors: [actor], due: [actor] }));
  await Bun.write(nobody, JSON.stringify({ actors: [], due: [] }));
  await generator.load('one', 'concord', one);
  await generator.load('nobody', 'concord', nobody);
});
afterAll(async () => {
  await generator.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A slice of work against a server that answers with whatever is given. */
async function against(answer: (request: Request, count: number) => Response, work: Work, contestant = 'one') {
  let count = 0;
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: (request) => answer(request, count++) });
  try {
    const order = { url: server.url.href, work, concurrency: 4, milliseconds: 50 };
    return { slice: await generator.slice(contestant, order), count };
  } finally {
    await server.stop(true);
  }
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

test('a slice without a single request is no success', async () => {
  await expect(against(() => Response.json(user), 'log-out', 'nobody')).rejects.toThrow('not one request was sent');
});
