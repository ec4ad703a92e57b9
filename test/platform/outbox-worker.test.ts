import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { startOutboxWorker } from '../../src/platform/outbox-worker.ts';
import type { MailRequest } from '../../src/ports/outbox.ts';
import { outbox as outboxTable } from '../../src/storage/schema.ts';
import type { FreshDatabase } from '../database.ts';
import { freshDatabase } from '../database.ts';
import { recordingLog } from './recording-log.ts';
import { settableClock } from './settable-clock.ts';

const anHour = 3_600_000;
const lease = 120_000;
const running: { stop(): Promise<void> }[] = [];
afterEach(() => Promise.all(running.splice(0).map((background) => background.stop())));

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.db.delete(outboxTable);
});
afterAll(() => fresh.close());

function setUp(deliver: (request: MailRequest) => Promise<void>, intervalMs = anHour) {
  const clock = settableClock();
  const log = recordingLog();
  /** The real one; a test that wants it to fail replaces a method for a while. */
  const outbox = { ...fresh.stores.outbox };
  const start = () => {
    const worker = startOutboxWorker({ outbox, deliver, clock, log, intervalMs, random: () => 0.5 });
    running.push(worker);
    return worker;
  };
  const ask = (emailKey: string) =>
    outbox.enqueue({ purpose: 'password_reset', emailKey, language: null, at: clock.now() });
  return { clock, outbox, log, start, ask };
}

function waiting() {
  return fresh.db.select().from(outboxTable);
}

async function nextAttempt(): Promise<number> {
  return (await waiting())[0]?.nextAttemptAt.getTime() ?? Number.NaN;
}

async function isEmpty(): Promise<boolean> {
  return (await waiting()).length === 0;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await condition()); waited += 1) {
    if (waited > 1000) throw new Error('waited in vain');
    await Bun.sleep(1);
  }
}

test('a mail asked for is delivered at once after a nudge, and once', async () => {
  const sent: string[] = [];
  const { start, ask } = setUp(async ({ emailKey }) => void sent.push(emailKey));
  const worker = start();
  await Bun.sleep(5);
  await ask('anna@example.com');
  worker.nudge();
  await until(isEmpty);
  worker.nudge();
  await Bun.sleep(5);
  expect(sent).toEqual(['anna@example.com']);
});

test('what is left from before the start is delivered without a nudge', async () => {
  const sent: string[] = [];
  const { start, ask } = setUp(async ({ emailKey }) => void sent.push(emailKey));
  for (let index = 0; index < 12; index += 1) await ask(`${index}@example.com`);
  start();
  await until(isEmpty);
  expect(sent).toHaveLength(12);
});

test('what another instance left behind is found within the interval', async () => {
  const { start, ask } = setUp(async () => {}, 5);
  start();
  await Bun.sleep(10);
  await ask('anna@example.com');
  await until(isEmpty);
});

test('a mail that was not accepted is tried again, ever more rarely, and delivered once', async () => {
  let failures = 9;
  let delivered = 0;
  const { clock, start, ask } = setUp(async () => {
    if (failures-- > 0) throw new Error('451 try later');
    delivered += 1;
  });
  await ask('anna@example.com');
  const worker = start();
  for (const pause of [5, 10, 20, 40, 80, 160, 320, 600, 600]) {
    const due = clock.now().getTime() + pause * 1000;
    await until(async () => (await nextAttempt()) === due);
    clock.advance(pause - 1);
    worker.nudge();
    await Bun.sleep(5);
    expect(delivered).toBe(0);
    clock.advance(1);
    worker.nudge();
  }
  await until(isEmpty);
  expect(delivered).toBe(1);
});

test('one mail that fails does not hold up the others', async () => {
  const sent: string[] = [];
  const { start, ask } = setUp(async ({ emailKey }) => {
    if (emailKey === 'bad') throw new Error('550 no such user');
    sent.push(emailKey);
  });
  for (const address of ['a', 'bad', 'b', 'c', 'd', 'e', 'f']) await ask(address);
  start();
  await until(async () => (await waiting()).length === 1);
  expect(sent.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('a mail that is never accepted is given up after a day, with an error in the log', async () => {
  const { clock, log, start, ask } = setUp(() => Promise.reject(new Error('550 no such user')));
  await ask('anna@example.com');
  const begun = clock.now().getTime();
  const worker = start();
  for (let tries = 1; ; tries += 1) {
    await until(() => log.lines.length === tries);
    if (log.lines.at(-1)?.level === 'error') break;
    // No back-off is as long as the lease, which the request is under until it has been postponed.
    await until(async () => (await nextAttempt()) - clock.now().getTime() !== lease);
    clock.advance(((await nextAttempt()) - clock.now().getTime()) / 1000);
    worker.nudge();
  }
  await until(isEmpty);
  expect((clock.now().getTime() - begun) / anHour).toBeGreaterThan(20);
  expect(log.lines.at(-1)).toMatchObject({ level: 'error', message: 'mail given up' });
});

test('a database that is away stops nothing for good', async () => {
  const { outbox, log, start, ask } = setUp(async () => {}, 2);
  const { claim } = outbox;
  outbox.claim = () => Promise.reject(new Error('connection refused'));
  await ask('anna@example.com');
  start();
  await until(() => log.lines.length > 2);
  outbox.claim = claim;
  await until(isEmpty);
});

test('a mail whose delivery the database did not hear of is not sent again', async () => {
  let sent = 0;
  const { clock, outbox, log, start, ask } = setUp(async () => {
    sent += 1;
  });
  const { complete } = outbox;
  outbox.complete = () => Promise.reject(new Error('connection refused'));
  await ask('anna@example.com');
  const worker = start();
  await until(() => log.lines.length === 1);
  outbox.complete = complete;
  clock.advance(120);
  worker.nudge();
  await until(isEmpty);
  expect(sent).toBe(1);
});

test('stopping waits for the mail in hand and begins no other', async () => {
  const inHand = Promise.withResolvers<void>();
  let begun = 0;
  const { start, ask } = setUp(() => {
    begun += 1;
    return inHand.promise;
  });
  await ask('anna@example.com');
  const worker = start();
  await until(() => begun === 1);
  await ask('berta@example.com');
  let stopped = false;
  const stopping = worker.stop().then(() => {
    stopped = true;
  });
  worker.nudge();
  await Bun.sleep(5);
  expect(stopped).toBe(false);
  inHand.resolve();
  await stopping;
  expect(begun).toBe(1);
  expect((await waiting()).map((row) => row.emailKey)).toEqual(['berta@example.com']);
});
