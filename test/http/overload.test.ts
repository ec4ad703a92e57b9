import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { sql } from 'drizzle-orm';
import { serve, type TestServer } from '../server.ts';
import { newAccount } from './accounts.ts';

setDefaultTimeout(30_000);

const account = { ...newAccount(), password: 'correct horse' };
const credentials = { username: account.username, password: account.password };

let server: TestServer;
beforeAll(async () => {
  server = await serve({ HASH_CONCURRENCY: '2', HASH_QUEUE: '6' });
  await server.post('/register', account);
});
afterAll(() => server.stop());

test('of many log-ins at once those that fit are answered, the others shed, and health is seen throughout', async () => {
  const logIns = Array.from({ length: 200 }, () => server.post('/login', credentials));
  const checks = Array.from({ length: 20 }, () => server.get('/health'));
  const replies = await Promise.all(logIns);
  const counts = Map.groupBy(replies, ({ status }) => status);
  expect([...counts.keys()].sort()).toEqual([200, 503]);
  expect(counts.get(200)?.length).toBeGreaterThanOrEqual(8);
  for (const { headers } of counts.get(503) ?? []) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await Promise.all(checks)).map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect((await server.post('/login', credentials)).status).toBe(200);
});

test('a registration that is shed leaves no account', async () => {
  const held = Array.from({ length: 8 }, () => server.post('/login', { ...credentials, password: 'wrong one' }));
  const shed = await Promise.all(
    Array.from({ length: 5 }, () => server.post('/register', { ...newAccount(), password: 'correct horse' })),
  );
  const registered = shed.filter(({ status }) => status === 201).length;
  await Promise.all(held);
  expect(shed.every(({ status }) => status === 201 || status === 503)).toBe(true);
  const after = (await server.database.db.execute(sql`select count(*)::int as n from accounts`)) as unknown;
  const [row] = (Array.isArray(after) ? after : (after as { rows: { n: number }[] }).rows) as { n: number }[];
  expect(row?.n).toBe(1 + registered);
});
