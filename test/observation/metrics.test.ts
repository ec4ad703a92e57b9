import { expect, onTestFinished, setDefaultTimeout, test } from 'bun:test';
import { cheapHashing, logIn, newAccount, register } from '../http/accounts.ts';
import { serve, type TestServer } from '../server.ts';
import { scrape, scrapeUntil } from './exposition.ts';

setDefaultTimeout(30_000);

async function measured(env: Record<string, string> = {}): Promise<TestServer> {
  const server = await serve({ ...cheapHashing, METRICS_PORT: '0', ...env });
  // A test may have closed the database already.
  onTestFinished(() => server.stop().catch(() => {}));
  return server;
}

const REQUESTS = 'concord_http_request_duration_seconds_count';

test('a request is counted under its operation, document, method and class of status', async () => {
  const server = await measured();
  const account = await register(server);
  await logIn(server, account);
  await server.post('/as/token-pair/auth/login', { username: account.username, password: account.password });
  await server.post('/as/verified-email/auth/register', {});
  await server.fetch('/health', { method: 'HEAD' });
  // A request is counted after its reply.
  const last = { operation: 'getHealth' };
  const { value } = await scrapeUntil(server.metricsUrl, (exposition) => exposition.value(REQUESTS, last) === 1);
  const count = (operation: string, document: string, method: string, status: string) =>
    value(REQUESTS, { operation, document, method, status });
  expect(count('renewableTokenRegister', 'root', 'POST', '2xx')).toBe(1);
  expect(count('authLogin', 'root', 'POST', '2xx')).toBe(1);
  expect(count('authLogin', 'token-pair', 'POST', '2xx')).toBe(1);
  expect(count('verifiedEmailRegister', 'verified-email', 'POST', '4xx')).toBe(1);
  expect(count('getHealth', 'root', 'HEAD', '2xx')).toBe(1);
});

test('nothing that a client makes up becomes a label', async () => {
  const server = await measured();
  await server.post('/auth/verify-email/made-up-token?of=somebody');
  for (let turn = 0; turn < 50; turn++) {
    await server.get(`/made-up-${turn}`);
    await fetch(`${server.url}/login`, { method: ['PUT', 'PATCH', 'PROPFIND'][turn % 3] as string });
  }
  const unmatched = { operation: 'unmatched', document: 'none', method: 'any', status: '4xx' };
  const { value, text } = await scrapeUntil(server.metricsUrl, (now) => now.value(REQUESTS, unmatched) === 100);
  expect(value(REQUESTS, { operation: 'verifiedEmailVerifyEmail' })).toBe(1);
  expect(text).not.toMatch(/made-up|somebody|PUT|PATCH|PROPFIND/);
});

test('log-ins are counted by what they came to, and limits by what they refused', async () => {
  const server = await measured({ RATE_LIMITS: 'network=8/1h,failures=2/1h' });
  const account = await register(server);
  await logIn(server, account);
  const wrong = { username: account.username, password: 'wrong horse' };
  for (let turn = 0; turn < 3; turn++) await server.post('/auth/login', wrong);
  await server.post('/auth/login', { ...wrong, username: 'nobody' });
  const { value } = await scrape(server.metricsUrl);
  const outcome = (name: string) => value('concord_outcomes_total', { operation: 'authLogin', outcome: name });
  expect([outcome('ok'), outcome('unknown_account')]).toEqual([1, 1]);
  for (let turn = 0; turn < 50; turn++) {
    const reply = await server.post('/auth/login', wrong);
    if (reply.body.code === 'too_many_requests' && reply.headers.get('ratelimit')?.startsWith('"network"')) break;
  }
  expect((await scrape(server.metricsUrl)).value('concord_rate_limit_refusals_total', { limit: 'network' })).toBe(1);
});

test('a pause after failed log-ins is counted as a refusal', async () => {
  const server = await measured({ RATE_LIMITS: 'failures=1/1h' });
  const name = { username: 'nobody', password: 'wrong horse' };
  for (let turn = 0; turn < 3; turn++) await server.post('/login', name);
  const { value } = await scrape(server.metricsUrl);
  const refused = value('concord_rate_limit_refusals_total', { limit: 'failures' });
  expect(refused).toBeGreaterThan(0);
  expect(value('concord_outcomes_total', { outcome: 'too_many_requests' })).toBe(refused as number);
});

test('hashes are timed; those that run, wait and are refused are told', async () => {
  const server = await measured({
    HASH_TIME_COST: '100',
    HASH_MEMORY_KIB: '19456',
    HASH_CONCURRENCY: '1',
    HASH_QUEUE: '1',
  });
  const logIns = Array.from({ length: 3 }, () => server.post('/login', newAccount()));
  await Promise.race(logIns);
  const busy = await scrapeUntil(server.metricsUrl, ({ value }) => value('concord_hashes_waiting') === 1);
  expect(busy.value('concord_hashes_running')).toBe(1);
  expect(busy.value('concord_hashes_refused_total')).toBe(1);
  expect(busy.value('concord_http_requests_in_flight')).toBe(2);
  await Promise.all(logIns);
  const idle = await scrape(server.metricsUrl);
  expect([idle.value('concord_hashes_running'), idle.value('concord_hashes_waiting')]).toEqual([0, 0]);
  expect(idle.value('concord_http_requests_in_flight')).toBe(0);
  expect(idle.value('concord_hash_duration_seconds_count')).toBe(2);
  expect(idle.value('concord_hash_wait_seconds_count')).toBe(1);
});

test('mails are counted, and those that wait are told with the age of the oldest', async () => {
  const server = await measured();
  const { email } = await register(server);
  await server.post('/auth/request-verify-email', { email });
  await server.mailTo(email);
  const sent = await scrape(server.metricsUrl);
  expect(sent.value('concord_mails_total', { purpose: 'email_verification', outcome: 'sent' })).toBe(1);

  const broken = await measured({ SMTP_URL: 'smtp://127.0.0.1:1' });
  await broken.post('/auth/request-verify-email', { email: (await register(broken)).email });
  broken.clock.advance(600);
  const first = await scrape(broken.metricsUrl);
  expect(first.value('concord_outbox_oldest_age_seconds')).toBeGreaterThanOrEqual(600);
  const failed = { outcome: 'failed' };
  const waiting = await scrapeUntil(broken.metricsUrl, ({ value }) => (value('concord_mails_total', failed) ?? 0) > 0);
  expect(waiting.value('concord_outbox_requests')).toBe(1);
  expect(waiting.value('concord_outbox_oldest_age_seconds')).toBeGreaterThanOrEqual(600);
});

test('without a database the metrics still answer, and tell what failed', async () => {
  const server = await measured();
  await server.database.database.close();
  expect((await server.get('/health/ready')).status).toBe(503);
  const { value, text } = await scrape(server.metricsUrl);
  expect([value('concord_outbox_requests'), value('concord_outbox_oldest_age_seconds')]).toEqual([NaN, NaN]);
  expect(text).toMatch(/concord_store_call_failures_total\{call="housekeeping.ping",code="\w+"\} 1/);
  expect(value('concord_store_calls_in_flight')).toBe(0);
});

test('the process, its build and its key are described', async () => {
  const server = await measured();
  const swept = 'concord_sweeper_last_run_timestamp_seconds';
  const { value, text } = await scrapeUntil(server.metricsUrl, (exposition) => (exposition.value(swept) ?? 0) > 0);
  expect(value('concord_build_info', { version: '0.1.0', bun: Bun.version })).toBe(1);
  expect(Math.abs((value('concord_signing_key_created_timestamp_seconds') ?? 0) - Date.now() / 1000)).toBeLessThan(60);
  expect(Math.abs((value(swept) ?? 0) - Date.now() / 1000)).toBeLessThan(60);
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  expect(value('process_open_fds')).toBeGreaterThan(3);
  expect(text).not.toContain('nodejs_heap');
});

test('metrics are on their own port only, and only if asked for', async () => {
  const server = await measured();
  expect((await server.get('/metrics')).status).toBe(404);
  expect((await fetch(`${server.metricsUrl?.replace('/metrics', '/login')}`)).status).toBe(404);
  expect((await fetch(`${server.metricsUrl}`, { method: 'POST' })).status).toBe(404);
  const silent = await serve(cheapHashing);
  onTestFinished(() => silent.stop());
  expect(silent.metricsUrl).toBeNull();
});

test('the guide describes every metric there is, and no other', async () => {
  const server = await measured();
  const { names } = await scrape(server.metricsUrl);
  const guide = await Bun.file(`${import.meta.dir}/../../docs/operating.md`).text();
  const described = [...guide.matchAll(/^\| `((?:concord|process|nodejs)_\w+)`/gm)].map(([, name = '']) => name);
  expect(described.sort()).toEqual([...names].sort());
});
